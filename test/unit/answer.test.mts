import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, toHttpAnswer } from '../../endpoints/answer.ts';

const XML = { 'Content-Type': 'text/xml' };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const URL = 'https://chat.example.com/x';

const TABLE: ReadonlyArray<readonly [answer: Answer, http: unknown]> = [
    [{ kind: 'accepted' }, { status: 200, headers: XML, content: '<Response></Response>' }],
    [
        { kind: 'accepted', reply: 'Closed <now> & then' },
        { status: 200, headers: XML, content: '<Response><Message>Closed &lt;now&gt; &amp; then</Message></Response>' },
    ],
    [
        { kind: 'malformed', why: 'From is missing' },
        { status: 400, headers: JSON_TYPE, content: { success: false, error: 'From is missing' } },
    ],
    [
        { kind: 'invalid-service' },
        { status: 400, headers: JSON_TYPE, content: { success: false, error: 'Invalid service' } },
    ],
    [
        { kind: 'refused', expectedUrl: URL },
        { status: 403, headers: JSON_TYPE, content: { success: false, error: 'Invalid signature', expectedUrl: URL } },
    ],
    [
        { kind: 'refused', expectedUrl: URL, why: 'too old' },
        {
            status: 403,
            headers: JSON_TYPE,
            content: { success: false, error: 'Invalid signature: too old', expectedUrl: URL },
        },
    ],
    [
        { kind: 'unconfigured', why: 'Set it.' },
        { status: 503, headers: JSON_TYPE, content: { success: false, error: 'Set it.' } },
    ],
    [{ kind: 'wrong-verb' }, { status: 405 }],
    [{ kind: 'failed' }, { status: 500 }],
];

for (const [answer, http] of TABLE) {
    test(`the answer to ${JSON.stringify(answer)}`, () => assert.deepEqual(toHttpAnswer(answer), http));
}

test('nothing that Twilio would send on as a text leaves, whatever the answer', () => {
    for (const [answer] of TABLE) {
        const { content, headers } = toHttpAnswer(answer);
        assert.ok(content === undefined || headers?.['Content-Type'] === 'text/xml' || typeof content === 'object');
    }
});
