import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairOf } from '../../lib/model/room.ts';
import { forever } from './fake/calls.mts';
import { randomDelays } from './fake/delays.mts';
import { shownWhole } from './fake/omnichannel.mts';
import { wayTo } from './fake/reply-world.mts';
import { CUSTOMER, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

const REPLY = 'We are closed.';
const MINUTE = 60_000;
const PAIR = pairOf(wayTo(CUSTOMER));

/** A workspace where nobody is online, with an offline reply every 60 minutes. */
function closedWorkspace() {
    const workspace = fakeWorkspace();
    workspace.settings.offline_reply = REPLY;
    workspace.omnichannel.isAnyoneOnline = false;
    const one = workspace.start('one');
    const replyTo = async (fields: Readonly<Record<string, string>>) => {
        const answer = await workspace.clock.until(one.deliver(textRequest(fields)));
        assert.equal(answer.kind, 'accepted');
        return answer.kind === 'accepted' ? answer.reply : undefined;
    };
    return { workspace, one, replyTo };
}

test('the offline reply is given once in its time, and again after it', async () => {
    const { workspace, replyTo } = closedWorkspace();
    assert.equal(await replyTo({ Body: 'a' }), REPLY);
    assert.equal(await replyTo({ Body: 'b' }), undefined);
    await workspace.clock.advance(59 * MINUTE);
    assert.equal(await replyTo({ Body: 'c' }), undefined);
    await workspace.clock.advance(2 * MINUTE);
    assert.equal(await replyTo({ Body: 'd' }), REPLY);
});

test('the agent reads once what was answered automatically, with the text that got it, and how long each waited', async () => {
    const { workspace, one, replyTo } = closedWorkspace();
    workspace.settings.offline_reply = 'We are *closed*.\nTry tomorrow.';
    assert.equal(await replyTo({ Body: 'a' }), workspace.settings.offline_reply);
    await workspace.clock.advance(55 * MINUTE);
    assert.equal(await replyTo({ Body: 'b' }), undefined);
    await workspace.clock.advance(6 * MINUTE);
    assert.equal(await replyTo({ Body: 'c' }), workspace.settings.offline_reply);
    workspace.omnichannel.isAnyoneOnline = true;
    await workspace.clock.until(one.recover());
    const answered = '> 🤖 The customer got this automatic answer: We are \\*closed*.\n> Try tomorrow.';
    assert.deepEqual(shownWhole(workspace.omnichannel), [
        `> 🕐 Arrived 61 minutes ago and waited until now\na\n${answered}`,
        '> 🕐 Arrived 6 minutes ago and waited until now\nb',
        `c\n${answered}`,
    ]);
});

test('STOP counts from its arrival, though its text waits: nothing automatic follows it', async () => {
    const { workspace, one, replyTo } = closedWorkspace();
    workspace.settings.offline_reply_every_minutes = 0;
    assert.equal(await replyTo({ Body: 'Hello' }), REPLY);
    assert.equal(await replyTo({ Body: 'STOP' }), undefined);
    assert.equal((await one.ports.customers.read(PAIR)).optedOut, true);
    assert.equal(await replyTo({ Body: 'Are you there?' }), undefined);
});

test('a START that waited does not undo a STOP that came after it', async () => {
    const { workspace, one, replyTo } = closedWorkspace();
    await replyTo({ Body: 'STOP' });
    await workspace.clock.advance(MINUTE);
    await replyTo({ Body: 'START' });
    await workspace.clock.advance(MINUTE);
    await replyTo({ Body: 'STOP' });
    workspace.omnichannel.isAnyoneOnline = true;
    await workspace.clock.until(one.recover());
    assert.equal((await one.ports.customers.read(PAIR)).optedOut, true);
});

test('a passing error of Rocket.Chat is not told to the customer as if nobody were there', async () => {
    const { workspace, replyTo } = closedWorkspace();
    workspace.omnichannel.isAnyoneOnline = true;
    workspace.calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.post') {
                throw new Error('the database is busy');
            }
        },
    };
    assert.equal(await replyTo({ Body: 'a' }), undefined);
});

test('each customer has an own time for the offline reply', async () => {
    const { replyTo } = closedWorkspace();
    assert.equal(await replyTo({ Body: 'a' }), REPLY);
    assert.equal(await replyTo({ Body: 'a', From: '+14017122662' }), REPLY);
});

test('without a configured reply, or when the text is delivered, there is none', async () => {
    const { workspace, replyTo } = closedWorkspace();
    workspace.settings.offline_reply = '';
    assert.equal(await replyTo({}), undefined);
    workspace.settings.offline_reply = REPLY;
    workspace.omnichannel.isAnyoneOnline = true;
    assert.equal(await replyTo({}), undefined);
});

const UNANSWERED: ReadonlyArray<readonly [what: string, fields: Readonly<Record<string, string>>]> = [
    ['STOP', { Body: 'STOP' }],
    ['START', { Body: ' start ' }],
    ['HELP', { Body: 'Help' }],
    ['an opt-out of Advanced Opt-Out', { Body: 'adios', OptOutType: 'STOP' }],
    ['a short code', { From: '72273' }],
    ['an alphanumeric sender', { From: 'MYBANK' }],
];

for (const [what, fields] of UNANSWERED) {
    test(`no automatic answer goes to ${what}`, async () => {
        const { replyTo } = closedWorkspace();
        assert.equal(await replyTo(fields), undefined);
    });
}

test('who sends the answered words again is a machine, and is not answered again', async () => {
    const { workspace, replyTo } = closedWorkspace();
    assert.equal(await replyTo({ Body: 'I am out of office.' }), REPLY);
    await workspace.clock.advance(61 * MINUTE);
    assert.equal(await replyTo({ Body: 'I am out of office.' }), undefined);
    assert.equal(await replyTo({ Body: 'Anyone there?' }), REPLY);
});

test('who sends our own reply back is a machine', async () => {
    const { replyTo } = closedWorkspace();
    assert.equal(await replyTo({ Body: ` ${REPLY}\n` }), undefined);
    assert.equal(await replyTo({ Body: 'Oh, when do you open?' }), REPLY);
});

test('what was answered is known again for a day: after that the same words are a greeting', async () => {
    const { workspace, replyTo } = closedWorkspace();
    workspace.settings.offline_reply_every_minutes = 0;
    assert.equal(await replyTo({ Body: 'Hello' }), REPLY);
    await workspace.clock.advance(24 * 60 * MINUTE - 1);
    assert.equal(await replyTo({ Body: 'Hello' }), undefined);
    await workspace.clock.advance(1);
    assert.equal(await replyTo({ Body: 'Hello' }), REPLY);
});

test('only what was answered last is known again', async () => {
    const { workspace, replyTo } = closedWorkspace();
    workspace.settings.offline_reply_every_minutes = 0;
    for (const Body of ['one', 'two', 'one']) {
        assert.equal(await replyTo({ Body }), REPLY);
    }
});

test('pictures without words are no echo of each other', async () => {
    const { workspace, replyTo } = closedWorkspace();
    workspace.settings.offline_reply_every_minutes = 0;
    assert.equal(await replyTo({ Body: ' ' }), REPLY);
    assert.equal(await replyTo({ Body: ' ' }), REPLY);
});

test('of what was answered a digest is kept, and not a word', async () => {
    const { workspace, replyTo } = closedWorkspace();
    await replyTo({ Body: 'my secret' });
    await workspace.clock.quiet();
    const kept = workspace.records.filter(({ labels }) => labels.includes('offline-reply'));
    assert.equal(kept.length, 1);
    assert.doesNotMatch(JSON.stringify(kept), /my secret/);
});

test('ten texts at once get one reply, and two instances at once give one', async () => {
    const { workspace, one } = closedWorkspace();
    const two = workspace.start('two');
    const { clock } = workspace;
    workspace.calls.hook = { before: () => clock.wait(10) };
    const answers = await clock.until(
        Promise.all(
            Array.from({ length: 10 }, (_, at) =>
                (at % 2 === 0 ? one : two).deliver(textRequest({ Body: `text ${at}` })),
            ),
        ),
    );
    const replies = answers.filter((answer) => answer.kind === 'accepted' && answer.reply !== undefined);
    assert.equal(replies.length, 1);
});

test('a customer who writes to two numbers on two instances at once gets one reply, whatever the delays', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
        const { workspace, one } = closedWorkspace();
        const { clock, calls } = workspace;
        calls.hook = randomDelays(seed, { clock, longestMs: 300 });
        const processes = [one, workspace.start('two'), workspace.start('three')];
        const answers = await clock.until(
            Promise.all(
                processes.flatMap((process, at) => [
                    process.deliver(textRequest({ Body: `a ${at}` })),
                    process.deliver(textRequest({ Body: `b ${at}`, To: `+1555123456${at % 2}` })),
                ]),
            ),
        );
        const replies = answers.filter((answer) => answer.kind === 'accepted' && answer.reply !== undefined);
        assert.equal(replies.length, 1, `seed ${seed}`);
    }
});

test('a process that died with the right to answer in its hands keeps nobody from the answer for longer than its lease', async () => {
    const { workspace, one, replyTo } = closedWorkspace();
    const { clock, calls } = workspace;
    calls.hook = {
        before: ({ name }) => {
            if (name !== 'records.put') {
                return undefined;
            }
            one.kill();
            return forever();
        },
    };
    void one.deliver(textRequest({ Body: 'a' }));
    await clock.advance(1_000);
    calls.hook = {};
    await clock.advance(MINUTE);
    const two = workspace.start('two');
    const answer = await clock.until(two.deliver(textRequest({ Body: 'b' })));
    assert.equal(answer.kind === 'accepted' && answer.reply, REPLY);
    assert.equal(await replyTo({ Body: 'c', From: '+14017122669' }).catch(() => 'dead'), 'dead');
});

test('a duplicate of a text is answered with nothing', async () => {
    const { replyTo } = closedWorkspace();
    const MessageSid = 'SM000000000000000000000000000twice';
    assert.equal(await replyTo({ MessageSid }), REPLY);
    assert.equal(await replyTo({ MessageSid }), undefined);
});

test('on another channel the same person has an own time', async () => {
    const { replyTo } = closedWorkspace();
    const whatsApp = { From: 'whatsapp:+14017122661', To: 'whatsapp:+15558675310', Body: 'by WhatsApp' };
    assert.equal(await replyTo({ Body: 'by text' }), REPLY);
    assert.equal(await replyTo(whatsApp), REPLY);
    assert.equal(await replyTo({ ...whatsApp, Body: 'again' }), undefined);
});

test('with Omnichannel switched off there is nobody either', async () => {
    const { workspace, replyTo } = closedWorkspace();
    workspace.omnichannel.isAnyoneOnline = true;
    workspace.omnichannel.isEnabled = false;
    assert.equal(await replyTo({}), REPLY);
});

test('a reply of blanks is none', async () => {
    const { workspace, replyTo } = closedWorkspace();
    workspace.settings.offline_reply = ' \n';
    assert.equal(await replyTo({}), undefined);
});

test('where it cannot be noted that a reply is given, none is: it would be given again and again', async () => {
    const { workspace, replyTo } = closedWorkspace();
    workspace.calls.hook = {
        before: ({ name }) => {
            if (name === 'records.put') {
                throw new Error('not primary');
            }
        },
    };
    assert.equal(await replyTo({}), undefined);
});

test('who opted out gets no automatic answer until START', async () => {
    const { workspace, replyTo } = closedWorkspace();
    await replyTo({ Body: 'STOP' });
    assert.equal(await replyTo({ Body: 'still here?' }), undefined);
    workspace.omnichannel.isAnyoneOnline = true;
    await replyTo({ Body: 'START' });
    workspace.omnichannel.isAnyoneOnline = false;
    for (const room of workspace.omnichannel.rooms) {
        room.isOpen = false;
    }
    assert.equal(await replyTo({ Body: 'hello again' }), REPLY);
});

test('a reply that came too late for the answer does not count as given', async () => {
    const { workspace, replyTo } = closedWorkspace();
    const { clock, calls } = workspace;
    calls.hook = { before: ({ name }) => (name === 'livechat.openRoom' ? clock.wait(12_000) : undefined) };
    assert.equal(await replyTo({ Body: 'a' }), undefined);
    await clock.quiet();
    calls.hook = {};
    assert.equal(await replyTo({ Body: 'b' }), REPLY);
});

test('opting out and in again is kept per customer and said in the conversation', async () => {
    const { workspace, one, replyTo } = closedWorkspace();
    workspace.omnichannel.isAnyoneOnline = true;
    const stateOf = async () => (await one.ports.customers.read(PAIR)).optedOut;
    await replyTo({ Body: 'Yes' });
    assert.equal(await stateOf(), false);
    await replyTo({ Body: 'stop' });
    assert.equal(await stateOf(), true);
    await replyTo({ Body: 'Yes' });
    assert.equal(await stateOf(), false);
    await workspace.clock.quiet();
    const texts = workspace.omnichannel.messages.map(({ text }) => text);
    assert.equal(texts[0], 'Yes', 'a plain yes of a customer who never stopped');
    assert.match(texts[1] ?? '', /^stop\n> ⛔/);
    assert.match(texts[2] ?? '', /^Yes\n> ✅/);
});
