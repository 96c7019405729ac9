import assert from 'node:assert/strict';
import { test } from 'node:test';
import { troubleIn } from '../../lib/engine/rocketchat-error.ts';
import { codeOf, type Trouble } from '../../lib/model/trouble.ts';

const KINDS: ReadonlyArray<readonly [message: string, kind: Trouble['kind'], code: string]> = [
    ['Sorry, no online agents [no-agent-online]', 'nobody-there', 'no-agent-online'],
    ['[error-omnichannel-is-disabled]', 'nobody-there', 'error-omnichannel-is-disabled'],
    ['error-contact-channel-blocked', 'blocked', 'error-contact-channel-blocked'],
    ['The contact is blocked [error-contact-channel-blocked]', 'blocked', 'error-contact-channel-blocked'],
    ['A Rocket.Chat App prevented it [error-app-prevented]', 'vetoed', 'error-app-prevented'],
    ['error-app-prevented', 'vetoed', 'error-app-prevented'],
    ['File is too big [error-file-too-large]', 'file-refused', 'error-file-too-large'],
    ['[error-invalid-file-type]', 'file-refused', 'error-invalid-file-type'],
    ['Uploads are off [error-file-upload-disabled]', 'file-refused', 'error-file-upload-disabled'],
    ['[file-too-small]', 'file-refused', 'file-too-small'],
    ['Something new [error-we-do-not-know]', 'refused', 'error-we-do-not-know'],
    ['my words [error-we-do-not-know]', 'refused', 'error-we-do-not-know'],
    ['error-we-do-not-know', 'refused', 'error-we-do-not-know'],
    ['Too many [too-many-requests]', 'refused', 'too-many-requests'],
];

for (const [message, kind, code] of KINDS) {
    test(`“${message}” is ${kind}, for ${code}`, () => {
        assert.deepEqual(troubleIn(message), { kind, code });
    });
}

test('an engine that loses the words of an error leaves one without words', () => {
    assert.deepEqual(troubleIn('[object Object]'), { kind: 'wordless' });
});

const UNKNOWN: readonly string[] = [
    'boom',
    '',
    'Match error',
    'unsupported image',
    '[Not a code]',
    '[x]',
    'errors-are-no-codes',
];

for (const message of UNKNOWN) {
    test(`“${message}” has no code, and may mean anything`, () => {
        assert.deepEqual(troubleIn(message), { kind: 'unknown', words: message });
    });
}

test('an error that does not say that nobody is there, or that the contact is blocked, never means it', () => {
    for (const message of ['engine-error', 'error-contact', 'agent is offline', 'blocked', '']) {
        assert.ok(!['nobody-there', 'blocked'].includes(troubleIn(message).kind), message);
    }
});

test('of an error without a code no number reaches the log', () => {
    assert.ok(!JSON.stringify(troubleIn('cannot post for +14017122661')).includes('14017122661'));
});

test('of an error with a code nothing but the code is kept', () => {
    assert.ok(!JSON.stringify(KINDS.map(([message]) => troubleIn(message))).includes('words'));
    assert.equal(codeOf(troubleIn('my words [error-we-do-not-know]')), 'error-we-do-not-know');
});

const CODES = KINDS.map(([, , code]) => code).concat('E11000', 'invalid-custom-field', '[object Object]');

test('a code that the customer wrote, and that an error repeats, means nothing, and none of their words is kept', () => {
    for (const code of CODES) {
        for (const body of [code, `my words ${code}`, `my words [${code}] again`, `${code}\nmy words`]) {
            const trouble = troubleIn(`Match error: Expected something else, got ${body}`, { text: { body } });
            assert.equal(trouble.kind, 'unknown', body);
            assert.doesNotMatch(JSON.stringify(trouble), /my words/);
        }
    }
});

test('a code that the server tells counts, although the customer wrote it too', () => {
    for (const [message, kind, code] of KINDS.slice(0, 2)) {
        for (const body of [code, `what is ${code}?`, `[${code}] again`]) {
            assert.equal(troubleIn(message, { text: { body } }).kind, kind, body);
        }
    }
});
