import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { outgoingParts } from '../../lib/outbound/split-reply.ts';

const MB = 1024 * 1024;
const PICTURE = { name: 'a.jpg', type: 'image/jpeg', size: 1 };
const OTHER = { name: 'b.png', type: 'image/png', size: 1 };
const LETTER = { name: 'c.pdf', type: 'application/pdf', size: 1 };
const LONG = `${'word '.repeat(400)}end`;

test('a short text is one message', () => {
    assert.deepEqual(outgoingParts({ text: 'Hi', files: [], channel: 'sms' }), [{ body: 'Hi' }]);
    assert.deepEqual(outgoingParts({ text: 'Hi', files: [], channel: 'whatsapp' }), [{ body: 'Hi' }]);
});

test('nothing to say is no message', () => {
    assert.deepEqual(outgoingParts({ text: ' \n', files: [], channel: 'sms' }), []);
    assert.deepEqual(outgoingParts({ text: '', files: [], channel: 'whatsapp' }), []);
});

test('what a reader would not see is no message', () => {
    for (const text of ['\u200b', '\u2800\u3164', '\ufe0f', ' \u0301\u200d', '\u202e\u2066']) {
        for (const channel of ['sms', 'whatsapp'] as const) {
            assert.deepEqual(outgoingParts({ text, files: [], channel }), [], JSON.stringify(text));
            assert.deepEqual(outgoingParts({ text, files: [PICTURE], channel }), [{ mediaFiles: [PICTURE] }]);
        }
    }
});

test('a caption that is the text is said once', () => {
    const same = [
        { ...PICTURE, caption: 'Our  shop' },
        { ...OTHER, caption: 'Our shop ' },
    ];
    assert.deepEqual(outgoingParts({ text: 'Our shop', files: same, channel: 'sms' }), [
        { body: 'Our shop', mediaFiles: same },
    ]);
    const [first, second] = same;
    assert.deepEqual(outgoingParts({ text: 'Our shop', files: same, channel: 'whatsapp' }), [
        { body: 'Our shop', mediaFiles: [first] },
        { mediaFiles: [second] },
    ]);
    const letter = { ...LETTER, caption: 'Our shop' };
    assert.deepEqual(outgoingParts({ text: 'Our shop', files: [letter], channel: 'whatsapp' }), [
        { body: 'Our shop' },
        { mediaFiles: [letter] },
    ]);
});

test('a caption that several files have is said once', () => {
    const files = [PICTURE, OTHER, LETTER].map((file) => ({ ...file, caption: 'The *shop*' }));
    const [first, second, third] = files;
    for (const text of ['', 'Look']) {
        const said = text === '' ? [] : [text];
        assert.deepEqual(outgoingParts({ text, files, channel: 'sms' }), [
            { body: [...said, 'The *shop*'].join('\n'), mediaFiles: files },
        ]);
        assert.deepEqual(outgoingParts({ text, files, channel: 'whatsapp' }), [
            ...said.map((body) => ({ body })),
            { body: 'The *shop*', mediaFiles: [first] },
            { mediaFiles: [second] },
            { mediaFiles: [third] },
        ]);
    }
});

test('an MMS has its files with the beginning of a long text', () => {
    const parts = outgoingParts({ text: LONG, files: [PICTURE, LETTER], channel: 'sms' });
    assert.deepEqual(
        parts.map(({ mediaFiles }) => mediaFiles?.length),
        [2, undefined],
    );
    assert.equal(parts.map(({ body }) => body).join(' '), LONG);
});

test('captions of an MMS follow its text, and files without a text go alone', () => {
    const files = [{ ...PICTURE, caption: 'one' }, OTHER, { ...LETTER, caption: 'three' }];
    assert.deepEqual(outgoingParts({ text: 'Hi', files, channel: 'sms' }), [
        { body: 'Hi\none\nthree', mediaFiles: files },
    ]);
    assert.deepEqual(outgoingParts({ text: '', files: [PICTURE], channel: 'sms' }), [{ mediaFiles: [PICTURE] }]);
});

test('more files than one MMS holds go in further messages', () => {
    const large = { ...PICTURE, size: 3 * MB };
    assert.deepEqual(outgoingParts({ text: 'Hi', files: [large, OTHER, large], channel: 'sms' }), [
        { body: 'Hi', mediaFiles: [large, OTHER] },
        { mediaFiles: [large] },
    ]);
});

test('WhatsApp gets one file a message and the text under the first picture', () => {
    assert.deepEqual(outgoingParts({ text: 'Hi', files: [PICTURE, OTHER, LETTER], channel: 'whatsapp' }), [
        { body: 'Hi', mediaFiles: [PICTURE] },
        { mediaFiles: [OTHER] },
        { mediaFiles: [LETTER] },
    ]);
});

test('WhatsApp gets the text before a document, which would swallow it', () => {
    for (const type of ['application/pdf', 'audio/ogg', 'video/mp4', 'text/vcard', 'image/webp']) {
        const file = { ...LETTER, type };
        assert.deepEqual(outgoingParts({ text: 'Hi', files: [file, PICTURE], channel: 'whatsapp' }), [
            { body: 'Hi' },
            { mediaFiles: [file] },
            { mediaFiles: [PICTURE] },
        ]);
    }
});

test('captions on WhatsApp stay with their picture or come right before their document', () => {
    const picture = { ...PICTURE, caption: 'one' };
    const letter = { ...LETTER, caption: 'two' };
    assert.deepEqual(outgoingParts({ text: 'Hi', files: [picture, letter], channel: 'whatsapp' }), [
        { body: 'Hi' },
        { body: 'one', mediaFiles: [picture] },
        { body: 'two' },
        { mediaFiles: [letter] },
    ]);
});

test('a text too long for a caption goes before the picture', () => {
    const parts = outgoingParts({ text: LONG, files: [PICTURE], channel: 'whatsapp' });
    assert.equal(
        parts
            .slice(0, -1)
            .map(({ body }) => body)
            .join(' '),
        LONG,
    );
    assert.deepEqual(parts[parts.length - 1], { mediaFiles: [PICTURE] });
});

test('whatever is sent, no word and no file is lost or said twice', () => {
    const caption = fc.option(fc.constantFrom('cap1', 'cap2 x', ' '), { nil: undefined });
    const files = fc.array(
        fc.record({
            name: fc.constant('x'),
            type: fc.constantFrom('image/jpeg', 'application/pdf', 'video/mp4', 'image/gif'),
            size: fc.nat(5 * MB),
            caption,
        }),
        { maxLength: 15 },
    );
    const text = fc.string({ unit: fc.constantFrom('hello', ' ', '\n', 'x', '😀', '. ', LONG), maxLength: 8 });
    const channel = fc.constantFrom('sms', 'whatsapp', 'rcs', 'messenger', 'other');
    const words = (texts: readonly (string | undefined)[]): string[] =>
        texts.join('\n').split(/\s+/).filter(Boolean).sort();
    fc.assert(
        fc.property(text, files, channel, (said, all, on) => {
            const parts = outgoingParts({ text: said, files: all, channel: on });
            const captions = new Set(all.map((one) => one.caption));
            assert.deepEqual(words(parts.map(({ body }) => body)), words([said, ...captions]));
            assert.deepEqual(
                parts.flatMap(({ mediaFiles }) => mediaFiles ?? []),
                all,
            );
            assert.ok(parts.every(({ body, mediaFiles }) => body?.trim() || mediaFiles?.length));
            assert.ok(parts.every(({ body = '' }) => body.length <= 1600));
        }),
    );
});
