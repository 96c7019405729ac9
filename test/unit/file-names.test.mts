import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fileNameFor, plainFileName } from '../../lib/twilio/file-names.ts';
import { anyCharacter } from '../harness/any-character.mts';

const NAMES: ReadonlyArray<readonly [contentType: string, name: string]> = [
    ['image/jpeg', 'picture.jpg'],
    ['image/png', 'picture.png'],
    ['IMAGE/GIF', 'picture.gif'],
    ['image/webp', 'picture.webp'],
    ['image/heic', 'picture.heic'],
    ['audio/ogg; codecs=opus', 'voice.ogg'],
    ['audio/amr', 'voice.amr'],
    ['audio/mpeg', 'audio.mp3'],
    ['audio/mp4', 'audio.m4a'],
    ['audio/3gpp', 'audio.3gp'],
    ['video/mp4', 'video.mp4'],
    ['video/quicktime', 'video.mov'],
    ['video/3gpp', 'video.3gp'],
    ['text/vcard', 'contact.vcf'],
    ['text/x-vcard', 'contact.vcf'],
    ['text/directory', 'contact.vcf'],
    ['application/vcard', 'contact.vcf'],
    ['text/calendar', 'event.ics'],
    ['text/csv', 'document.csv'],
    ['audio/amr-nb', 'voice.amr'],
    ['image/jpg', 'picture.jpg'],
    ['application/zip', 'document.zip'],
    ['text/plain; charset=utf-8', 'text.txt'],
    ['application/pdf', 'document.pdf'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document.docx'],
    ['application/octet-stream', 'file.bin'],
    ['image/x-unheard-of', 'file.bin'],
    ['../../etc/passwd', 'file.bin'],
    ['', 'file.bin'],
];

for (const [contentType, name] of NAMES) {
    test(`a single file of the type ${JSON.stringify(contentType)} is called ${name}`, () => {
        assert.equal(fileNameFor({ contentType, index: 0, total: 1 }), name);
    });
}

test('the files of one text have different names, also when their types are the same', () => {
    const types = ['image/jpeg', 'image/jpeg', 'image/png', 'audio/ogg', 'x/y', 'x/y'];
    const names = types.map((contentType, index) => fileNameFor({ contentType, index, total: types.length }));
    assert.deepEqual(names, [
        'picture-1.jpg',
        'picture-2.jpg',
        'picture-3.png',
        'voice-4.ogg',
        'file-5.bin',
        'file-6.bin',
    ]);
});

const OWN_NAMES: ReadonlyArray<readonly [given: string, contentType: string, name: string]> = [
    ['price list.pdf', 'application/pdf', 'price list.pdf'],
    ['Preisliste für Zoë – 价格.PDF', 'application/pdf', 'Preisliste für Zoë – 价格.PDF'],
    ['../../etc/passwd.txt', 'text/plain', 'passwd.txt'],
    ['C:\\Users\\ada\\list.pdf', 'application/pdf', 'list.pdf'],
    ['invoice.pdf.exe', 'application/pdf', 'invoice.pdf'],
    ['invoice.pdf.exe', 'application/x-msdownload', 'invoice_pdf.exe'],
    ['photo.jpg', 'application/pdf', 'photo.pdf'],
    ['report.pdf.pdf', 'application/pdf', 'report.pdf'],
    ['v1.2 final.pdf', 'application/pdf', 'v1.2 final.pdf'],
    ['backup.tar.gz', 'application/gzip', 'backup.tar.gz'],
    ['backup.tar.pdf', 'application/pdf', 'backup_tar.pdf'],
    ['photo.jpg.gz', 'application/gzip', 'photo_jpg.gz'],
    ['gnp\u202egpj.exe', 'application/x-msdownload', 'gnpgpj.exe'],
    ['a\u0000b\u0007c\u200b.pdf', 'application/pdf', 'abc.pdf'],
    ['a<b>:"c|d?*.pdf', 'application/pdf', 'a-b---c-d--.pdf'],
    ['.pdf', 'application/pdf', 'pdf.pdf'],
    ['...', 'application/pdf', 'document.pdf'],
    ['\u202e\u200b', 'application/pdf', 'document.pdf'],
    ['', 'application/pdf', 'document.pdf'],
    ['plan.sketch', 'application/x-unheard-of', 'plan.sketch'],
    ['plan', 'application/x-unheard-of', 'plan.bin'],
    [`${'n'.repeat(300)}.pdf`, 'application/pdf', `${'n'.repeat(116)}.pdf`],
];

for (const [given, contentType, name] of OWN_NAMES) {
    test(`what the sender calls ${JSON.stringify(given.slice(0, 40))} and is ${contentType} is called ${name.slice(0, 40)}`, () => {
        assert.equal(fileNameFor({ contentType, index: 0, total: 1, given }), name);
    });
}

test('no name that a sender gives leads elsewhere or hides its ending', () => {
    const names = fc.string({
        unit: fc.oneof(anyCharacter, fc.constantFrom(...'./\\\u202e\u200b\0\n ')),
    });
    fc.assert(
        fc.property(names, fc.constantFrom('application/pdf', 'image/jpeg', ''), (given, contentType) => {
            const name = fileNameFor({ contentType, index: 0, total: 1, given });
            assert.match(name, /^[^./\\ ][^/\\\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*\.[A-Za-z0-9]{1,8}$/u);
            assert.ok(name.length <= 250, name);
        }),
    );
});

test('a file name is short and plain and ends as its type does', () => {
    const rows: readonly (readonly [string, string, string])[] = [
        ['photo.jpg', 'image/jpeg', 'photo.jpg'],
        ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
        ['Résumé of Zoë.pdf', 'application/pdf', 'Resume-of-Zoe.pdf'],
        ['a very long name of a file indeed.docx', 'application/pdf', 'a-very-long-name.pdf'],
        ['clip', 'video/mp4', 'clip.mp4'],
        ['发票.pdf', 'application/pdf', 'file.pdf'],
        ['data.xyz', 'application/x-unknown', 'data.xyz'],
        ['data', '', 'data.bin'],
        ['v1.2 final.png', 'image/png', 'v1-2-final.png'],
        ['../../etc/passwd', 'text/plain', 'etc-passwd.txt'],
        ['a"\r\nb.png', 'image/png; x=1', 'a-b.png'],
        ['', 'audio/ogg; codecs=opus', 'file.ogg'],
    ];
    for (const [name, type, plain] of rows) {
        assert.equal(plainFileName(name, type), plain);
    }
    fc.assert(
        fc.property(
            fc.string({ unit: 'grapheme' }),
            fc.string(),
            (name, type) =>
                /^[\w-]{1,18}\.[a-z0-9]{1,5}$/.test(plainFileName(name, type)) &&
                plainFileName(name, type).length <= 20,
        ),
    );
});
