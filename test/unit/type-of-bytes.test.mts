import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileType } from '../../lib/outbound/file-type.ts';
import { typeOfName } from '../../lib/twilio/media-types.ts';
import { typeOfBytes } from '../../lib/twilio/type-of-bytes.ts';

const STARTS: Readonly<Record<string, string>> = {
    ffd8ffe000104a464946: 'image/jpeg',
    '89504e470d0a1a0a0000': 'image/png',
    '474946383961': 'image/gif',
    '52494646aabbccdd57454250': 'image/webp',
    '52494646aabbccdd57415645': 'audio/vnd.wave',
    '000000186674797068656963': 'image/heic',
    '00000020667479704d344120': 'audio/mp4',
    '0000001c6674797069736f6d': 'video/mp4',
    '00000014667479703367703500': 'video/3gpp',
    '1a45dfa3': 'video/webm',
    '4f676753': 'audio/ogg',
    '2321414d520a': 'audio/amr',
    '494433': 'audio/mpeg',
    '255044462d312e37': 'application/pdf',
};

test('the first bytes of a file tell its type, and those of something else tell nothing', () => {
    for (const [hex, type] of Object.entries(STARTS)) {
        assert.equal(typeOfBytes(Buffer.from(hex, 'hex')), type);
    }
    for (const text of ['', '<html>', 'GIF', 'hello', '<?xml version="1.0"?><svg/>']) {
        assert.equal(typeOfBytes(Buffer.from(text)), undefined, text);
    }
});

test('the ending of a name stands for the usual type of the kind, whatever its case', () => {
    const names = [
        'a.JPG',
        'b.jpeg',
        'c.d.png',
        'x.mp4',
        'y.3gp',
        'z.pdf',
        'v.vcf',
        'none',
        'archive.tar.gz',
        '.png.',
        '',
    ];
    assert.deepEqual(names.map(typeOfName), [
        'image/jpeg',
        'image/jpeg',
        'image/png',
        'video/mp4',
        'video/3gpp',
        'application/pdf',
        'text/vcard',
        undefined,
        undefined,
        undefined,
        undefined,
    ]);
});

test('what is said counts before the ending, and the ending before the bytes; a generic type says nothing', () => {
    const rows = [
        [{ said: ['image/png', 'image/gif'], name: 'a.jpg', told: 'application/pdf' }, 'image/png'],
        [{ said: ['', 'image/gif'], name: 'a.jpg', told: 'application/pdf' }, 'image/gif'],
        [{ said: ['application/octet-stream', ''], name: 'a.jpg', told: 'application/pdf' }, 'image/jpeg'],
        [{ said: ['', 'binary/octet-stream'], name: 'scan', told: 'application/pdf' }, 'application/pdf'],
        [{ said: ['', ''], name: 'scan' }, ''],
    ] as const;
    for (const [signs, type] of rows) {
        assert.equal(fileType(signs), type);
    }
});
