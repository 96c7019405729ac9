import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOptions } from '../workspace/start-options.mts';

test('nothing typed asks for nothing in particular', () => {
    assert.deepEqual(startOptions([]), {});
});

test('a server and a runtime can be asked for', () => {
    const asked = startOptions(['--server', 'old', '--runtime', 'deno']);
    assert.deepEqual(asked, { generation: 'old', runtime: 'deno' });
});

test('anything else is refused, saying what there is', () => {
    assert.throws(() => startOptions(['--server', '7']), { message: '--server is old or new, not "7"' });
    assert.throws(() => startOptions(['--runtime', 'bun']), { message: '--runtime is node or deno, not "bun"' });
    assert.throws(() => startOptions(['--sever', 'old']), /--sever/);
});
