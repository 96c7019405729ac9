import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SEND_PAUSES_MS } from '../../lib/model/timing.ts';
import { type HandedOver, type HandOverPorts, handOver } from '../../lib/outbound/hand-over.ts';
import type { PendingReply } from '../../lib/outbound/pending-reply.ts';
import type { Pending } from '../../lib/queue/pending.ts';
import { CUSTOMER, OURS } from './texts.mts';

const REQUEST = { url: 'https://api.twilio.com', headers: {}, auth: 'AC1:token', content: 'Body=Hi' };
const REPLY = { messageId: 'm', roomId: 'r', agentId: 'a', text: 'Hi', files: [], way: { from: CUSTOMER, to: OURS } };
const WORK: PendingReply = { reply: REPLY, sids: ['SM0'], isHandingOver: false };
const PENDING: Pending = { id: '1', lane: 'reply:r', kind: 'reply', key: 'reply:m', arrivedAt: 1, work: WORK };
const LOST: HandedOver = { kind: 'waits', trouble: { kind: 'turn-lost' } };

type Answer = Awaited<ReturnType<HandOverPorts['sendMessage']>>;

interface Given {
    /** Whether the turn is held, each time it is asked; the last one from then on. */
    readonly held?: readonly boolean[];
    /** What Twilio answers, likewise. */
    readonly answers?: readonly Answer[];
    readonly work?: PendingReply;
    readonly known?: Awaited<ReturnType<HandOverPorts['dispatches']['ofMessage']>>;
    readonly random?: number;
}

/** Hands a part over; returns what became of it, and what was done in which order. */
async function handedOver({ held = [true], answers = [], work = WORK, known, random = 0 }: Given) {
    const done: string[] = [];
    const [looks, told] = [held.slice(), answers.slice()];
    const turn = {
        kind: 'held',
        ahead: [],
        waited: false,
        lookAgain: async () => assert.fail('nobody waits for it here'),
        stillHeld: async () => {
            const isHeld = looks.length > 1 ? looks.shift() : looks[0];
            done.push(isHeld ? 'held' : 'lost');
            return isHeld === true;
        },
        save: async ({ id, work: saved }: Pending) => {
            assert.equal(id, PENDING.id);
            done.push(`note ${(saved as PendingReply).isHandingOver}`);
        },
    } as const;
    const ports: HandOverPorts = {
        sendMessage: async () => {
            done.push('send');
            return (told.length > 1 ? told.shift() : told[0]) ?? { kind: 'sent', sid: 'SM1' };
        },
        dispatches: {
            addSent: async () => {},
            addNote: async () => {},
            ofSid: async () => ({ sent: [], notes: [] }),
            ofMessage: async () => known ?? { sent: [], notes: [] },
        },
        roomMessages: {
            written: async () => [],
            find: async () => undefined,
            isOpen: async () => true,
            room: async () => undefined,
        },
        clock: { now: () => 0, wait: async (ms) => void done.push(`wait ${ms}`) },
        random: () => random,
    };
    const outcome = await handOver(
        REQUEST,
        { pending: PENDING, turn, work, isUndisturbed: true, isAsSeen: true },
        ports,
    );
    return { outcome, done };
}

test('a part is noted before it is handed over, and the turn is looked at before each of the two', async () => {
    const { outcome, done } = await handedOver({});
    assert.deepEqual(outcome, { kind: 'sent', sid: 'SM1' });
    assert.deepEqual(done, ['held', 'note true', 'held', 'send']);
});

test('without the turn nothing is noted and nothing is sent', async () => {
    assert.deepEqual(await handedOver({ held: [false] }), { outcome: LOST, done: ['lost'] });
});

test('a turn that is lost while it is noted sends nothing', async () => {
    const { outcome, done } = await handedOver({ held: [true, false] });
    assert.deepEqual([outcome, done], [LOST, ['held', 'note true', 'lost']]);
});

test('nor does one that is lost in the pause before another try', async () => {
    const { outcome, done } = await handedOver({
        held: [true, true, false],
        answers: [{ kind: 'retry' }],
    });
    assert.deepEqual(outcome, LOST);
    assert.deepEqual(done, ['held', 'note true', 'held', 'send', 'note false', 'wait 500', 'lost']);
});

for (const [what, answer, trouble] of [
    ['too many requests', { kind: 'retry' }, 'twilio-busy'],
    ['a full queue', { kind: 'retry' }, 'twilio-busy'],
    ['no connection', { kind: 'not-connected' }, 'twilio-unreachable'],
] as const) {
    test(`after ${what} the note is taken back, and after growing pauses the part waits`, async () => {
        const { outcome, done } = await handedOver({ answers: [answer], random: 0.5 });
        assert.deepEqual(outcome, { kind: 'waits', trouble: { kind: trouble } });
        const pauses = done.filter((one) => one.startsWith('wait')).map((one) => Number(one.slice(5)));
        assert.deepEqual(
            pauses,
            SEND_PAUSES_MS.map((ms) => ms * 1.5),
        );
        assert.equal(done.filter((one) => one === 'send').length, 5);
        assert.equal(done.at(-1), 'note false');
    });
}

test('what Twilio takes at the second try is sent, and the note stays for whoever saves the sid', async () => {
    const { outcome, done } = await handedOver({
        answers: [{ kind: 'not-connected' }, { kind: 'sent', sid: 'SM2' }],
    });
    assert.deepEqual(outcome, { kind: 'sent', sid: 'SM2' });
    assert.deepEqual(done.slice(-4), ['held', 'note true', 'held', 'send']);
});

test('a refusal is final, with its code', async () => {
    const { outcome, done } = await handedOver({ answers: [{ kind: 'refused', code: 21211 }] });
    assert.deepEqual(outcome, { kind: 'refused', code: 21211 });
    assert.deepEqual(done.slice(-1), ['send']);
});

const UNKNOWN: Answer = { kind: 'unknown' };

test('of a request without an answer nobody knows what became, and it is made once', async () => {
    const { outcome, done } = await handedOver({ answers: [UNKNOWN] });
    assert.deepEqual(outcome, { kind: 'unknown' });
    assert.equal(done.filter((one) => one === 'send').length, 1);
});

for (const [what, given] of [
    ['without an answer', { answers: [UNKNOWN] }],
    ['that somebody died with', { work: { ...WORK, isHandingOver: true } }],
] as const) {
    test(`a request ${what} is known to be taken by a callback about a part that is not known`, async () => {
        const note = (sid: string) => ({ sid, status: 'sent' });
        const part = (sid: string) => ({ sid, reply: REPLY, parts: 2 });
        const of = async (known: Given['known']) => (await handedOver({ ...given, known })).outcome;
        assert.deepEqual(await of({ sent: [], notes: [note('SM7')] }), { kind: 'sent', sid: 'SM7' });
        assert.deepEqual(await of({ sent: [part('SM8')], notes: [] }), { kind: 'sent', sid: 'SM8' });
        assert.deepEqual(await of({ sent: [part('SM0'), part('')], notes: [note('SM0')] }), { kind: 'unknown' });
    });
}

test('a part that somebody died with is not handed over again', async () => {
    const { done } = await handedOver({ work: { ...WORK, isHandingOver: true } });
    assert.deepEqual(done, []);
});
