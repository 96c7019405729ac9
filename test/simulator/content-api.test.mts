import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { addSampleTemplates, SAMPLE_TEMPLATES } from '../workspace/twilio/sample-templates.mts';
import { clientFor } from './official-client.mts';
import { ACCOUNT, CUSTOMER, OURS, openBoth } from './our-app.mts';

const WHATSAPP = `whatsapp:${OURS}`;
const ORDER = { to: `whatsapp:${CUSTOMER}`, from: WHATSAPP };
const [READY = '', , CARD = '', , REJECTED = ''] = Object.keys(SAMPLE_TEMPLATES);

async function openShop(t: TestContext) {
    const both = await openBoth(t);
    both.twilio.number(WHATSAPP, { webhookUrl: `${both.ours.url}/hook` });
    addSampleTemplates(both.twilio);
    return { ...both, client: clientFor(both.twilio), phone: both.twilio.phone(ORDER.to) };
}

test('the official client lists templates with what WhatsApp says of them, over all pages', async (t) => {
    const { client, twilio } = await openShop(t);
    const listed = await client.content.v1.contentAndApprovals.list({ pageSize: 3 });
    assert.equal(twilio.requests.length, 3);
    assert.deepEqual(
        listed.map(({ sid, friendlyName, language, approvalRequests }) => [
            sid,
            friendlyName,
            language,
            approvalRequests.status,
        ]),
        Object.entries(SAMPLE_TEMPLATES).map(([sid, { name, language = 'en', approval }]) => [
            sid,
            name,
            language,
            approval?.status,
        ]),
    );
    assert.equal((await client.content.v1.contents.list()).length, listed.length);
});

test('the official client reads one template, and its approval', async (t) => {
    const { client } = await openShop(t);
    const template = await client.content.v1.contents(READY).fetch();
    assert.deepEqual([template.accountSid, template.variables], [ACCOUNT, { '1': 'Anna', '2': '10:30' }]);
    const { whatsapp } = await client.content.v1.contents(REJECTED).approvalFetch().fetch();
    assert.deepEqual([whatsapp.status, whatsapp.rejection_reason], ['rejected', 'It looks like spam.']);
    await assert.rejects(client.content.v1.contents(`HX${'9'.repeat(32)}`).fetch(), { code: 20404 });
});

test('a template leaves outside the window, and the phone shows what it comes to', async (t) => {
    const { client, twilio, phone } = await openShop(t);
    const contentVariables = JSON.stringify({ 1: 'Ben', 2: 'summer' });
    await client.messages.create({ ...ORDER, contentSid: CARD, contentVariables });
    await twilio.idle();
    const [bubble] = phone.messages;
    assert.equal(bubble?.body, 'Hi Ben, it is time for a check.');
    assert.deepEqual(bubble?.template, {
        name: 'spring_check',
        header: 'Ready for summer?',
        footer: 'The bicycle shop',
        buttons: ['Book it', 'See prices'],
        media: [],
    });
});

test('what is not given has its default; what may not be given, and a foreign template, is refused', async (t) => {
    const { client, twilio, phone } = await openShop(t);
    await client.messages.create({ ...ORDER, contentSid: READY, contentVariables: '{"1":"Ben"}' });
    await twilio.idle();
    assert.equal(phone.messages[0]?.body, 'Hi Ben, your bike is *ready*. You can collect it from 10:30.');
    for (const contentVariables of ['Ben', '["Ben"]', '{"1":""}', '{"1":null}', '{"1":"a\\nb"}', '{"1":"a     b"}']) {
        const order = { ...ORDER, contentSid: READY, contentVariables };
        await assert.rejects(client.messages.create(order), { code: 21656 }, contentVariables);
    }
    await assert.rejects(client.messages.create({ ...ORDER, contentSid: 'HX1' }), { code: 21655 });
});

test('a template that is rejected, or gets another variable than its own, fails after it was taken', async (t) => {
    const { client, twilio, phone } = await openShop(t);
    await client.messages.create({ ...ORDER, contentSid: REJECTED });
    await client.messages.create({ ...ORDER, contentSid: READY, contentVariables: '{"3":"x"}' });
    await twilio.idle();
    assert.deepEqual(
        twilio.messages().map(({ errorCode }) => errorCode),
        [63040, 63028],
    );
    assert.deepEqual(phone.messages, []);
});
