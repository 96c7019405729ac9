import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldLivechat } from '../../lib/inbound/held-livechat.ts';
import type { Livechat } from '../../lib/model/livechat-ports.ts';
import { troubleOf } from '../../lib/model/trouble.ts';

test('nothing is shown by a turn that is lost, and that is what it fails with', async () => {
    const carriedOut: string[] = [];
    const livechat = new Proxy({} as Livechat, {
        ownKeys: () => SHOWING,
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
        get: (_target, name) => async () => carriedOut.push(String(name)),
    });
    let isHeld = true;
    const held = heldLivechat(livechat, { stillHeld: async () => isHeld } as never);
    for (const name of SHOWING) {
        await Reflect.apply(held[name], held, []);
    }
    assert.deepEqual(carriedOut, SHOWING);
    isHeld = false;
    for (const name of SHOWING) {
        const trouble = await Reflect.apply(held[name], held, []).then(() => undefined, troubleOf);
        assert.deepEqual(trouble, { kind: 'turn-lost' }, name);
    }
    assert.deepEqual(carriedOut, SHOWING);
});

const SHOWING = ['createVisitor', 'openRoom', 'closeRoom', 'post', 'upload'] as const;
