import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    codeOf,
    isTextRefused,
    isUploadRefused,
    mayBeTheTexts,
    meansNobodyThere,
    refusalOf,
} from '../../lib/model/rocketchat-error.ts';

const CODES: ReadonlyArray<readonly [message: string, kind: string, why: string]> = [
    ['Sorry, no online agents [no-agent-online]', 'for-now', 'no-agent-online'],
    ['[error-omnichannel-is-disabled]', 'for-now', 'error-omnichannel-is-disabled'],
    ['error-contact-channel-blocked', 'for-good', 'error-contact-channel-blocked'],
    ['The contact is blocked [error-contact-channel-blocked]', 'for-good', 'error-contact-channel-blocked'],
    ['Something new [error-we-do-not-know]', 'for-now', 'error-we-do-not-know'],
];

for (const [message, kind, why] of CODES) {
    test(`“${message}” is ${kind}`, () => assert.deepEqual(refusalOf(new Error(message)), { kind, why }));
}

test('whatever is not known to be final is tried again, and its numbers do not reach the log', () => {
    for (const error of [new Error('boom'), new Error(''), 'boom', undefined, null, { message: 'error-contact' }]) {
        assert.equal(refusalOf(error).kind, 'for-now');
    }
    assert.ok(!refusalOf(new Error('cannot post for +14017122661')).why.includes('14017122661'));
});

test('only two codes mean that nobody is there', () => {
    assert.equal(meansNobodyThere('no-agent-online'), true);
    assert.equal(meansNobodyThere('error-omnichannel-is-disabled'), true);
    assert.equal(meansNobodyThere('engine-error'), false);
});

test('an upload is final by rule at once, and for another reason at the third attempt', () => {
    assert.equal(isUploadRefused(new Error('File is too big [error-file-too-large]'), 0), true);
    assert.equal(isUploadRefused(new Error('[error-invalid-file-type]'), 0), true);
    assert.deepEqual(
        [0, 1, 2, 3].map((attempts) => isUploadRefused(new Error('unsupported image'), attempts)),
        [false, false, true, true],
    );
});

test('a text is final at once when another app forbids it, and for another reason at the fifth refusal', () => {
    assert.equal(isTextRefused(new Error('A Rocket.Chat App prevented it [error-app-prevented]'), 0), true);
    assert.deepEqual(
        [0, 3, 4, 5].map((refusals) => isTextRefused(new Error('Match error'), refusals)),
        [false, false, true, true],
    );
});

test('a blocked contact, nobody there and no answer are never the text’s fault', () => {
    for (const message of [
        'error-contact-channel-blocked',
        'Sorry, no online agents [no-agent-online]',
        '[error-omnichannel-is-disabled]',
        'accessor timed out',
    ]) {
        assert.equal(mayBeTheTexts(new Error(message)), false, message);
        assert.equal(isTextRefused(new Error(message), 100), false, message);
    }
});

test('of an error only its code is told to agents', () => {
    assert.equal(codeOf(new Error('my words [error-we-do-not-know]')), 'error-we-do-not-know');
    assert.equal(codeOf(new Error('error-app-prevented')), 'error-app-prevented');
    assert.equal(codeOf(new Error('my words')), 'no reason given');
    assert.equal(codeOf(undefined), 'no reason given');
});
