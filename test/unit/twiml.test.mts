import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import twilio from 'twilio';
import { emptyResponse, messageResponse } from '../../lib/twilio/twiml.ts';
import { anyCharacter } from '../harness/any-character.mts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** What the official package writes for the same answer. */
function officialMessage(text: string): string {
    const response = new twilio.twiml.MessagingResponse();
    response.message(text);
    return response.toString().replace(DECLARATION, '');
}

/** The text an XML reader finds in the one message of the response. */
function messageIn(response: string): string {
    const content = /^<Response><Message>([^<>]*)<\/Message><\/Response>$/.exec(response)?.[1];
    assert.ok(content !== undefined, response);
    assert.doesNotMatch(content, /&(?!amp;|lt;|gt;)/);
    return content.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

test('no answer is exactly the empty response', () => {
    assert.equal(emptyResponse, '<Response></Response>');
});

for (const text of [
    'a & b < c >',
    `"quotes" and 'apostrophes'`,
    '👍🏽 你好',
    'two\nlines\tand a tab',
    ']]>',
    '&amp;',
    '<!-- -->',
]) {
    test(`${JSON.stringify(text)} is written as the official package writes it`, () => {
        assert.equal(messageResponse(text), officialMessage(text));
    });
}

test('blank text is no answer', () => {
    assert.deepEqual(['', ' \n', '\u0000\u0007', '\ud800'].map(messageResponse), Array(4).fill(emptyResponse));
});

test('characters that XML forbids are dropped, for which the official package throws', () => {
    assert.throws(() => officialMessage('a\u0007b'));
    assert.equal(messageIn(messageResponse('a\u0007b\u0000c\ud800d\ufffee\uffff\u001bf\u0085')), 'abcdef');
});

test('line breaks are line feeds, since XML readers turn the others into them', () => {
    assert.equal(messageIn(messageResponse('a\r\nb\rc')), 'a\nb\nc');
});

test('what XML forbids takes no room of what may be said', () => {
    assert.equal(messageResponse(`${'\u0007'.repeat(4_000)}Closed`), '<Response><Message>Closed</Message></Response>');
});

test('1,600 characters stay, the rest is cut off', () => {
    assert.equal(messageIn(messageResponse('x'.repeat(1600))), 'x'.repeat(1600));
    assert.equal(messageIn(messageResponse('x'.repeat(1601))), 'x'.repeat(1600));
    assert.equal(messageIn(messageResponse('&'.repeat(2000))), '&'.repeat(1600));
});

test('a cut never divides what a reader sees as one character', () => {
    const family = '👨‍👩‍👧';
    assert.equal(messageIn(messageResponse('x'.repeat(1595) + family)), 'x'.repeat(1595));
    assert.equal(messageIn(messageResponse(`${'x'.repeat(1599)}🇺🇸`)), 'x'.repeat(1599));
    assert.equal(messageIn(messageResponse(`${'x'.repeat(1599)}e\u0301`)), 'x'.repeat(1599));
});

test('one character longer than a message is cut rather than lost', () => {
    assert.equal(messageIn(messageResponse(`a${'\u0301'.repeat(2000)}`)).length, 1600);
});

test('whatever the text, an XML reader finds one message of legal characters', () => {
    fc.assert(
        fc.property(fc.string({ unit: anyCharacter, maxLength: 2000 }), (text) => {
            const response = messageResponse(text);
            if (response !== emptyResponse) {
                const message = messageIn(response);
                assert.ok(message.length <= 1600);
                assert.equal(response, officialMessage(message));
            }
        }),
    );
});
