import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { oncePerKey, type Waiting, type WaitingView } from '../workspace/http/waiting.mts';
import { USAGE, wantedText, wantsHelp } from '../workspace/text-arguments.mts';
import { conversationReport, type Inbox, isAtWork } from '../workspace/text-report.mts';
import { typedPath } from '../workspace/typed-path.mts';

const OURS = '+15558675310';
const NOTHING_WAITS: Waiting = { entries: [], remembered: 0, swept: { endedAt: 0 } };

const PAIRS = [
    ['+14017122661', OURS],
    ['whatsapp:+14017122661', `whatsapp:${OURS}`],
    ['+14017122661', '+15558675311'],
    ['messenger:12661', OURS],
    ['12661', OURS],
    ['661', OURS],
    ['DeliverCo', OURS],
    ['whatsapp:US.1', `whatsapp:${OURS}`],
    ['whatsapp:US.13', `whatsapp:${OURS}`],
] as const;

for (const [from, to] of PAIRS) {
    test(`the conversation shown is that of ${from} with ${to}, whatever is newer`, () => {
        const inbox = inboxOf(PAIRS.map(([one, ours]) => ({ from: one, to: ours })));
        const [first = ''] = conversationReport({ inbox, waiting: NOTHING_WAITS }, { from, to }).split('\n');
        assert.equal(first, `Agent: ${from} to ${to}, with ana`);
    });
}

test('of two conversations with one customer the newer is shown, and a number is the same without its plus', () => {
    const sides = { from: '+14017122661', to: OURS };
    const inbox = inboxOf([sides, sides]);
    const renamed = { ...inbox, rooms: inbox.rooms.map((room, at) => ({ ...room, name: `room ${at}` })) };
    const shown = conversationReport({ inbox: renamed, waiting: NOTHING_WAITS }, { from: '1 401 712 2661', to: OURS });
    assert.match(shown, /^Agent: room 1,/);
});

test('what Twilio handed over again while it waits is one text that waits, in the hands of whoever has it', () => {
    const [text] = waitingFor({ id: 'first', key: 'SM1', claimedUntil: 0 }).entries;
    assert.ok(text);
    const again = { ...text, id: 'again', claimedUntil: 5 };
    const other = { ...text, id: 'other', key: 'SM2' };
    assert.deepEqual(oncePerKey([text, again, other, { ...text, id: 'late' }]), [again, other]);
});

test('a room of another app is nobody’s, and a text that is kept is told', () => {
    const inbox = inboxOf([{}]);
    const sides = { from: '12661', to: OURS };
    assert.match(conversationReport({ inbox, waiting: NOTHING_WAITS }, sides), /There is no conversation/);
    const waiting = waitingFor({ why: 'no-agent-online' });
    assert.match(conversationReport({ inbox, waiting }, sides), /keeps a text .*\(no-agent-online\)/);
    assert.doesNotMatch(conversationReport({ inbox, waiting }, { ...sides, from: '661' }), /keeps/);
});

test('a text is worth waiting for only while the app is at work on it', () => {
    const sides = { from: '12661', to: OURS, now: 1_000 };
    assert.equal(isAtWork(waitingFor({ claimedUntil: 1_001 }), sides), true);
    assert.equal(isAtWork(waitingFor({ claimedUntil: 1_001 }), { ...sides, from: '+12661' }), false);
    assert.equal(isAtWork(waitingFor({ claimedUntil: 0 }), sides), false);
    assert.equal(isAtWork(NOTHING_WAITS, sides), false);
});

test('a message is reported as it reads, without the signs that Rocket.Chat hides', () => {
    const sides = { from: '12661', to: OURS };
    const [line = ''] = conversationReport(
        { inbox: inboxOf([sides], '\\*Whats* :\u2060smile: ¯\\\u2060_'), waiting: NOTHING_WAITS },
        sides,
    )
        .split('\n')
        .slice(1);
    assert.match(line, / Ada: \*Whats\* :smile: ¯\\_$/);
});

test('the command line takes a profile name, and help wherever it stands', () => {
    const wanted = wantedText(['whatsapp:+14017122661', 'hi', '--name', 'Ada']);
    assert.equal(typeof wanted === 'object' && wanted.profileName, 'Ada');
    assert.equal(wantsHelp(['+1', '--help']), true);
    assert.equal(wantsHelp(['+1', 'help']), false);
    assert.match(USAGE, /--name/);
});

test('a path is meant from where the person typed it, not from where npm went', (t) => {
    const before = process.env.INIT_CWD;
    t.after(() => {
        if (before === undefined) {
            delete process.env.INIT_CWD;
        } else {
            process.env.INIT_CWD = before;
        }
    });
    process.env.INIT_CWD = '/somewhere';
    assert.equal(typedPath('pictures/a.png'), '/somewhere/pictures/a.png');
    assert.equal(typedPath('/tmp/a.png'), '/tmp/a.png');
    delete process.env.INIT_CWD;
    assert.equal(typedPath('a.png'), join(process.cwd(), 'a.png'));
});

function inboxOf(sides: readonly { readonly from?: string; readonly to?: string }[], text = 'hi'): Inbox {
    const createdAt = '2026-01-01T10:00:00.000Z';
    const rooms = sides.map((sms, at) => ({
        id: `room${at}`,
        name: `${sms.from} to ${sms.to}`,
        open: true,
        queued: false,
        createdAt,
        servedBy: { id: 'agent-ana', username: 'ana' },
        customFields: sms.from === undefined ? {} : { sms },
        livechatData: {},
        messages: [
            {
                id: `message${at}`,
                roomId: `room${at}`,
                text,
                createdAt,
                from: 'visitor' as const,
                sender: { id: 'v', username: 'ada', name: 'Ada' },
                files: [],
                attachments: [],
                reactions: {},
                edited: false,
            },
        ],
    }));
    return { rooms, notes: [] };
}

function waitingFor(state: Partial<WaitingView>): Waiting {
    const text = { id: '1', key: 'SM1', kind: 'text', customer: '12661', to: OURS, text: 'hi' } as const;
    const entry = { ...text, claimedUntil: 0, tries: 0, dueAt: 0, why: '', ...state };
    return { ...NOTHING_WAITS, entries: [entry] };
}
