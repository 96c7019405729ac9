import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { anyCharacter } from '../harness/any-character.mts';
import { anyUrl } from '../harness/any-url.mts';
import { ACCOUNT_SID, OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { pendingIn } from '../workspace/app-records.mts';
import { type Shown, shownAtLast } from './conversation.mts';
import { ACCEPTED, INCOMING, newSid, text } from './inbound.mts';
import { newCustomer } from './pictures.mts';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

const AS_TYPED: readonly string[] = [
    '*bold* _italic_ ~struck~ `code` *two* words*',
    '# no heading\n> no quote\n- no list\n1. no list either\n* nor this',
    '```\nno block\n```',
    '[text](https://example.com/a_b_c) <https://example.com|text>',
    'see https://example.com/a_b_(c)?q=*x*#frag and www.example.com',
    ':smile: :+1: @ana #general',
    'C:\\dir and a\\b',
    '@all look, @here too, and (@all)!',
    'mail me@here.example or all@all.example',
    '||spoiler|| $x^2$ <script>alert(1)</script> &amp; &lt;',
    '  two  spaces  and\ta tab\nand lines\n\nwith a gap',
];

for (const typed of AS_TYPED) {
    test(`reads as typed: ${JSON.stringify(typed)}`, async () => {
        const [shown, ...others] = await shownOfText(typed);
        assert.deepEqual(others, []);
        // The joiner is invisible, and Rocket.Chat hides a backslash before a mark.
        const read = String(shown)
            .replace(/\u2060/g, '')
            .replace(/\\([*_~`\\])/g, '$1');
        assert.equal(read, typed.replace(/\\([*_~`\\])/g, '$1'));
    });
}

test('control characters are shown, and line breaks are line breaks', async () => {
    assert.deepEqual(await shownOfText('a\u0000b\u0007c\r\nd\re\u0092f\ufffe'), ['a@b␇c\nd\ne’f\ufffd']);
    assert.deepEqual(await shownOfText('\u0000\u0001'), ['> (empty text)']);
});

test('a very long text is shown whole', async () => {
    const long = 'It goes on. '.repeat(2_500).trim();
    assert.deepEqual(await shownOfText(long), [long]);
});

const anyText = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 1_600 }),
    fc.constantFrom('', ' ', 'STOP', 'yes', 'Help', '@all', '@here', '*', '`'.repeat(50), '[a](b)', 'ok\r\n', '\u202e'),
);
const anyPhone = fc.stringMatching(/^\+[1-9][0-9]{6,14}$/);
const anyAddress = fc.oneof(
    { weight: 4, arbitrary: anyPhone },
    { weight: 2, arbitrary: anyPhone.map((phone) => `whatsapp:${phone}`) },
    fc.stringMatching(/^whatsapp:[A-Z]{2}\.(ENT\.)?[0-9]{5,20}$/),
    fc.stringMatching(/^messenger:[0-9]{5,20}$/),
    fc.stringMatching(/^(rcs|viber|line):[a-z_]{1,20}$/),
    fc.stringMatching(/^[0-9]{3,6}$/),
    fc.stringMatching(/^[A-Za-z0-9 ]{1,11}$/),
    anyText.map((address) => address.slice(0, 300)),
);
/** Every field of a webhook that is not an address, a sid or media. */
const NAMES = [
    ...[
        'ToCountry',
        'ToState',
        'FromCity',
        'FromState',
        'FromZip',
        'FromCountry',
        'NumSegments',
        'ProfileName',
        'WaId',
    ],
    ...[
        'MessageType',
        'ButtonText',
        'ButtonPayload',
        'ButtonType',
        'InteractiveData',
        'FlowData',
        'ListId',
        'ListTitle',
    ],
    ...['ChannelMetadata', 'Latitude', 'Longitude', 'Address', 'Label', 'Forwarded', 'FrequentlyForwarded'],
    ...['OriginalRepliedMessageSid', 'OriginalRepliedMessageSender', 'ReferralBody', 'ReferralHeadline'],
    ...['ReferralSourceUrl', 'ReferralNumMedia', 'ExternalUserId', 'ProfileUsername', 'ErrorCode', 'ErrorUrl'],
    ...['OptOutType', 'NumMedia', 'MessagingServiceSid', 'SmsStatus', 'ApiVersion', 'SomethingNew'],
];
const likelyValue = fc.oneof(
    { weight: 3, arbitrary: anyText },
    fc.constantFrom('true', 'false', '0', '1', '11', '-71.4', '90', '1e9', 'STOP', 'START', 'HELP', 'received', 'null'),
    fc.json({ maxDepth: 5 }),
);
const anyFields = fc.dictionary(fc.constantFrom(...NAMES), likelyValue, { maxKeys: 14 });
const anyMedia = fc.array(
    fc.record({
        url: fc.oneof(
            anyUrl(),
            anyText.map((url) => `x${url}`),
        ),
        type: fc.oneof(fc.constant('image/png'), anyText),
    }),
    {
        maxLength: 12,
    },
);

test('whatever the fields say, the answer is one of the table and an accepted text leaves its trace once', async () => {
    const texts = fc.record({ From: anyAddress, To: fc.oneof(anyAddress, fc.constant(OUR_NUMBER)), Body: anyText });
    await fc.assert(
        fc.asyncProperty(texts, anyFields, anyMedia, async (ends, fields, media) => {
            const sid = newSid();
            const given = { ...fields, ...ends, MessageSid: sid, AccountSid: ACCOUNT_SID, ...mediaFields(media) };
            const before = await countShown();
            const answer = await workspace.post(INCOMING, given);
            const shown = await countShown();
            if (answer.status === 200) {
                assert.deepEqual(answer, ACCEPTED);
                assertOneTrace(shown - before, media.length);
                assert.deepEqual(await workspace.post(INCOMING, given), ACCEPTED, 'again');
                assert.equal(await countShown(), shown, 'shown again');
            } else {
                assert.equal(answer.status, 400);
                assert.match(answer.body, /^\{"success":false,"error":"(From|To) is (missing|not an address)"\}$/);
                assert.equal(shown, before);
            }
        }),
        { numRuns: 30 },
    );
    assert.deepEqual(await pendingIn(workspace.store, { kind: 'text' }), []);
});

/** A message for the text and one for each file, of which Twilio has ten at most; files alone need no text. */
function assertOneTrace(count: number, mediaCount: number): void {
    const files = Math.min(mediaCount, 10);
    assert.ok(count === files + 1 || (count === files && files > 0), `${count} messages for ${mediaCount} files`);
}

function mediaFields(media: ReadonlyArray<{ readonly url: string; readonly type: string }>): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const [index, { url, type }] of media.entries()) {
        fields[`MediaUrl${index}`] = url;
        fields[`MediaContentType${index}`] = type;
    }
    return fields;
}

/** How many messages of customers there are. */
async function countShown(): Promise<number> {
    return (await workspace.store.find('rocketchat_message', { token: { $exists: true } })).length;
}

async function shownOfText(body: string): Promise<readonly Shown[]> {
    const from = newCustomer();
    assert.deepEqual(await text(workspace, { from, body }), ACCEPTED);
    return shownAtLast(workspace, { from, to: OUR_NUMBER });
}
