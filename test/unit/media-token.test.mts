import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { mediaToken, openMediaToken } from '../../lib/outbound/media-token.ts';
import { anyCharacter } from '../harness/any-character.mts';

const NOW = Date.UTC(2026, 0, 2);
const FILE = { uploadId: 'aBcDeFgHiJkLmNoPq', roomId: 'room', accountSid: 'AC1' };
const OURS = { secret: '12345', file: FILE, expiresAt: NOW + 1000 };

function open(token: string, now: number = NOW, secrets: readonly string[] = ['12345']) {
    return openMediaToken({ secrets, token, now });
}

test('a token opens its file until it expires, and tells its room and account', () => {
    const token = mediaToken(OURS);
    assert.deepEqual(open(token), { kind: 'valid', file: FILE, expiresAt: OURS.expiresAt });
    assert.equal(open(token, OURS.expiresAt - 1).kind, 'valid');
    assert.deepEqual(open(token, OURS.expiresAt), { kind: 'expired' });
});

test('a token is short and needs no escaping in an address', () => {
    assert.match(mediaToken(OURS), /^[\w-]{1,140}$/);
});

test('any upload id comes back', () => {
    fc.assert(
        fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/), (uploadId) => {
            const opened = open(mediaToken({ ...OURS, file: { ...FILE, uploadId } }));
            assert.ok(opened.kind === 'valid' && opened.file.uploadId === uploadId);
        }),
    );
});

test('a token signed with the old secret still opens while both are known', () => {
    assert.equal(open(mediaToken(OURS), NOW, ['new', '', '12345']).kind, 'valid');
    assert.equal(open(mediaToken(OURS), NOW, ['new', '']).kind, 'invalid');
    assert.equal(open(mediaToken(OURS), NOW, []).kind, 'invalid');
});

test('nobody can sign with an empty secret, even where one is configured', () => {
    const payload = Buffer.from(mediaToken(OURS), 'base64url').subarray(16);
    const key = createHmac('sha256', '').update('sms-incoming media token 1').digest();
    const mac = createHmac('sha256', key).update(payload).digest().subarray(0, 16);
    const forged = Buffer.concat([mac, payload]).toString('base64url');
    assert.deepEqual(open(forged, NOW, ['']), { kind: 'invalid' });
});

test('a token with any bit changed, cut or longer is invalid, even when it has expired', () => {
    const bytes = Buffer.from(mediaToken(OURS), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const forged = Buffer.from(bytes);
        forged.writeUInt8(forged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        assert.equal(open(forged.toString('base64url'), OURS.expiresAt + 1).kind, 'invalid', `bit ${bit}`);
    }
    for (let length = 0; length < bytes.length; length += 1) {
        assert.equal(open(bytes.subarray(0, length).toString('base64url')).kind, 'invalid', `length ${length}`);
    }
    for (const forged of [
        `${mediaToken(OURS)}A`,
        `${mediaToken(OURS)}=`,
        `${mediaToken(OURS)} `,
        ` ${mediaToken(OURS)}`,
    ]) {
        assert.equal(open(forged).kind, 'invalid', forged);
    }
});

test('anything else is invalid', () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (token) => open(token).kind === 'invalid'));
});

test('a token holds no signature that the secret itself would make', () => {
    const bytes = Buffer.from(mediaToken(OURS), 'base64url');
    const payload = bytes.subarray(16);
    for (const algorithm of ['sha1', 'sha256']) {
        const direct = createHmac(algorithm, OURS.secret).update(payload).digest().subarray(0, 16);
        assert.notDeepEqual(bytes.subarray(0, 16), direct, algorithm);
    }
    assert.ok(!bytes.includes(OURS.secret));
});

test('a token without a secret, an upload or a time is never made', () => {
    assert.throws(() => mediaToken({ ...OURS, secret: '' }));
    assert.throws(() => mediaToken({ ...OURS, file: { ...FILE, uploadId: '' } }));
    for (const expiresAt of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
        assert.throws(() => mediaToken({ ...OURS, expiresAt }));
    }
});
