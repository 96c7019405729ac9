import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { InboundText } from '../../lib/model/inbound-text.ts';
import { parseInboundText } from '../../lib/twilio/parse-text.ts';
import { anyCharacter } from '../harness/any-character.mts';
import { fieldsOf, webhookFields } from '../twilio/webhook-body.mts';
import { addressOf, CUSTOMER, OURS, textWith } from './texts.mts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const SERVICE = 'MG00000000000000000000000000000001';
const GEO = { city: 'PROVIDENCE', state: 'RI', zip: '02903', country: 'US' };
const SMS = { accountSid: ACCOUNT, from: CUSTOMER, to: OURS, geo: GEO, media: [] };
const WHATSAPP = {
    accountSid: ACCOUNT,
    from: addressOf(`whatsapp:${CUSTOMER.raw}`),
    to: addressOf(`whatsapp:${OURS.raw}`),
    profileName: 'Ada Lovelace',
    messageType: 'text',
    media: [],
} as const;

const RCS = {
    accountSid: ACCOUNT,
    messagingServiceSid: SERVICE,
    from: CUSTOMER,
    to: addressOf('rcs:corner_bakery_agent'),
    media: [],
} as const;

/** What each raw delivery in test/twilio says, apart from its sid. */
const DELIVERIES: Readonly<Record<string, Omit<InboundText, 'sid'>>> = {
    'text.form': { ...SMS, body: 'Hello from a phone' },
    'unicode.form': { ...SMS, body: 'Grüße – 你好 – مرحبا 👨‍👩‍👧 🇺🇸\nsecond line & 100% + more' },
    'empty-body.form': { ...SMS, body: '' },
    'media-only.form': { ...SMS, body: '', media: [mediaItem('media-only.form', 0, 'image/jpeg')] },
    'media-and-text.form': {
        ...SMS,
        body: 'Three pictures of the leak',
        media: ['image/jpeg', 'image/png', 'video/3gpp'].map((type, at) => mediaItem('media-and-text.form', at, type)),
    },
    'short-code.form': { ...SMS, from: addressOf('40404'), geo: { country: 'US' }, body: 'Your code is 123456' },
    'alphanumeric.form': {
        accountSid: ACCOUNT,
        from: addressOf('DeliverCo'),
        to: OURS,
        media: [],
        body: 'Your parcel is on its way',
    },
    'opt-out-stop.form': { ...SMS, body: 'STOP', optOutType: 'STOP', messagingServiceSid: SERVICE },
    'messaging-service.form': { ...SMS, body: 'Is the shop open?', messagingServiceSid: SERVICE },
    'fallback.form': { ...SMS, body: 'Are you there?' },
    'base64-body.form': {
        ...SMS,
        body:
            'Good morning, I would like to move my appointment from Tuesday to Thursday if that is possible, ' +
            'and please bring the spare keys along as well. Thank you so much, Ada!',
    },
    'opt-out-start.form': { ...SMS, body: 'START', optOutType: 'START', messagingServiceSid: SERVICE },
    'opt-out-help.form': { ...SMS, body: 'HELP', optOutType: 'HELP', messagingServiceSid: SERVICE },
    'text-without-geo.form': { accountSid: ACCOUNT, from: CUSTOMER, to: OURS, media: [], body: 'No idea where I am' },
    'national-number.form': {
        accountSid: ACCOUNT,
        from: addressOf('0821234567'),
        to: OURS,
        media: [],
        body: 'Calling from an old exchange',
    },
    'token-body.form': {
        ...SMS,
        body: 'CL5GjO6jJg9ailxkTIPhSa/Nvc/bIxh91QXRx7mQeIP+XMhMICEXfwH+64zHsgLN6wKj1ExRxAqlcRXXtnLxqA==',
    },
    'ten-files.form': {
        ...SMS,
        body: 'All of it',
        media: [
            ...['image/jpeg', 'image/png', 'image/gif', 'image/heic', 'video/mp4', 'audio/amr', 'text/vcard'],
            ...['text/calendar', 'application/pdf', 'text/csv'],
        ].map((type, at) => mediaItem('ten-files.form', at, type)),
    },
    'whatsapp-video.form': {
        ...WHATSAPP,
        messageType: 'video',
        body: 'Look at this',
        media: [mediaItem('whatsapp-video.form', 0, 'video/mp4')],
    },
    'whatsapp-sticker.form': {
        ...WHATSAPP,
        messageType: 'sticker',
        body: '',
        media: [mediaItem('whatsapp-sticker.form', 0, 'image/webp')],
    },
    'whatsapp-image.form': {
        ...WHATSAPP,
        messageType: 'image',
        body: 'The broken tap',
        media: [mediaItem('whatsapp-image.form', 0, 'image/jpeg')],
    },
    'whatsapp-forwarded-once.form': { ...WHATSAPP, body: 'Have you seen this?', forwarded: 'once' },
    'whatsapp-action-button.form': {
        ...WHATSAPP,
        messageType: 'button',
        body: 'Visit our shop',
        button: { text: 'Visit our shop' },
        repliedTo: { sender: `whatsapp:${OURS.raw}` },
    },
    'rcs-button.form': { ...RCS, body: 'Track my parcel', button: { text: 'Track my parcel' } },
    'rcs-location.form': { ...RCS, body: '', location: { latitude: 41.824, longitude: -71.4128 } },
    'location.form': {
        ...WHATSAPP,
        messageType: 'location',
        body: '',
        location: {
            latitude: 41.824,
            longitude: -71.4128,
            address: '1 Main St, Providence, RI',
            label: 'The Old Bakery',
        },
    },
    'whatsapp-text.form': { ...WHATSAPP, body: 'Hi, do you have a table for two?' },
    'whatsapp-button.form': {
        ...WHATSAPP,
        messageType: 'button',
        body: 'Confirm',
        button: { text: 'Confirm' },
        repliedTo: { sender: `whatsapp:${OURS.raw}` },
    },
    'whatsapp-list.form': {
        ...WHATSAPP,
        messageType: 'interactive',
        body: 'Delivery',
        list: { title: 'Delivery' },
        repliedTo: { sender: `whatsapp:${OURS.raw}` },
    },
    'whatsapp-reply.form': {
        ...WHATSAPP,
        body: 'Yes, that one',
        repliedTo: { sender: `whatsapp:${OURS.raw}` },
    },
    'whatsapp-forwarded.form': { ...WHATSAPP, body: 'Free pizza for everyone!', forwarded: 'many' },
    'whatsapp-referral.form': {
        ...WHATSAPP,
        body: 'I saw your ad',
        referral: {
            headline: '20% off new bikes',
            body: 'Only this week:\nall city bikes',
            url: 'https://fb.me/abc123XYZ',
        },
    },
    'whatsapp-bsuid.form': {
        ...WHATSAPP,
        from: addressOf('whatsapp:US.13491208655302741918'),
        profileUsername: 'ada.lovelace',
        externalUserId: 'whatsapp:US.13491208655302741918',
        body: 'Hello, it is me',
    },
    'whatsapp-flow.form': {
        ...WHATSAPP,
        messageType: 'interactive',
        body: '',
        interactive: [
            ['name', 'Ada'],
            ['guests', '2'],
            ['vegetarian', 'true'],
            ['dishes', 'soup, pie'],
        ],
    },
    'whatsapp-contact.form': {
        ...WHATSAPP,
        messageType: 'contacts',
        body: 'Ada Lovelace',
        media: [mediaItem('whatsapp-contact.form', 0, 'text/vcard')],
    },
    'whatsapp-voice-note.form': {
        ...WHATSAPP,
        messageType: 'audio',
        body: '',
        media: [mediaItem('whatsapp-voice-note.form', 0, 'audio/ogg')],
    },
    'whatsapp-document.form': {
        ...WHATSAPP,
        messageType: 'document',
        body: 'price list.pdf',
        media: [{ ...mediaItem('whatsapp-document.form', 0, 'application/pdf'), name: 'price list.pdf' }],
    },
    'messenger.form': {
        accountSid: ACCOUNT,
        from: addressOf('messenger:5000000000000001'),
        to: addressOf('messenger:105600000000001'),
        body: 'Hello from Messenger',
        media: [],
    },
    'rcs.form': {
        accountSid: ACCOUNT,
        messagingServiceSid: SERVICE,
        from: CUSTOMER,
        to: addressOf('rcs:corner_bakery_agent'),
        body: 'Hello over RCS',
        media: [],
    },
};

for (const [fileName, expected] of Object.entries(DELIVERIES)) {
    test(`${fileName} is read whole`, () => {
        const text = inboundText(webhookFields(fileName));
        assert.match(text.sid ?? '', /^(SM|MM)[0-9a-f]{32}$/);
        const { sid: _sid, ...rest } = text;
        assert.deepEqual(rest, expected);
    });
}

test('every delivery in test/twilio is in the table', () => {
    const forms = readdirSync(new URL('../twilio/', import.meta.url)).filter((name) => name.endsWith('.form'));
    assert.deepEqual(
        forms.filter((name) => DELIVERIES[name] === undefined),
        [],
    );
});

test("the built-in route's documented example is read, without a sid", () => {
    assert.deepEqual(inboundText(webhookFields('built-in-example.json')), {
        from: addressOf('5551123456789'),
        to: addressOf('5551987654321'),
        body: 'SMS message',
        geo: { city: 'Porto Alegre', state: 'RS', country: 'Brazil' },
        media: [],
    });
});

const MINIMAL = { From: CUSTOMER.raw, To: OURS.raw };

test('From and To are enough', () => {
    assert.deepEqual(inboundText(MINIMAL), textWith());
});

const MALFORMED: ReadonlyArray<readonly [what: string, content: object, field: string, why: string]> = [
    ['nothing at all', {}, 'From', 'is missing'],
    ['no From', { To: OURS.raw, Body: 'hi' }, 'From', 'is missing'],
    ['a blank From', { ...MINIMAL, From: ' ' }, 'From', 'is missing'],
    ['a null From', { ...MINIMAL, From: null }, 'From', 'is missing'],
    ['names in lower case', { from: CUSTOMER.raw, to: OURS.raw }, 'From', 'is missing'],
    ['no To', { From: CUSTOMER.raw, Body: 'hi' }, 'To', 'is missing'],
    ['a From with a line break', { ...MINIMAL, From: '+1401\n7122661' }, 'From', 'is not an address'],
    ['a To without an id', { ...MINIMAL, To: 'whatsapp:' }, 'To', 'is not an address'],
];

for (const [what, content, field, why] of MALFORMED) {
    test(`${what} is malformed: ${field} ${why}`, () => {
        assert.deepEqual(parseInboundText(fieldsOf(content)), { kind: 'malformed', field, why });
    });
}

test('the sid may be named as it was in older versions, or be opaque; anything else is no sid', () => {
    const sid = `SM${'a'.repeat(32)}`;
    assert.equal(inboundText({ ...MINIMAL, Body: '', SmsMessageSid: sid }).sid, sid);
    assert.equal(inboundText({ ...MINIMAL, Body: '', SmsSid: sid }).sid, sid);
    assert.equal(inboundText({ ...MINIMAL, Body: '', MessageSid: '', SmsSid: sid }).sid, sid);
    assert.equal(inboundText({ ...MINIMAL, Body: '', MessageSid: 'b7d1-4c_9' }).sid, 'b7d1-4c_9');
    for (const bad of ['a b', 'x'.repeat(65), 'a/b', '{"$ne":1}', 'é']) {
        assert.equal(inboundText({ ...MINIMAL, Body: '', MessageSid: bad }).sid, undefined, bad);
    }
});

test('line breaks and tabs stay in the body, and other controls and half characters are seen', () => {
    const Body = 'one\r\ntwo\rthree\tfour\u0000five\u001b[1m\u0085 \ud83d end';
    assert.equal(inboundText({ ...MINIMAL, Body }).body, 'one\ntwo\nthree\tfour@five␛[1m… \ufffd end');
});

test('a body, a name and a button of nothing that can be seen are none', () => {
    for (const unseen of ['\u200b\u2060', '\u2800 \u3164', '\ufe0f\u0301', '\u0000\u0007', '\u00ad\u{e0020}']) {
        const text = inboundText({ ...MINIMAL, Body: unseen, ProfileName: unseen, ButtonText: unseen });
        assert.deepEqual([text.body, text.profileName, text.button], ['', undefined, undefined], escape(unseen));
    }
});

test('a body is not trimmed', () => {
    assert.equal(inboundText({ ...MINIMAL, Body: ' hi \n' }).body, ' hi \n');
});

test('names are one line without direction overrides', () => {
    const text = inboundText({ ...MINIMAL, ProfileName: ' Ada\n\u202eLovelace\u202c \t', FromCity: 'NEW\tYORK' });
    assert.equal(text.profileName, 'Ada Lovelace');
    assert.deepEqual(text.geo, { city: 'NEW YORK' });
});

test('media are read from their names, whatever NumMedia says', () => {
    const media = { MediaUrl0: 'https://x/0', MediaUrl2: 'https://x/2', MediaContentType2: 'Audio/OGG; codecs=opus' };
    const expected = [
        { url: 'https://x/0', contentType: 'application/octet-stream' },
        { url: 'https://x/2', contentType: 'audio/ogg' },
    ];
    for (const NumMedia of [undefined, '0', '1', '2', 'many', '-1']) {
        const text = inboundText({ ...MINIMAL, ...media, ...(NumMedia !== undefined && { NumMedia }) });
        assert.deepEqual(text.media, expected);
        assert.equal(text.missingMedia, undefined);
    }
});

test('the layout of an MMS is no file and is not missed', () => {
    const layout = { MediaUrl0: 'https://x/0', MediaContentType0: 'application/smil' };
    const picture = { MediaUrl1: 'https://x/1', MediaContentType1: 'image/jpeg' };
    const both = inboundText({ ...MINIMAL, NumMedia: '2', ...layout, ...picture });
    assert.deepEqual([both.media, both.missingMedia], [[{ url: 'https://x/1', contentType: 'image/jpeg' }], undefined]);
    const alone = inboundText({ ...MINIMAL, NumMedia: '1', ...layout });
    assert.deepEqual([alone.media, alone.missingMedia], [[], undefined]);
});

test('only what WhatsApp calls a document has its name in the text', () => {
    const named = (more: object) =>
        inboundText({ ...MINIMAL, MediaUrl0: 'https://x/0', Body: 'list.pdf', ...more }).media[0]?.name;
    assert.equal(named({ MessageType: 'document' }), 'list.pdf');
    assert.equal(named({ MessageType: 'image' }), undefined);
    assert.equal(named({}), undefined);
    for (const Body of ['See the list', 'list.pdf\nand more', 'Please see list. Thanks a lot', '']) {
        assert.equal(named({ MessageType: 'document', Body }), undefined, Body);
    }
    assert.equal(named({ MessageType: 'document', MediaUrl1: 'https://x/1' }), undefined);
});

test('media that were announced and not named are counted', () => {
    assert.equal(inboundText({ ...MINIMAL, NumMedia: '2' }).missingMedia, 2);
    assert.equal(inboundText({ ...MINIMAL, NumMedia: 3, MediaUrl0: 'https://x/0', MediaUrl1: '' }).missingMedia, 2);
});

test('ten media are kept in order, the rest is counted', () => {
    const urls = Array.from({ length: 12 }, (_, at): [string, string] => [`MediaUrl${at}`, `https://x/${at}`]);
    const text = inboundText({ ...MINIMAL, ...Object.fromEntries(urls.reverse()) });
    assert.deepEqual(
        text.media.map(({ url }) => url),
        Array.from({ length: 10 }, (_, at) => `https://x/${at}`),
    );
    assert.equal(text.missingMedia, 2);
});

const PLACES: ReadonlyArray<readonly [latitude: unknown, longitude: unknown, place: object]> = [
    ['-90', '180.0', { latitude: -90, longitude: 180 }],
    [0, 0, { latitude: 0, longitude: 0 }],
    ['4.1824e1', '-7.14128E+1', { latitude: 41.824, longitude: -71.4128 }],
    ['1e-7', '-1.2e-7', { latitude: 1e-7, longitude: -1.2e-7 }],
    ['41,824', '-71,4128', { latitude: 41.824, longitude: -71.4128 }],
    ['41.824°', '−71.4128 °', { latitude: 41.824, longitude: -71.4128 }],
    ['41.824º', '71º 30.6´ W', { latitude: 41.824, longitude: -71.51 }],
    ['41.824˚N', '71.4128 ˚', { latitude: 41.824, longitude: 71.4128 }],
    ['41.824 N', 'w 71.4128', { latitude: 41.824, longitude: -71.4128 }],
    ['41°30\'36"S', '71° 30.6′ E', { latitude: -41.51, longitude: 71.51 }],
    [`41.824${'0'.repeat(60)}1`, '+.5', { latitude: 41.824, longitude: 0.5 }],
    ['91', '0', { unreadable: '91, 0' }],
    ['0', '-180.1', { unreadable: '0, -180.1' }],
    ['x', '1', { unreadable: 'x, 1' }],
    ['NaN', '1e999', { unreadable: 'NaN, 1e999' }],
    ['1', '', { unreadable: '1' }],
    ['41.8 E', '1', { unreadable: '41.8 E, 1' }],
    ['-41 S', '1', { unreadable: '-41 S, 1' }],
    ["41°60'", '1', { unreadable: "41°60', 1" }],
    ['1,234.5', '1', { unreadable: '1,234.5, 1' }],
    ['', ' ', {}],
];

for (const [Latitude, Longitude, place] of PLACES) {
    test(`the coordinates ${JSON.stringify([Latitude, Longitude])} are ${JSON.stringify(place)}, and the name stands`, () => {
        const { location } = inboundText({
            ...MINIMAL,
            Latitude,
            Longitude,
            Label: 'Town hall',
            Address: '25 Dorrance St',
        });
        assert.deepEqual(location, { ...place, label: 'Town hall', address: '25 Dorrance St' });
        const nameless = inboundText({ ...MINIMAL, Latitude, Longitude }).location;
        assert.deepEqual(nameless, Object.keys(place).length === 0 ? undefined : place);
    });
}

test('however a coordinate is written, it is read as the number that it is', () => {
    const written = fc.constantFrom(
        (value: number) => String(value),
        (value: number) => value.toExponential(),
        (value: number) => String(value).replace('.', ','),
        (value: number) => `${value.toFixed(20)}°`,
        (value: number) => `${Math.abs(value)} ${value < 0 ? 'S' : 'N'}`,
    );
    fc.assert(
        fc.property(fc.double({ min: -90, max: 90, noNaN: true }), written, (value, write) => {
            const { location } = inboundText({ ...MINIMAL, Latitude: write(value), Longitude: '0' });
            assert.ok(Math.abs((location?.latitude ?? Number.NaN) - value) < 1e-9, write(value));
        }),
    );
});

test('a button or list row without a text shows its id', () => {
    assert.deepEqual(inboundText({ ...MINIMAL, ButtonPayload: 'yes' }).button, { text: 'yes' });
    assert.deepEqual(inboundText({ ...MINIMAL, ButtonText: 'Yes' }).button, { text: 'Yes' });
    assert.deepEqual(inboundText({ ...MINIMAL, ListId: 'a' }).list, { title: 'a' });
    assert.deepEqual(inboundText({ ...MINIMAL, ListTitle: 'A' }).list, { title: 'A' });
});

test('forwarded once, many times, not at all', () => {
    const flags = (Forwarded: string, FrequentlyForwarded: string) =>
        inboundText({ ...MINIMAL, Forwarded, FrequentlyForwarded }).forwarded;
    assert.deepEqual(
        [flags('true', 'false'), flags('true', 'true'), flags('false', 'false')],
        ['once', 'many', undefined],
    );
});

test('a quoted message may have no sender, and ReferralNumMedia=0 is no referral', () => {
    const text = inboundText({ ...MINIMAL, OriginalRepliedMessageSid: 'SM1', ReferralNumMedia: '0' });
    assert.deepEqual(text.repliedTo, {});
    assert.equal(text.referral, undefined);
});

test('any other field of a referral says that there is one, also where nothing of it can be shown', () => {
    const names = ['SourceType', 'SourceId', 'MediaUrl', 'MediaContentType', 'CtwaClid'];
    for (const name of names) {
        assert.deepEqual(inboundText({ ...MINIMAL, [`Referral${name}`]: 'x' }).referral, {}, name);
        assert.equal(inboundText({ ...MINIMAL, [`Referral${name}`]: ' ' }).referral, undefined, name);
    }
    assert.deepEqual(inboundText({ ...MINIMAL, ReferralSourceUrl: 'https://a.example' }).referral, {
        url: 'https://a.example',
    });
    assert.deepEqual(inboundText({ ...MINIMAL, ReferralHeadline: 'H' }).referral, { headline: 'H' });
    assert.deepEqual(inboundText({ ...MINIMAL, ReferralBody: '\n B\nC \n' }).referral, { body: 'B\nC' });
});

test('only the three opt-out types are known', () => {
    assert.equal(inboundText({ ...MINIMAL, OptOutType: 'stop' }).optOutType, 'STOP');
    assert.equal(inboundText({ ...MINIMAL, OptOutType: 'PAUSE' }).optOutType, undefined);
});

test('wrapping in wrapping, however deep, costs no text, and what is in it counts as left out', () => {
    const wrapped = (times: number) =>
        ['{"screen":1,"data":'.repeat(times), '{"size":"L"}', '}'.repeat(times)].join('');
    assert.deepEqual(inboundText({ ...MINIMAL, FlowData: wrapped(10) }).interactive, [['size', 'L']]);
    const text = inboundText({ ...MINIMAL, Body: 'Hi', FlowData: wrapped(4_000) });
    assert.deepEqual([text.body, text.interactive, text.missingAnswers], ['Hi', [['FlowData', '…']], 1]);
});

test('answers nested as JSON text are unfolded, what is no JSON is shown as it is', () => {
    const nested = JSON.stringify({ nfm_reply: { response_json: JSON.stringify({ flow_token: 't', size: 'L' }) } });
    assert.deepEqual(inboundText({ ...MINIMAL, InteractiveData: nested }).interactive, [['size', 'L']]);
    assert.deepEqual(inboundText({ ...MINIMAL, FlowData: ' \n{"size":"L"}' }).interactive, [['size', 'L']]);
    assert.deepEqual(inboundText({ ...MINIMAL, FlowData: '{broken' }).interactive, [['FlowData', '{broken']]);
    assert.deepEqual(inboundText({ ...MINIMAL, FlowData: '["a",{"b":null,"c":[1]}]' }).interactive, [
        ['0', 'a'],
        ['1.c', '1'],
    ]);
    assert.equal(inboundText({ ...MINIMAL, FlowData: '{}', InteractiveData: ' ' }).interactive, undefined);
});

/** A form's reply as it may be wrapped, and the answers in it. */
const WRAPPED: ReadonlyArray<readonly [what: string, data: object, pairs: InboundText['interactive']]> = [
    [
        'the answers alone',
        { name: 'Ada', type: 'big', screen: 'left' },
        [
            ['name', 'Ada'],
            ['type', 'big'],
            ['screen', 'left'],
        ],
    ],
    [
        'a token beside them',
        { flow_token: 't', name: 'Ada', body: 'slim' },
        [
            ['name', 'Ada'],
            ['body', 'slim'],
        ],
    ],
    [
        'a screen around them',
        { screen: 'END', version: '3.0', data: { name: 'Ada' }, flow_token: 't' },
        [['name', 'Ada']],
    ],
    [
        'WhatsApp’s own reply',
        {
            type: 'nfm_reply',
            nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"flow_token":"t","name":"Ada"}' },
        },
        [['name', 'Ada']],
    ],
    [
        'the whole message',
        { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: { data: { a: 1 } } } } },
        [['data.a', '1']],
    ],
    [
        'an address',
        { type: 'nfm_reply', nfm_reply: { name: 'address_message', response_json: '{"values":{"city":"Pune"}}' } },
        [['values.city', 'Pune']],
    ],
    ['no answers at all', { type: 'nfm_reply', name: 'flow', flow_token: 't' }, undefined],
    [
        'data that are a question',
        { data: 'yes', type: 'no' },
        [
            ['data', 'yes'],
            ['type', 'no'],
        ],
    ],
];

for (const [what, data, pairs] of WRAPPED) {
    test(`of a form’s reply only the answers are shown: ${what}`, () => {
        assert.deepEqual(inboundText({ ...MINIMAL, InteractiveData: JSON.stringify(data) }).interactive, pairs);
    });
}

const TYPED: ReadonlyArray<readonly [written: string, shown: string]> = [
    ['12345678901234567890', '12345678901234567890'],
    ['-0.10', '-0.10'],
    ['1.50', '1.50'],
    ['1E400', '1E400'],
    ['"[]"', '[]'],
    ['"{}"', '{}'],
    ['" [ ] "', ' [ ] '],
    ['"[1.50, 2.00]"', '1.50, 2.00'],
    ['"{broken 1.50"', '{broken 1.50'],
    ['"say \\"1.50\\" [2]"', 'say "1.50" [2]'],
    ['[1.50,true,"2.50"]', '1.50, true, 2.50'],
];

for (const [written, shown] of TYPED) {
    test(`the answer ${written} is shown as it was given`, () => {
        assert.deepEqual(inboundText({ ...MINIMAL, FlowData: `{"q":${written}}` }).interactive, [['q', shown]]);
        const nested = JSON.stringify({ nfm_reply: { response_json: `{"q":${written}}` } });
        assert.deepEqual(inboundText({ ...MINIMAL, InteractiveData: nested }).interactive, [['q', shown]]);
    });
}

test('answers that come in both fields are shown once', () => {
    const FlowData = JSON.stringify({ name: 'Ada', guests: 2 });
    const InteractiveData = JSON.stringify({ type: 'nfm_reply', nfm_reply: { response_json: FlowData } });
    assert.deepEqual(inboundText({ ...MINIMAL, FlowData, InteractiveData }).interactive, [
        ['name', 'Ada'],
        ['guests', '2'],
    ]);
});

test('of a form of any size or depth a hundred answers are shown whole, and the rest is counted', () => {
    const wide = inboundText({
        ...MINIMAL,
        FlowData: JSON.stringify(Array.from({ length: 500 }, (_, at) => ({ at }))),
    });
    assert.deepEqual([wide.interactive?.length, wide.missingAnswers], [100, 400]);
    const deep = inboundText({ ...MINIMAL, FlowData: `${'[{"a":'.repeat(5_000)}1${'}]'.repeat(5_000)}` });
    assert.deepEqual([deep.interactive, deep.missingAnswers], [[['0.a.0.a.0.a', '…']], 1]);
    const long = inboundText({ ...MINIMAL, FlowData: JSON.stringify({ story: 'x'.repeat(90_000) }) });
    assert.deepEqual([long.interactive?.[0]?.[1].length, long.missingAnswers], [90_000, undefined]);
});

const KNOWN = [
    ...['From', 'To', 'Body', 'NumMedia', 'MediaUrl0', 'MediaContentType0', 'Latitude', 'Longitude', 'FlowData'],
    ...['ButtonText', 'ListTitle', 'ReferralBody', 'ProfileName', 'MessageSid', 'ChannelMetadata', 'OptOutType'],
];

test('whatever the fields, the result is data that JSON and UTF-8 can hold', () => {
    const value = fc.oneof(fc.string({ unit: anyCharacter }), fc.json(), fc.constantFrom(CUSTOMER.raw, '1', 'true'));
    const fields = fc.array(fc.tuple(fc.constantFrom(...KNOWN), value), { maxLength: 20 });
    fc.assert(
        fc.property(fields, (extra) => {
            const parsed = parseInboundText([...extra, ['From', CUSTOMER.raw], ['To', OURS.raw]]);
            assert.deepEqual(JSON.parse(JSON.stringify(parsed)), parsed);
            assert.deepEqual(
                textsIn(parsed).filter((text) => /\p{Cs}|\0/u.test(text)),
                [],
            );
        }),
    );
});

function inboundText(content: unknown): InboundText {
    const parsed = parseInboundText(Array.isArray(content) ? content : fieldsOf(content));
    assert.ok(parsed.kind === 'text', JSON.stringify(parsed));
    return parsed.text;
}

/** Every text anywhere in the data. */
function textsIn(data: unknown): readonly string[] {
    if (typeof data === 'string') {
        return [data];
    }
    return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

function mediaItem(fileName: string, at: number, contentType: string) {
    const url = new Map(webhookFields(fileName)).get(`MediaUrl${at}`) ?? 'not in the form';
    return { url, contentType };
}
