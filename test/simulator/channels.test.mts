import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CUSTOMER, OURS, openBoth } from './our-app.mts';

const WHATSAPP = 'whatsapp:+15558675310';

test('WhatsApp brings the profile and no places', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(WHATSAPP, { webhookUrl: `${ours.url}/hook` });
    await twilio.phone(`whatsapp:${CUSTOMER}`).send({
        to: WHATSAPP,
        profileName: 'Grace',
        button: { text: 'Yes', payload: 'yes-1' },
        repliedTo: { sid: 'SMx' },
        forwarded: 'often',
        referral: { Headline: 'Sale' },
    });
    const fields = ours.seen[0]?.fields ?? {};
    assert.equal(fields.ProfileName, 'Grace');
    assert.equal(fields.WaId, '14017122661');
    assert.equal(fields.MessageType, 'button');
    assert.equal(fields.ButtonPayload, 'yes-1');
    assert.equal(fields.OriginalRepliedMessageSid, 'SMx');
    assert.equal(fields.OriginalRepliedMessageSender, WHATSAPP);
    assert.equal(fields.FrequentlyForwarded, 'true');
    assert.equal(fields.ReferralHeadline, 'Sale');
    assert.equal(fields.FromCity, undefined);
    assert.deepEqual(JSON.parse(fields.ChannelMetadata ?? ''), {
        type: 'whatsapp',
        data: { context: { ProfileName: 'Grace', WaId: '14017122661' } },
    });
});

test('a WhatsApp customer with a username has an id and no phone number', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(WHATSAPP, { webhookUrl: `${ours.url}/hook` });
    await twilio.phone('whatsapp:US.1234').send({ to: WHATSAPP, body: 'hi' });
    const fields = ours.seen[0]?.fields ?? {};
    assert.equal(fields.From, 'whatsapp:US.1234');
    assert.equal(fields.ExternalUserId, 'US.1234');
    assert.equal(fields.WaId, undefined);
});

test('a WhatsApp customer whom nobody named has no profile name', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(WHATSAPP, { webhookUrl: `${ours.url}/hook` });
    await twilio.phone(`whatsapp:${CUSTOMER}`).send({ to: WHATSAPP, body: 'hi' });
    const fields = ours.seen[0]?.fields ?? {};
    assert.equal(fields.ProfileName, undefined);
    assert.deepEqual(JSON.parse(fields.ChannelMetadata ?? ''), {
        type: 'whatsapp',
        data: { context: { WaId: '14017122661' } },
    });
});

test('a location has coordinates and an empty body', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(WHATSAPP, { webhookUrl: `${ours.url}/hook` });
    const location = { latitude: 41.5, longitude: -71.25, label: 'Home' };
    await twilio.phone(`whatsapp:${CUSTOMER}`).send({ to: WHATSAPP, location });
    const { Latitude, Longitude, Label, Address, Body, MessageType } = ours.seen[0]?.fields ?? {};
    assert.deepEqual(
        [Latitude, Longitude, Label, Address, Body, MessageType],
        ['41.5', '-71.25', 'Home', undefined, '', 'location'],
    );
});

test('an MMS names its attachments; the service of a number is told', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(OURS, { webhookUrl: `${ours.url}/hook`, messagingServiceSid: 'MG1' });
    const picture = { contentType: 'image/png', bytes: Buffer.from('png') };
    const { sid } = await twilio.phone(CUSTOMER).send({ to: OURS, media: [picture, { contentType: 'text/vcard' }] });
    const fields = ours.seen[0]?.fields ?? {};
    assert.match(sid, /^MM/);
    assert.equal(fields.NumMedia, '2');
    assert.equal(fields.MediaContentType1, 'text/vcard');
    assert.ok(
        fields.MediaUrl0?.startsWith(`${twilio.apiUrl}/2010-04-01/Accounts/${twilio.accountSid}/Messages/${sid}/`),
    );
    assert.equal(fields.MessagingServiceSid, 'MG1');
});

test('short codes, names, Messenger and RCS addresses pass as they are', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number('messenger:page', { webhookUrl: `${ours.url}/hook` });
    twilio.number('rcs:agent', { webhookUrl: `${ours.url}/hook` });
    await twilio.phone('12345').send({ to: OURS, body: 'a' });
    await twilio.phone('SUPPORT').send({ to: OURS, body: 'b' });
    await twilio.phone('messenger:99').send({ to: 'messenger:page', body: 'c' });
    await twilio.phone(CUSTOMER).send({ to: 'rcs:agent', body: 'd' });
    const [short, name, messenger, rcs] = ours.seen.map((seen) => seen.fields);
    assert.deepEqual([short?.From, short?.FromCountry], ['12345', '']);
    assert.equal(name?.From, 'SUPPORT');
    assert.deepEqual([messenger?.From, messenger?.FromCountry], ['messenger:99', undefined]);
    assert.deepEqual([rcs?.From, JSON.parse(rcs?.ChannelMetadata ?? '').type], [CUSTOMER, 'rcs']);
});

test('raw fields are added, replaced and removed before signing', async (t) => {
    const { twilio, ours } = await openBoth(t);
    const fields = { Surprise: 'new', Body: 'raw', NumSegments: null };
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi', fields });
    const seen = ours.seen[0]?.fields ?? {};
    assert.deepEqual([seen.Surprise, seen.Body, seen.NumSegments], ['new', 'raw', undefined]);
});

test('long and non-GSM texts have more segments', async (t) => {
    const { twilio, ours } = await openBoth(t);
    for (const body of ['a'.repeat(160), 'a'.repeat(161), `${'a'.repeat(159)}€`, 'ж'.repeat(70), 'ж'.repeat(71)]) {
        await twilio.phone(CUSTOMER).send({ to: OURS, body });
    }
    assert.deepEqual(
        ours.seen.map((seen) => seen.fields.NumSegments),
        ['1', '2', '2', '1', '2'],
    );
});
