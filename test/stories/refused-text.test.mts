import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call } from './fake/calls.mts';
import { shown } from './fake/omnichannel.mts';
import { assertDelivered, minutes } from './fake/outcome.mts';
import { mediaFields, newSid, textRequest } from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

const VETO = 'A Rocket.Chat App prevented the message sending. [error-app-prevented]';
const VETOED = '> ⚠️ A text of the customer could not be shown: Rocket.Chat refused it (error-app-prevented).';

/** Rocket.Chat takes no message with this word in it. */
function refuse(workspace: FakeWorkspace, word: string, reason: string): void {
    workspace.omnichannel.rewrite = (text) => {
        if (text.includes(word)) {
            throw new Error(reason);
        }
        return text;
    };
}

async function deliverAll(workspace: FakeWorkspace, bodies: readonly string[]): Promise<void> {
    const one = workspace.start('one');
    for (const Body of bodies) {
        await workspace.clock.until(one.deliver(textRequest({ Body })));
    }
    await workspace.clock.quiet();
}

test('a text that another app forbids gives way to a line at once, and the texts behind it are shown', async () => {
    const workspace = fakeWorkspace();
    refuse(workspace, 'casino', VETO);
    await deliverAll(workspace, ['a', 'casino', 'b']);
    assertDelivered(workspace, ['a', VETOED, 'b']);
    assert.equal(workspace.log.filter(({ event }) => event === 'sms.text-refused').length, 1);
    assert.ok(!JSON.stringify(workspace.log).includes('casino'));
});

test('a text that is refused for another reason is offered five times, and then gives way', async () => {
    const workspace = fakeWorkspace();
    refuse(workspace, 'odd', 'Match error: odd is not a word [error-strange]');
    await deliverAll(workspace, ['odd']);
    await minutes(workspace, 7);
    assert.deepEqual(shown(workspace.omnichannel), [], 'four times is not enough');
    await deliverAll(workspace, ['b']);
    await minutes(workspace, 10);
    assertDelivered(workspace, [VETOED.replace('error-app-prevented', 'error-strange'), 'b']);
});

test('of a refusal without a code nothing is shown: it may repeat the text', async () => {
    const workspace = fakeWorkspace();
    refuse(workspace, 'secret', 'cannot take secret 4711');
    await deliverAll(workspace, ['secret']);
    await minutes(workspace, 20);
    assertDelivered(workspace, [VETOED.replace('error-app-prevented', 'no reason given')]);
});

test('the attempts that found nobody there do not count: after a night, one refusal is only one', async () => {
    const workspace = fakeWorkspace();
    workspace.omnichannel.isAnyoneOnline = false;
    await deliverAll(workspace, ['a']);
    await minutes(workspace, 30);
    workspace.omnichannel.isAnyoneOnline = true;
    failPosts(workspace, { times: 1, reason: 'not primary' });
    await minutes(workspace, 30);
    assertDelivered(workspace, ['a']);
});

for (const reason of ['accessor timed out', 'Sorry, no online agents [no-agent-online]']) {
    test(`“${reason}” is never the text’s own fault`, async () => {
        const workspace = fakeWorkspace();
        failPosts(workspace, { times: 12, reason });
        await deliverAll(workspace, ['a']);
        await minutes(workspace, 200);
        assertDelivered(workspace, ['a']);
    });
}

test('while even the line is refused the text waits, and is shown when all is well again', async () => {
    const workspace = fakeWorkspace();
    refuse(workspace, '', VETO);
    await deliverAll(workspace, ['a', 'b']);
    await minutes(workspace, 60);
    assert.deepEqual(shown(workspace.omnichannel), []);
    workspace.omnichannel.rewrite = (text) => text;
    await minutes(workspace, 11);
    assertDelivered(workspace, ['a', 'b']);
});

test('a text for which another app forbids the conversation waits, says why in the log, and is shown when it may', async () => {
    const workspace = fakeWorkspace();
    failCalls(workspace, { name: 'livechat.openRoom', times: 3, reason: VETO });
    await deliverAll(workspace, ['a', 'b']);
    await minutes(workspace, 20);
    assertDelivered(workspace, ['a', 'b']);
    const waiting = workspace.log.filter(({ event }) => event === 'sms.waiting');
    assert.ok(waiting.length > 0);
    assert.deepEqual([...new Set(waiting.map(({ fields }) => fields.why))], ['error-app-prevented']);
});

test('the files of a refused text are shown, after the line', async () => {
    const workspace = fakeWorkspace();
    refuse(workspace, 'casino', VETO);
    const sid = newSid();
    const request = textRequest({ Body: 'casino', MessageSid: sid, ...mediaFields(sid, ['image/jpeg']) });
    await workspace.clock.until(workspace.start('one').deliver(request));
    await workspace.clock.quiet();
    assert.equal(shown(workspace.omnichannel)[0], VETOED);
    assert.match(shown(workspace.omnichannel)[1] ?? '', /^\[.*\.jpg\]$/);
});

test('the line stands once, also when the process dies right after posting it', async () => {
    const workspace = fakeWorkspace();
    refuse(workspace, 'casino', VETO);
    const one = workspace.start('one');
    workspace.calls.hook = { after: ({ name }) => (name === 'livechat.post' ? one.kill() : undefined) };
    void one.deliver(textRequest({ Body: 'casino' }));
    await workspace.clock.quiet();
    workspace.calls.hook = {};
    await minutes(workspace, 5);
    assertDelivered(workspace, [VETOED]);
});

for (const [what, broken] of [
    ['a place', { location: null }],
    ['a form', { interactive: 'q' }],
] as const) {
    test(`where ${what} was stored unreadably the words are shown with a line, and nobody waits behind them`, async () => {
        const workspace = fakeWorkspace();
        workspace.omnichannel.isAnyoneOnline = false;
        await deliverAll(workspace, ['a', 'b']);
        breakText(workspace, broken);
        workspace.omnichannel.isAnyoneOnline = true;
        await minutes(workspace, 2);
        const line = '> ⚠️ What came with this text could not be shown: it was stored in a way that cannot be read.';
        assertDelivered(workspace, [`a\n${line}`, 'b']);
    });
}

interface Failing {
    readonly name: string;
    readonly times: number;
    readonly reason: string;
}

function failPosts(workspace: FakeWorkspace, failing: { times: number; reason: string }): void {
    failCalls(workspace, { ...failing, name: 'livechat.post' });
}

function failCalls({ calls }: FakeWorkspace, { name, times, reason }: Failing): void {
    let left = times;
    calls.hook = {
        before: (call: Call) => {
            if (call.name === name && left > 0) {
                left -= 1;
                throw new Error(reason);
            }
        },
    };
}

/** Lays these members over the oldest text that waits. */
function breakText({ records }: FakeWorkspace, members: object): void {
    const index = records.findIndex(({ labels }) => labels.includes('pending'));
    const record = records[index];
    assert.ok(record);
    const entry: { readonly toDo: { readonly text: object } } = JSON.parse(record.json);
    const toDo = { ...entry.toDo, text: { ...entry.toDo.text, ...members } };
    records[index] = { ...record, json: JSON.stringify({ ...entry, toDo }) };
}
