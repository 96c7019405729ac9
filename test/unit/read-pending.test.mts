import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPending } from '../../lib/engine/store/read-pending.ts';
import type { Pending, PendingKind } from '../../lib/queue/pending.ts';

const ARRIVED_AT = 1_700_000_000_123;
const ID = `00${ARRIVED_AT}-000000001-0123456789ab`;

/** As this version writes it. */
const CLAIM = { owner: 'one', until: ARRIVED_AT + 30_000, ticket: 3 };
const LAST_TRY = {
    count: 2,
    at: ARRIVED_AT + 1,
    dueAt: ARRIVED_AT + 60_000,
    trouble: { kind: 'nobody-there', code: 'no-agent-online' },
} as const;
const PENDING: Pending = {
    id: ID,
    lane: 'sms:+14017122661>sms:+15558675310',
    kind: 'text',
    key: 'SM1',
    arrivedAt: ARRIVED_AT,
    claim: CLAIM,
    lastTry: LAST_TRY,
    work: { words: 'Hi' },
};
const { claim: _claim, lastTry: _lastTry, ...UNTOUCHED } = PENDING;

/** As version 0.1 wrote it. */
const OLD = {
    id: ID,
    line: 'sms:+14017122661>sms:+15558675310',
    kind: 'text',
    key: 'SM1',
    owner: 'one',
    leaseUntil: 0,
    ticket: 0,
    attempts: 0,
    dueAt: 0,
    why: '',
    work: { words: 'Hi' },
};

function stored(data: unknown): unknown {
    return JSON.parse(JSON.stringify(data));
}

const KINDS: readonly PendingKind[] = ['text', 'reply', 'pass'];

for (const kind of KINDS) {
    test(`a ${kind} of this version is read back as it was written`, () => {
        for (const pending of [
            PENDING,
            UNTOUCHED,
            { ...UNTOUCHED, claim: CLAIM },
            { ...UNTOUCHED, lastTry: LAST_TRY },
        ]) {
            assert.deepEqual(readPending(stored({ ...pending, kind })), { ...pending, kind });
        }
    });
}

test('a claim without a ticket has none when it is read back', () => {
    const claim = { owner: 'one', until: 5 };
    assert.deepEqual(readPending(stored({ ...PENDING, claim }))?.claim, claim);
});

test('something without work, as the store returns it, is read', () => {
    assert.equal(readPending({ ...PENDING, kind: 'pass', work: null })?.kind, 'pass');
});

test('a text of version 0.1 that nobody has tried is nobody’s, and knows when it arrived', () => {
    assert.deepEqual(readPending(stored(OLD)), UNTOUCHED);
});

const OLD_KINDS: ReadonlyArray<readonly [written: string, kind: PendingKind]> = [
    ['text', 'text'],
    ['reply', 'reply'],
    ['token', 'pass'],
];

for (const [written, kind] of OLD_KINDS) {
    test(`what version 0.1 called a ${written} is a ${kind}`, () => {
        assert.deepEqual(readPending(stored({ ...OLD, kind: written })), { ...UNTOUCHED, kind });
    });
}

test('a claim of version 0.1 is one, with its ticket where it had drawn one', () => {
    const claimed = { ...OLD, leaseUntil: ARRIVED_AT + 30_000 };
    assert.deepEqual(readPending(stored(claimed))?.claim, { owner: 'one', until: ARRIVED_AT + 30_000 });
    assert.deepEqual(readPending(stored({ ...claimed, ticket: 4 }))?.claim, {
        owner: 'one',
        until: ARRIVED_AT + 30_000,
        ticket: 4,
    });
});

test('the attempts of version 0.1 count and its pause goes on, and what they met is left for the next one to find out', () => {
    const tried = { ...OLD, attempts: 3, dueAt: ARRIVED_AT + 120_000, why: 'no-agent-online' };
    assert.deepEqual(readPending(stored(tried))?.lastTry, {
        count: 3,
        at: 0,
        dueAt: ARRIVED_AT + 120_000,
        trouble: { kind: 'wordless' },
    });
});

const NONSENSE: readonly unknown[] = [undefined, null, 7, true, '', 'nonsense', [], ['text'], {}, { toString: null }];

for (const other of NONSENSE) {
    test(`${JSON.stringify(other)} is nothing that waits`, () => {
        assert.equal(readPending(other), undefined);
    });
}

test('without its id, key, kind or lane it is nothing that waits', () => {
    for (const name of ['id', 'key', 'lane'] as const) {
        for (const nonsense of NONSENSE.filter((one) => typeof one !== 'string')) {
            assert.equal(readPending({ ...PENDING, [name]: nonsense }), undefined, name);
        }
    }
    for (const nonsense of ['', 'call', 'pending', 'toString', 7, {}, null, undefined]) {
        assert.equal(readPending({ ...PENDING, kind: nonsense }), undefined, `kind ${JSON.stringify(nonsense)}`);
    }
    const { line: _line, ...nowhere } = OLD;
    assert.equal(readPending(nowhere), undefined);
});

test('a kind that is no text is none, whatever it would be as one', () => {
    for (const kind of [['text'], { toString: null }, { toString: 'text' }]) {
        assert.equal(readPending({ ...PENDING, kind }), undefined);
    }
});

test('without a time of arrival that of its id counts, and none at all is the earliest', () => {
    assert.equal(readPending({ ...PENDING, arrivedAt: undefined })?.arrivedAt, ARRIVED_AT);
    assert.equal(readPending({ ...PENDING, arrivedAt: 'today' })?.arrivedAt, ARRIVED_AT);
    assert.equal(readPending({ ...PENDING, arrivedAt: undefined, id: 'an id' })?.arrivedAt, 0);
});

test('a claim that cannot be read is none', () => {
    const damaged = [...NONSENSE, { owner: 'one' }, { until: 5 }, { owner: 7, until: 5 }, { owner: 'one', until: '5' }];
    for (const claim of damaged) {
        assert.equal(readPending({ ...PENDING, claim })?.claim, undefined, JSON.stringify(claim));
    }
    for (const ticket of [...NONSENSE.filter((one) => one !== 7), 0, -1]) {
        const read = readPending({ ...PENDING, claim: { ...CLAIM, ticket } });
        assert.deepEqual(read?.claim, { owner: CLAIM.owner, until: CLAIM.until }, JSON.stringify(ticket));
    }
});

test('an attempt that cannot be read was none', () => {
    for (const lastTry of NONSENSE) {
        assert.equal(readPending({ ...PENDING, lastTry })?.lastTry, undefined, JSON.stringify(lastTry));
    }
    for (const name of ['count', 'at', 'dueAt']) {
        for (const nonsense of NONSENSE.filter((one) => one !== 7)) {
            const lastTry = { ...LAST_TRY, [name]: nonsense };
            assert.equal(
                readPending({ ...PENDING, lastTry })?.lastTry,
                undefined,
                `${name} ${JSON.stringify(nonsense)}`,
            );
        }
    }
});

test('an attempt that met what this version does not know met something without words', () => {
    for (const trouble of [
        ...NONSENSE,
        { kind: 'of another version' },
        { kind: ['unknown'] },
        { kind: { toString: null } },
    ]) {
        const read = readPending({ ...PENDING, lastTry: { ...LAST_TRY, trouble } });
        assert.deepEqual(read?.lastTry, { ...LAST_TRY, trouble: { kind: 'wordless' } }, JSON.stringify(trouble));
    }
});

test('whatever the store returns, it is read without an error, and what is read has the shape of what waits', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('text', 'token', 'one', 5));
    const [claim, lastTry] = [
        fc.record({ owner: value, until: value, ticket: value }),
        fc.dictionary(fc.string(), value),
    ];
    const about = { id: fc.string(), key: fc.string(), kind: value, lane: value, line: value, arrivedAt: value };
    const record = fc.record(
        {
            ...about,
            claim: fc.oneof(value, claim),
            lastTry: fc.oneof(value, lastTry, fc.record({ count: value, at: value, dueAt: value, trouble: value })),
            ...{
                owner: value,
                leaseUntil: value,
                ticket: value,
                attempts: value,
                dueAt: value,
                why: value,
                work: value,
            },
        },
        { requiredKeys: [] },
    );
    fc.assert(
        fc.property(fc.oneof(fc.jsonValue(), record), (data) => {
            const read = readPending(data);
            assert.ok(read === undefined || hasShape(read), JSON.stringify(read));
        }),
    );
});

function hasShape({ id, lane, kind, key, arrivedAt, claim, lastTry }: Pending): boolean {
    const isTold = [id, lane, key].every((text) => typeof text === 'string') && KINDS.includes(kind);
    const isClaim = claim === undefined || (typeof claim.owner === 'string' && typeof claim.until === 'number');
    const times = lastTry === undefined ? [] : [lastTry.count, lastTry.at, lastTry.dueAt];
    const isTimed = [arrivedAt, ...times].every((time) => typeof time === 'number' && !Number.isNaN(time));
    return isTold && isClaim && isTimed && (lastTry === undefined || typeof lastTry.trouble.kind === 'string');
}
