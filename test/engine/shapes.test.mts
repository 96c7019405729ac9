import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import type { RoomView } from '../workspace/rocketchat/people.mts';
import { type Shown, shownIn, shownOf } from './conversation.mts';
import { fixtureFields, type MediaStand, postFixture, startMediaStand } from './fixtures.mts';
import { ACCEPTED, roomsOf } from './inbound.mts';

const REPLY = '> ↩️ In reply to one of our messages';
const MAP = '> https://maps.google.com/?q=41.824,-71.4128';

/** What the agent sees of each raw delivery in test/twilio. */
const SHOWN: Readonly<Record<string, readonly Shown[]>> = {
    'text.form': ['Hello from a phone'],
    'text-without-geo.form': ['No idea where I am'],
    'unicode.form': ['Grüße – 你好 – مرحبا 👨‍👩‍👧 🇺🇸\nsecond line & 100% + more'],
    'empty-body.form': ['> (empty text)'],
    'base64-body.form': [
        'Good morning, I would like to move my appointment from Tuesday to Thursday if that is possible, ' +
            'and please bring the spare keys along as well. Thank you so much, Ada!',
    ],
    'token-body.form': ['CL5GjO6jJg9ailxkTIPhSa/Nvc/bIxh91QXRx7mQeIP+XMhMICEXfwH+64zHsgLN6wKj1ExRxAqlcRXXtnLxqA=='],
    'messaging-service.form': ['Is the shop open?'],
    'fallback.form': ['Are you there?'],
    'media-only.form': [{ file: 'picture.jpg' }],
    'media-and-text.form': [
        'Three pictures of the leak',
        { file: 'picture-1.jpg' },
        { file: 'picture-2.png' },
        { file: 'video-3.3gp' },
    ],
    'ten-files.form': [
        'All of it',
        { file: 'picture-1.jpg' },
        { file: 'picture-2.png' },
        { file: 'picture-3.gif' },
        { file: 'picture-4.heic' },
        { file: 'video-5.mp4' },
        { file: 'voice-6.amr' },
        { file: 'contact-7.vcf' },
        { file: 'event-8.ics' },
        { file: 'document-9.pdf' },
        { file: 'document-10.csv' },
    ],
    'opt-out-stop.form': [
        'STOP\n> ⛔ The customer asked not to be texted again. Replies will be refused until they send START.',
    ],
    'opt-out-start.form': ['START\n> ✅ The customer can be texted again.'],
    'opt-out-help.form': ['HELP\n> ℹ️ The customer asked for help. Twilio has sent its help text.'],
    'short-code.form': [
        'Your code is 123456\n> ⚠️ 40404 is a short code, usually an automatic sender: a reply may not arrive.',
    ],
    'alphanumeric.form': [
        'Your parcel is on its way\n> ⚠️ This sender cannot be answered: DeliverCo is not a phone number.',
    ],
    'national-number.form': [
        'Calling from an old exchange\n> ⚠️ This sender cannot be answered: 0821234567 is not a phone number.',
    ],
    'location.form': [`> 📍 Location: The Old Bakery, 1 Main St, Providence, RI\n${MAP}`],
    'whatsapp-text.form': ['Hi, do you have a table for two?'],
    'whatsapp-image.form': ['The broken tap', { file: 'picture.jpg' }],
    'whatsapp-video.form': ['Look at this', { file: 'video.mp4' }],
    'whatsapp-voice-note.form': [{ file: 'voice.ogg' }],
    'whatsapp-sticker.form': [{ file: 'picture.webp' }],
    'whatsapp-document.form': ['price list.pdf', { file: 'price list.pdf' }],
    'whatsapp-contact.form': ['Ada Lovelace', { file: 'contact.vcf' }],
    'whatsapp-button.form': [`${REPLY}\nConfirm\n> 🔘 Tapped the button above`],
    'whatsapp-action-button.form': [`${REPLY}\nVisit our shop\n> 🔘 Tapped the button above`],
    'whatsapp-list.form': [`${REPLY}\nDelivery\n> 🔘 Chosen from the list above`],
    'whatsapp-flow.form': ['> 📝 Filled in a form:\n> name: Ada\n> guests: 2\n> vegetarian: true\n> dishes: soup, pie'],
    'whatsapp-reply.form': [`${REPLY}\nYes, that one`],
    'whatsapp-forwarded-once.form': ['> ↪️ Forwarded message\nHave you seen this?'],
    'whatsapp-forwarded.form': ['> ↪️ Forwarded many times\nFree pizza for everyone!'],
    'whatsapp-referral.form': [
        'I saw your ad\n> 📣 Came from an ad or post: 20% off new bikes\n> Only this week:\n> all city bikes\n> https://fb.me/abc123XYZ',
    ],
    'whatsapp-bsuid.form': ['Hello, it is me'],
    'messenger.form': ['Hello from Messenger'],
    'rcs.form': ['Hello over RCS'],
    'rcs-button.form': ['Track my parcel\n> 🔘 Tapped the button above'],
    'rcs-location.form': [`> 📍 Location\n${MAP}`],
};

let workspace: TestWorkspace;
let stand: MediaStand;

before(async () => {
    stand = await startMediaStand();
    workspace = await startWorkspace({ settings: { twilio_api_url: stand.url } });
});

after(async () => {
    await workspace?.stop();
    stand?.stop();
});

test('every delivery in test/twilio has its line in this table', () => {
    const forms = readdirSync(new URL('../twilio/', import.meta.url)).filter((name) => name.endsWith('.form'));
    assert.deepEqual(forms.sort(), Object.keys(SHOWN).sort());
});

for (const [name, shown] of Object.entries(SHOWN)) {
    test(`${name} is shown to the agent, once, in the conversation with this number of ours`, async () => {
        const before = await shownIn(workspace);
        assert.deepEqual(await postFixture(workspace, { name, mediaAt: stand.url }), ACCEPTED);
        const { From: from, To: to } = fixtureFields(name);
        const earlier = before.filter((one) => one.from === from && one.to === to).flatMap((one) => one.shown);
        assert.deepEqual(await shownOf(workspace, { from, to }), [...earlier, ...shown]);
        const others = (all: typeof before) => all.filter((one) => one.from !== from || one.to !== to);
        assert.deepEqual(others(await shownIn(workspace)), others(before), 'nothing elsewhere');
    });
}

test('one customer on SMS, WhatsApp and RCS has a visitor and an open conversation per channel', async () => {
    const rooms = await roomsOf(workspace, '+14017122661');
    assert.equal(new Set(rooms.map(({ visitorId }) => visitorId)).size, 3);
    assert.ok(rooms.every(({ open }) => open));
    assert.deepEqual(rooms.map(labelled).sort(), [
        'RCS rcs:corner_bakery_agent',
        'SMS +15558675310',
        'WhatsApp whatsapp:+15558675310',
    ]);
});

test('customers without a phone are one visitor per address, with the channel in the user name', async () => {
    const visitors = await workspace.people.visitors();
    assert.ok(
        visitors.every(({ phones }) => phones.length === 0),
        'nobody is found by phone',
    );
    const phoneless = visitors.filter(({ username }) => !/^\d+$/.test(username));
    const named = phoneless.map(({ name, username }) => [name, username.replace(/-[0-9a-f]{12}$/, '-…')].join(' | '));
    assert.deepEqual(named.sort(), [
        '0821234567 | sms-…',
        '40404 | sms-…',
        '5000000000000001 | messenger-…',
        'Ada Lovelace (US.13491208655302741918) | whatsapp-…',
        'DeliverCo | sms-…',
    ]);
});

test('a second text of a customer without a phone goes to the same conversation', async () => {
    const before = (await workspace.people.rooms()).length;
    for (const From of ['whatsapp:US.13491208655302741918', 'messenger:5000000000000001', '40404', 'DeliverCo']) {
        const MessageSid = `SM${Buffer.from(From).toString('hex').padEnd(32, '0').slice(0, 32)}`;
        const name = From.startsWith('messenger') ? 'messenger.form' : 'text.form';
        const To = From.startsWith('whatsapp') ? 'whatsapp:+15558675310' : fixtureFields(name).To;
        const fields = { ...fixtureFields(name), From, To, MessageSid };
        assert.deepEqual(await workspace.post('sms-incoming/twilio', fields), ACCEPTED);
    }
    assert.equal((await workspace.people.rooms()).length, before);
});

function labelled({ source = {} }: RoomView): string {
    return `${source.label} ${source.destination}`;
}
