import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileType } from '../../lib/outbound/file-type.ts';
import { typeOfName } from '../../lib/twilio/media-types.ts';

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
        'application/gzip',
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
