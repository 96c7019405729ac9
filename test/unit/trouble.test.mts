import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeOf, Failure, inLogWords, isTrouble, scrubbed, type Trouble, troubleOf } from '../../lib/model/trouble.ts';
import { anyCharacter } from '../harness/any-character.mts';

/** Each kind of trouble, its words in the log, and what an agent is told of it. */
const WORDS: { readonly [kind in Trouble['kind']]: readonly [trouble: Trouble, inLog: string, code: string] } = {
    unanswered: [{ kind: 'unanswered' }, 'unanswered', 'no reason given'],
    'nobody-there': [{ kind: 'nobody-there', code: 'no-agent-online' }, 'no-agent-online', 'no-agent-online'],
    blocked: [{ kind: 'blocked', code: 'error-blocked' }, 'error-blocked', 'error-blocked'],
    'already-there': [{ kind: 'already-there' }, 'already-there', 'no reason given'],
    vetoed: [{ kind: 'vetoed', code: 'error-app-prevented' }, 'error-app-prevented', 'error-app-prevented'],
    'file-refused': [{ kind: 'file-refused', code: 'file-too-small' }, 'file-too-small', 'file-too-small'],
    refused: [{ kind: 'refused', code: 'error-new' }, 'error-new', 'error-new'],
    wordless: [{ kind: 'wordless' }, 'wordless', 'no reason given'],
    unknown: [{ kind: 'unknown', words: 'it broke' }, 'error: it broke', 'no reason given'],
    'turn-lost': [{ kind: 'turn-lost' }, 'turn-lost', 'no reason given'],
    'store-failed': [{ kind: 'store-failed' }, 'store-failed', 'no reason given'],
    'twilio-busy': [{ kind: 'twilio-busy' }, 'twilio-busy', 'no reason given'],
    'twilio-unreachable': [{ kind: 'twilio-unreachable' }, 'twilio-unreachable', 'no reason given'],
};

for (const [trouble, inLog, code] of Object.values(WORDS)) {
    test(`${JSON.stringify(trouble)} is “${inLog}” in the log, and “${code}” for an agent`, () => {
        assert.deepEqual([inLogWords(trouble), codeOf(trouble)], [inLog, code]);
    });
}

test('every kind of trouble is one, and nothing else', () => {
    for (const [trouble] of Object.values(WORDS)) {
        assert.equal(isTrouble(trouble), true, trouble.kind);
    }
    const others = [undefined, null, 'unknown', 7, [], {}, ['unknown'], { kind: 'trouble' }, { kind: undefined }];
    for (const other of [...others, { kind: ['unknown'] }, { kind: { toString: null } }]) {
        assert.equal(isTrouble(other), false, JSON.stringify(other));
    }
});

test('a failure keeps the trouble that it was made of', () => {
    for (const [trouble, inLog] of Object.values(WORDS)) {
        assert.deepEqual(troubleOf(new Failure(trouble)), trouble);
        assert.equal(new Failure(trouble).message, inLog);
    }
});

test('whatever else is thrown is unknown, and tried again', () => {
    assert.deepEqual(troubleOf(new TypeError('it broke')), { kind: 'unknown', words: 'it broke' });
    for (const thrown of ['boom', undefined, null, { message: 'error-contact-channel-blocked' }, new Error('')]) {
        assert.deepEqual(troubleOf(thrown), { kind: 'unknown', words: '' });
    }
    assert.equal(codeOf(troubleOf(undefined)), 'no reason given');
});

const SCRUBBED: ReadonlyArray<readonly [message: string, words: string]> = [
    ['Match error', 'Match error'],
    ['cannot post for +14017122661', 'cannot post for …'],
    ['cannot post for ada@example.com', 'cannot post for …'],
    ['at https://chat.example.com/room', 'at …'],
    ['the name "Ada Lovelace" is taken', 'the name … is taken'],
    ['said “hello\nthere” twice', 'said … twice'],
    ['`a` and `b`', '…'],
    ['Cannot read "a" of "b" here', 'Cannot read … here'],
    ['one\n\ttwo', 'one two'],
    ['no token feedfacefeedfacefeedfacefeedface', 'no token …'],
];

for (const [message, words] of SCRUBBED) {
    test(`${JSON.stringify(message)} is ${JSON.stringify(words)} in the log`, () => {
        assert.equal(scrubbed(message), words);
    });
}

test('whatever an error says, its words in the log are short, on one line, and hold no number and no address', () => {
    const message = fc.array(fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom('+14017122661', 'a@b', '\n')));
    fc.assert(
        fc.property(message, (parts) => {
            const words = scrubbed(parts.join(' '));
            assert.ok(words.length <= 100);
            assert.doesNotMatch(words, /[\d@/\n\r]/);
        }),
    );
});
