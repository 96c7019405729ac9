import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import db from 'mime-db';
import { fileNameFor } from '../../lib/twilio/file-names.ts';
import { typeOfBytes } from '../../lib/twilio/magic-bytes.ts';
import { TYPES } from '../../lib/twilio/media-type-table.ts';
import { extensionOf, isGeneric, plainType } from '../../lib/twilio/media-types.ts';
import { servedType } from '../../lib/twilio/served-type.ts';

/** What files of each type begin with: bytes written as Latin-1. */
const BEGINNINGS: ReadonlyArray<readonly [type: string, begin: string]> = [
    ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['image/gif', 'GIF89a\x01\0'],
    ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['image/bmp', 'BM\x46\0\0\0\0\0\0\0'],
    ['image/tiff', 'II*\0\x08\0\0\0'],
    ['image/heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['image/heic-sequence', '\0\0\0\x18ftyphevc\0\0\0\0'],
    ['image/heif', '\0\0\0\x18ftypmif1\0\0\0\0'],
    ['image/avif', '\0\0\0\x1cftypavif\0\0\0\0'],
    ['image/heic', '\0\0\0\x1cftypmif1\0\0\0\0mif1heic'],
    ['image/avif', '\0\0\0\x1cftypmif1\0\0\0\0mif1avif'],
    ['video/mp4', '\0\0\0\x1cftypNDSC\0\0\0\0NDSCmp42'],
    ['video/mp4', '\0\0\0\x18ftypisom\0\0\x02\0'],
    ['video/mp4', '\0\0\0\x18ftypmp42\0\0\0\0'],
    ['video/x-m4v', '\0\0\0\x1cftypM4V \0\0\0\0'],
    ['video/quicktime', '\0\0\0\x14ftypqt  \0\0\0\0'],
    ['video/3gpp', '\0\0\0\x18ftyp3gp4\0\0\0\0'],
    ['video/3gpp2', '\0\0\0\x18ftyp3g2a\0\0\0\0'],
    ['video/webm', '\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x84webm'],
    ['video/x-matroska', '\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x88matroska'],
    ['audio/mp4', '\0\0\0\x20ftypM4A \0\0\0\0'],
    ['audio/mpeg', 'ID3\x04\0\0'],
    ['audio/mpeg', '\xff\xfb\x90\x64'],
    ['audio/aac', '\xff\xf1\x50\x80'],
    ['audio/aac', 'ADIF\0\0'],
    ['audio/ogg', 'OggS\0\x02\0\0\0\0\0\0\0\0OpusHead'],
    ['video/ogg', 'OggS\0\x02\0\0\0\0\0\0\0\0\x80theora'],
    ['audio/amr', '#!AMR\n\x3c'],
    ['audio/amr-wb', '#!AMR-WB\n\x3c'],
    ['audio/x-caf', 'caff\0\x01\0\0desc'],
    ['audio/vnd.wave', 'RIFF\x24\0\0\0WAVEfmt '],
    ['audio/midi', 'MThd\0\0\0\x06'],
    ['application/pdf', '%PDF-1.7\n'],
    ['application/zip', 'PK\x03\x04\x14\0'],
    ['application/zip', 'PK\x05\x06\0\0'],
    ['application/x-msdownload', 'MZ\x90\0\x03\0\0\0'],
    ['text/vcard', 'BEGIN:VCARD\r\nVERSION:3.0\r\n'],
    ['text/vcard', '\xef\xbb\xbfBEGIN:VCARD\n'],
    ['text/calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'],
    ['text/x-vcalendar', 'BEGIN:VCALENDAR\r\nVERSION:1.0\r\n'],
    ['application/smil', '<smil><head>'],
    ['text/html', '<!DOCTYPE html><html>'],
    ['text/html', '<!-- saved from a page -->\n<html>'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg">'],
    [
        'image/svg+xml',
        '<?xml version="1.0"?>\n<!-- Generator -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [ <!ENTITY a "b"> ]>\n<svg>',
    ],
];

const SAY_NOTHING = [
    '',
    'application/octet-stream',
    'binary/octet-stream',
    'application/force-download',
    '*/*',
    'jpeg',
];

for (const [type, begin] of BEGINNINGS) {
    test(`a file that begins as ${type} does is one, whatever little was said of it: ${JSON.stringify(begin.slice(0, 12))}`, () => {
        const bytes = Buffer.from(begin, 'latin1');
        assert.equal(typeOfBytes(bytes), type);
        for (const header of SAY_NOTHING) {
            for (const announced of [...SAY_NOTHING, 'image/x-unheard-of']) {
                assert.equal(servedType({ header, bytes, announced }), type, `${header} ${announced}`);
            }
        }
    });
}

const MP4 = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1');
const ZIP = Buffer.from('PK\x03\x04\x14\0', 'latin1');
const NOISE = Buffer.from([1, 2, 3]);
const WORDS = Buffer.from('Grüße');
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const SERVED: ReadonlyArray<readonly [header: string, bytes: Buffer, announced: string, type: string]> = [
    ['image/png', NOISE, 'image/jpeg', 'image/png'],
    ['IMAGE/JPG; q=1', NOISE, 'video/mp4', 'image/jpeg'],
    ['video/mp4', MP4, 'application/octet-stream', 'video/mp4'],
    ['', MP4, 'audio/mp4', 'audio/mp4'],
    ['video/mp4', MP4, 'audio/mp4', 'audio/mp4'],
    ['video/3gpp', NOISE, 'audio/3gpp', 'audio/3gpp'],
    ['video/3gpp', NOISE, 'video/mp4', 'video/mp4'],
    ['video/3gpp2', NOISE, 'audio/3gpp2', 'audio/3gpp2'],
    ['video/x-m4v', NOISE, 'video/mp4', 'video/mp4'],
    ['audio/mp4', NOISE, 'audio/aac', 'audio/aac'],
    ['video/webm', NOISE, 'audio/webm', 'audio/webm'],
    ['video/x-matroska', NOISE, 'audio/webm', 'audio/webm'],
    ['application/msword', NOISE, 'application/vnd.ms-excel', 'application/vnd.ms-excel'],
    ['', ZIP, DOCX, DOCX],
    ['application/zip', ZIP, DOCX, DOCX],
    ['application/zip', ZIP, 'image/jpeg', 'application/zip'],
    ['', ZIP, 'image/jpeg', 'application/zip'],
    ['text/plain', Buffer.from('BEGIN:VCARD'), 'text/vcard', 'text/vcard'],
    ['text/plain', Buffer.from('BEGIN:VCARD'), '', 'text/vcard'],
    ['text/plain', Buffer.from('BEGIN:VCARD'), 'text/plain', 'text/vcard'],
    ['text/plain', Buffer.from('BEGIN:VCALENDAR\nVERSION:1.0'), 'text/plain', 'text/x-vcalendar'],
    ['text/plain; charset=utf-8', WORDS, 'text/csv', 'text/csv'],
    ['text/plain', WORDS, 'image/jpeg', 'text/plain'],
    ['text/plain', Buffer.from('<html>'), 'text/plain', 'text/plain'],
    ['text/html', WORDS, 'image/jpeg', 'text/html'],
    ['', NOISE, 'image/jpeg', 'image/jpeg'],
    ['', WORDS, '', 'text/plain'],
    ['', NOISE, '', 'application/octet-stream'],
    ['', Buffer.alloc(0), '', 'application/octet-stream'],
];

for (const [header, bytes, announced, type] of SERVED) {
    test(`served as ${JSON.stringify(header)}, announced as ${JSON.stringify(announced)}, ${bytes.toString('latin1', 0, 6)} is ${type}`, () => {
        assert.equal(servedType({ header, bytes, announced }), type);
    });
}

test('whatever comes, its type is a type, and a known ending is the end of its name', () => {
    fc.assert(
        fc.property(fc.string(), fc.uint8Array({ maxLength: 40 }), fc.string(), (header, bytes, announced) => {
            const type = servedType({ header, bytes: Buffer.from(bytes), announced });
            assert.match(type, /^[^\s/]+\/[^\s/]+$/);
            const name = fileNameFor({ contentType: type, index: 0, total: 1 });
            assert.ok(name.endsWith(`.${extensionOf(type, '')}`), name);
        }),
    );
});

/** Where mime-db knows no ending, or another one than phones and Rocket.Chat use; each with the reason. */
const OURS: ReadonlySet<string> = new Set([
    'audio/3gpp', // mime-db writes 3gpp, which no phone does
    'text/vcard', // mime-db writes vcard, and vcf under text/x-vcard
    'text/x-vcard', // unregistered
    'text/directory', // the older name of text/vcard
    'application/vcard', // unregistered
]);

for (const [type, { extensions }] of TYPES) {
    test(`${type} ends as mime-db has it: ${extensions.join(', ')}`, () => {
        const known = db[type]?.extensions ?? [];
        assert.ok(known.length === 0 || OURS.has(type) || known.some((one) => extensions.includes(one)), known.join());
    });
}

/** What phones write and send today. */
const PHONES =
    'jpg png gif webp bmp tiff heic heics heif heifs avif svg mp4 m4v mov 3gp 3g2 webm mkv mpeg avi mp3 m4a aac amr awb caf ogg oga opus wav flac mid vcf vcs ics pdf txt csv rtf docx xlsx pptx odt pages numbers key zip pkpass kml epub';

test('every ending of a file that phones send is known, with a type that mime-db gives it', () => {
    const known = Array.from(TYPES).flatMap(([type, { extensions }]) => extensions.map((one) => [one, type] as const));
    for (const ending of PHONES.split(' ')) {
        const types = known.filter(([one]) => one === ending).map(([, type]) => type);
        const theirs = Object.keys(db).filter((type) => db[type]?.extensions?.includes(ending));
        assert.ok(types.length > 0, ending);
        assert.ok(theirs.length === 0 || theirs.some((type) => types.includes(plainType(type))), `${ending} ${theirs}`);
    }
});

test('every picture, sound and film that mime-db names with its ending is no generic type', () => {
    const types = Object.keys(db).filter((type) => /^(?:image|audio|video|text)\//.test(type));
    assert.deepEqual(types.filter(isGeneric), []);
});
