import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { connect } from '../../lib/channel/connect.ts';
import { disconnect, disconnectAll } from '../../lib/channel/disconnect.ts';
import { ACCOUNT, CUSTOMER, OURS } from '../simulator/our-app.mts';
import {
    type ChannelWorld,
    channelWorld,
    ELSEWHERE,
    SERVICE,
    SUBACCOUNT,
    textOf,
    typed,
    WEBHOOK,
    WITH_OVERRIDES,
} from './fake/channel-world.mts';

const SECOND = '+15558675311';
const WHATSAPP = `whatsapp:${OURS}`;
const APPLICATION = 'AP00000000000000000000000000000001';

const told = async (world: ChannelWorld, line: string): Promise<string> =>
    textOf(await connect(typed(line), world.ports()));

const toldBack = async (world: ChannelWorld, line: string): Promise<string> =>
    textOf(await disconnect(typed(line), world.ports()));

const ourNumbers = async (world: ChannelWorld): Promise<readonly string[]> =>
    (await world.ports().ourNumbers.all()).map(({ number, how }) => `${number} ${how}`);

const posts = ({ twilio }: ChannelWorld): number => twilio.requests.filter(({ method }) => method === 'POST').length;

test('every number of every account is listed over all pages, with where it leads and what decides that', async (t) => {
    const world = await channelWorld(t, { subaccounts: { [SUBACCOUNT]: 'sub' } });
    const { twilio } = world;
    world.settings.twilio_subaccounts = `${SUBACCOUNT}:sub`;
    twilio.service(SERVICE, { name: 'The `shop`', webhookUrl: WITH_OVERRIDES, fallbackUrl: WEBHOOK });
    twilio.number(SECOND, { webhookUrl: '', messagingServiceSid: SERVICE });
    twilio.number('+15558675312', { webhookUrl: '' });
    twilio.number('+15558675313', { webhookUrl: WEBHOOK, applicationSid: APPLICATION });
    twilio.number('+15558675314', { webhookUrl: WEBHOOK, method: 'GET', accountSid: SUBACCOUNT });
    twilio.number(WHATSAPP, { webhookUrl: WITH_OVERRIDES, fallbackUrl: WEBHOOK });
    for (let at = 0; at < 1_001; at += 1) {
        twilio.number(`+1666000${String(at).padStart(4, '0')}`, { webhookUrl: '' });
    }
    const answer = await connect(typed(''), world.ports());
    const lines = answer.lines.filter((line) => !line.includes('+1666'));
    assert.deepEqual(lines, [
        '*Your Twilio numbers, and where texts to them go*',
        `✅ \`${SECOND}\`: here. Its messaging service “The shop” decides that.`,
        `✅ \`${WHATSAPP}\`: here.`,
        '⚠️ `+15558675314`: here, but not by HTTP POST, without another try when the first one fails, without a second address. Connect it again to mend that.',
        `➡️ \`${OURS}\`: to \`${ELSEWHERE}\`.`,
        '⚪ `+15558675312`: nowhere. Nobody gets them.',
        `➡️ \`+15558675313\`: to the TwiML application \`${APPLICATION}\`.`,
        'There are 957 more, which lead elsewhere or nowhere.',
        'To connect one, type `/sms connect` and the number.',
    ]);
    assert.equal(answer.lines.length, 53);
    assert.deepEqual(answer.buttons?.[1], { label: `Connect ${OURS}`, command: `connect ${OURS}` });
    assert.equal(answer.buttons?.length, 10);
    assert.equal(posts(world), 0);
});

test('where every number leads here, nobody is asked to connect one', async (t) => {
    const world = await channelWorld(t);
    world.twilio.number(OURS, { webhookUrl: WITH_OVERRIDES, fallbackUrl: WEBHOOK });
    const { lines, buttons } = await connect(typed(''), world.ports());
    assert.deepEqual(lines, ['*Your Twilio numbers, and where texts to them go*', `✅ \`${OURS}\`: here.`]);
    assert.deepEqual(buttons, []);
});

test('what would change is said whole, and nothing is changed', async (t) => {
    const world = await channelWorld(t);
    const answer = await connect(typed('(555) 867-5310'), world.ports());
    assert.deepEqual(answer.lines, [
        `*This would change at Twilio, for \`${OURS}\`*:`,
        `New address: \`${WITH_OVERRIDES}\` by HTTP POST; if that fails, \`${WEBHOOK}\` by HTTP POST.`,
        `Address now: \`${ELSEWHERE}\` by HTTP GET.`,
        'If that fails, now: nothing more.',
        `What is there now is kept: \`/sms disconnect ${OURS}\` puts it back, and so does removing the app.`,
        `To go on, press the button or type \`/sms connect ${OURS} yes\`. Anything else changes nothing.`,
    ]);
    assert.deepEqual(answer.buttons, [{ label: 'Connect', command: `connect ${OURS} yes` }]);
    assert.deepEqual([posts(world), world.stored.length], [0, 0]);
});

test('with a yes the number leads here, its texts are ours from then on, and it goes back to where it was', async (t) => {
    const world = await channelWorld(t);
    const { twilio } = world;
    twilio.application(APPLICATION, 'https://application.example/');
    twilio.number(OURS, { webhookUrl: ELSEWHERE, method: 'GET', fallbackUrl: ELSEWHERE, applicationSid: APPLICATION });
    const before = twilio.numbers()[OURS];
    assert.match(
        await told(world, `${OURS} yes`),
        /^✅ Texts to `\+15558675310` now come here.*\n.*elsewhere\.example/,
    );
    assert.deepEqual(twilio.numbers()[OURS], {
        webhookUrl: WITH_OVERRIDES,
        method: 'POST',
        fallbackUrl: WEBHOOK,
        fallbackMethod: 'POST',
        applicationSid: '',
    });
    assert.deepEqual(await ourNumbers(world), [`${OURS} connected`]);
    assert.match(await told(world, `${OURS} yes`), /come here already. Nothing was changed/);
    assert.equal(posts(world), 1);
    assert.match(await toldBack(world, ''), /• `\+15558675310`, since \d{4}-\d\d-\d\d\./);
    assert.match(await toldBack(world, OURS), /This would be put back.*\nThen the TwiML application `AP/);
    assert.equal(posts(world), 1);
    assert.match(await toldBack(world, `${OURS} yes`), /^✅ Texts to `\+15558675310` go where they went before/);
    assert.deepEqual(twilio.numbers()[OURS], { ...before, fallbackMethod: 'POST' });
    assert.deepEqual([await ourNumbers(world), world.stored], [[], []]);
    assert.match(await toldBack(world, `${OURS} yes`), /was not connected/);
});

test('where a messaging service decides it is changed, and the other numbers that it concerns are named', async (t) => {
    const world = await channelWorld(t);
    const { twilio } = world;
    twilio.service(SERVICE, { name: 'Shop', webhookUrl: '' });
    twilio.number(OURS, { webhookUrl: ELSEWHERE, messagingServiceSid: SERVICE });
    twilio.number(SECOND, { webhookUrl: ELSEWHERE, messagingServiceSid: SERVICE });
    const asked = await told(world, OURS);
    assert.match(asked, /for the messaging service “Shop”, which decides for `\+15558675310`/);
    assert.match(asked, /It also decides for `\+15558675311`: their texts would come here too/);
    assert.match(asked, /Address now: none/);
    assert.match(await told(world, `${OURS} yes`), /`\+15558675310`, `\+15558675311` now come here/);
    assert.equal(twilio.services()[SERVICE]?.webhookUrl, WITH_OVERRIDES);
    assert.equal(twilio.numbers()[OURS]?.webhookUrl, ELSEWHERE);
    assert.deepEqual([...(await ourNumbers(world))].sort(), [`${OURS} connected`, `${SECOND} connected`]);
    await toldBack(world, `${SECOND} yes`);
    assert.equal(twilio.services()[SERVICE]?.webhookUrl, '');
    assert.deepEqual(await ourNumbers(world), []);
});

test('a service that leaves it to its numbers is not touched', async (t) => {
    const world = await channelWorld(t);
    world.twilio.service(SERVICE, { name: 'Shop', webhookUrl: '', usesNumbersWebhook: true });
    world.twilio.number(OURS, { webhookUrl: '', messagingServiceSid: SERVICE });
    await told(world, `${OURS} yes`);
    assert.equal(world.twilio.services()[SERVICE]?.webhookUrl, '');
    assert.equal(world.twilio.numbers()[OURS]?.webhookUrl, WITH_OVERRIDES);
});

test('a WhatsApp sender is changed by its API, or the fields to fill in are named', async (t) => {
    const world = await channelWorld(t);
    world.twilio.number(WHATSAPP, { webhookUrl: ELSEWHERE });
    const asked = await told(world, WHATSAPP);
    assert.ok(
        asked.includes(
            `Messaging > Senders > WhatsApp senders > ${WHATSAPP}: “Webhook URL for incoming messages” \`${WITH_OVERRIDES}\`, HTTP POST; “Fallback URL for incoming messages” \`${WEBHOOK}\``,
        ),
        asked,
    );
    assert.match(await told(world, `${WHATSAPP} yes`), /now come here/);
    assert.equal(world.twilio.numbers()[WHATSAPP]?.webhookUrl, WITH_OVERRIDES);
    assert.equal(world.twilio.numbers()[OURS]?.webhookUrl, ELSEWHERE, 'the phone number of the same digits is another');
    await toldBack(world, `${WHATSAPP} yes`);
    assert.equal(world.twilio.numbers()[WHATSAPP]?.webhookUrl, ELSEWHERE);
});

test('a department in the address is kept', async (t) => {
    const world = await channelWorld(t);
    world.twilio.number(OURS, { webhookUrl: `${WEBHOOK}?department=Support%20Team` });
    await told(world, `${OURS} yes`);
    const { webhookUrl, fallbackUrl } = world.twilio.numbers()[OURS] ?? {};
    const expected = `${WEBHOOK}?department=Support%20Team`;
    assert.deepEqual([webhookUrl, fallbackUrl], [`${expected}#rc=3&rp=4xx,5xx,ct,rt`, expected]);
});

test('what somebody changed since is left as it is', async (t) => {
    const world = await channelWorld(t);
    await told(world, `${OURS} yes`);
    world.twilio.number(OURS, { webhookUrl: 'https://new.example/' });
    assert.match(await toldBack(world, `${OURS} yes`), /Somebody changed.*left as it is/);
    assert.equal(world.twilio.numbers()[OURS]?.webhookUrl, 'https://new.example/');
    assert.deepEqual([await ourNumbers(world), world.stored], [[], []]);
});

test('a number that was pointed elsewhere and is connected again goes back to where it was last', async (t) => {
    const world = await channelWorld(t);
    await told(world, `${OURS} yes`);
    world.twilio.number(OURS, { webhookUrl: 'https://new.example/' });
    await told(world, `${OURS} yes`);
    await toldBack(world, `${OURS} yes`);
    assert.equal(world.twilio.numbers()[OURS]?.webhookUrl, 'https://new.example/');
});

test('a workspace that moved connects again, and what was before its first address comes back', async (t) => {
    const world = await channelWorld(t);
    await told(world, `${OURS} yes`);
    world.settings.public_url = 'https://moved.example.com';
    assert.match(await told(world, `${OURS} yes`), /now come here/);
    assert.ok(world.twilio.numbers()[OURS]?.webhookUrl.startsWith('https://moved.example.com/'));
    await toldBack(world, `${OURS} yes`);
    assert.equal(world.twilio.numbers()[OURS]?.webhookUrl, ELSEWHERE);
});

test('two admins who say yes at once change it once, each is told, and what was before comes back', async (t) => {
    const world = await channelWorld(t);
    const answers = await Promise.all([told(world, `${OURS} yes`), told(world, `${OURS} yes`)]);
    assert.equal(posts(world), 1);
    assert.deepEqual(answers.map((answer) => /now come here/.test(answer)).sort(), [false, true]);
    assert.ok(answers.some((answer) => /come here already/.test(answer)));
    await toldBack(world, `${OURS} yes`);
    assert.equal(world.twilio.numbers()[OURS]?.webhookUrl, ELSEWHERE);
});

test('where the values before cannot be stored nothing is changed', async (t) => {
    const world = await channelWorld(t);
    world.gate = async (name, effect) => {
        if (name === 'records.put') {
            throw new Error('the store is full');
        }
        return effect();
    };
    assert.match(await told(world, `${OURS} yes`), /Nothing was changed: what is at Twilio now could not be stored/);
    assert.deepEqual([posts(world), world.twilio.numbers()[OURS]?.webhookUrl], [0, ELSEWHERE]);
});

const POST = { request: 'POST IncomingPhoneNumbers', times: 1 };

for (const [name, fault, expected] of [
    ['is busy', { answer: 'busy' }, /Nothing was changed. Twilio gets too many requests/],
    ['fails before it does it', { answer: 'error' }, /Nothing was changed. Twilio has an error of its own/],
    ['closes the connection before it does it', { answer: 'closed' }, /Nothing was changed. Twilio did not answer/],
] as const) {
    test(`where Twilio ${name}, nothing is half-done, and nothing is kept`, async (t) => {
        const world = await channelWorld(t);
        world.twilio.behaviour.add(POST, { api: fault });
        assert.match(await told(world, `${OURS} yes`), expected);
        assert.equal(world.twilio.numbers()[OURS]?.webhookUrl, ELSEWHERE);
        assert.deepEqual(world.stored, []);
    });
}

for (const answer of ['error', 'closed'] as const) {
    test(`a change that Twilio made without saying so counts: ${answer}`, async (t) => {
        const world = await channelWorld(t);
        world.twilio.behaviour.add(POST, { api: { answer, carriedOut: true } });
        assert.match(await told(world, `${OURS} yes`), /now come here/);
        assert.deepEqual(await ourNumbers(world), [`${OURS} connected`]);
    });
}

test('where nobody knows whether it was done, that is said, and it can be put back all the same', async (t) => {
    const world = await channelWorld(t);
    world.twilio.behaviour.add(POST, { api: { answer: 'closed', carriedOut: true } });
    const ports = world.ports();
    let reads = 0;
    const order = typed(`${OURS} yes`);
    const answer = await connect(order, {
        ...ports,
        askTwilio: async (request) => {
            reads += request.url.includes('/PN') && request.method === 'GET' ? 1 : 0;
            return reads > 1 ? { kind: 'unanswered' } : ports.askTwilio(request);
        },
    });
    assert.match(textOf(answer), /may have made the change or not/);
    assert.deepEqual(await ourNumbers(world), []);
    await toldBack(world, `${OURS} yes`);
    assert.equal(world.twilio.numbers()[OURS]?.webhookUrl, ELSEWHERE);
});

test('a TwiML application that Twilio does not take away is said, and what was there comes back', async (t) => {
    const world = await channelWorld(t);
    world.twilio.number(OURS, { webhookUrl: ELSEWHERE, applicationSid: APPLICATION });
    const ports = world.ports();
    const answer = await connect(typed(`${OURS} yes`), {
        ...ports,
        askTwilio: (request) => {
            const { SmsApplicationSid: _left, ...form } = request.form ?? {};
            return ports.askTwilio(request.form === undefined ? request : { ...request, form });
        },
    });
    assert.match(textOf(answer), /Nothing was changed. Twilio refuses it/);
    const { webhookUrl, applicationSid } = world.twilio.numbers()[OURS] ?? {};
    assert.deepEqual([webhookUrl, applicationSid, world.stored], [ELSEWHERE, APPLICATION, []]);
});

test('a number that left the account between the question and the yes is not changed', async (t) => {
    const world = await channelWorld(t);
    const ports = world.ports();
    const answer = await connect(typed(`${OURS} yes`), {
        ...ports,
        askTwilio: (request) => {
            if (request.url.includes('/PN')) {
                world.twilio.release(OURS);
            }
            return ports.askTwilio(request);
        },
    });
    assert.match(textOf(answer), /is not in this Twilio account any more/);
    assert.match(await told(world, OURS), /is none of the numbers/);
});

test('a connected number that left the account has nothing to put back', async (t) => {
    const world = await channelWorld(t);
    await told(world, `${OURS} yes`);
    world.twilio.release(OURS);
    assert.match(await toldBack(world, `${OURS} yes`), /not in this Twilio account any more/);
    assert.deepEqual(world.stored, []);
});

test('where the services cannot be read, nobody guesses which decides', async (t) => {
    const world = await channelWorld(t);
    world.twilio.behaviour.add({ request: 'GET Services' }, { api: { answer: 'error', errorStatus: 500 } });
    assert.match(
        await told(world, ''),
        /❔ `\+15558675310`: not known.*\n⚠️ Of the Twilio account.* messaging services/s,
    );
    assert.match(await told(world, `${OURS} yes`), /Nothing was changed: it is not known whether a messaging service/);
    assert.equal(posts(world), 0);
});

for (const [name, setting, value, expected] of [
    ['no token', 'twilio_auth_token', '', /Enter the Account SID and the Auth Token/],
    ['a wrong token', 'twilio_auth_token', 'x', new RegExp(`Of the Twilio account \`${ACCOUNT}\` could not be read`)],
    ['no API address', 'twilio_api_url', 'no address', /“Twilio API address” .* is no address/],
    ['another API host', 'twilio_api_url', 'http://127.0.0.1:65533', /cannot reach Twilio/],
] as const) {
    test(`with ${name} an admin reads what to do`, async (t: TestContext) => {
        const world = await channelWorld(t);
        world.settings[setting] = value;
        assert.match(await told(world, ''), expected);
    });
}

test('a number that could be two, and one that is none, change nothing', async (t) => {
    const world = await channelWorld(t);
    world.twilio.number('+445558675310', { webhookUrl: '' });
    assert.match(await told(world, '8675310 yes'), /could be more than one: `\+15558675310`, `\+445558675310`/);
    assert.match(await told(world, '+1999 yes'), /is none of the numbers/);
    assert.equal(posts(world), 0);
});

test('when the app is removed everything goes back, and what cannot is counted', async (t) => {
    const world = await channelWorld(t);
    world.twilio.number(SECOND, { webhookUrl: '' });
    await told(world, `${OURS} yes`);
    await told(world, `${SECOND} yes`);
    world.twilio.number(SECOND, { webhookUrl: 'https://new.example/' });
    await disconnectAll(world.ports());
    assert.equal(world.twilio.numbers()[OURS]?.webhookUrl, ELSEWHERE);
    assert.equal(world.twilio.numbers()[SECOND]?.webhookUrl, 'https://new.example/');
    assert.deepEqual(world.log, [{ event: 'sms.disconnected', count: 1, left: 1 }]);
});

test('a text that a customer sends after the yes reaches our address', async (t) => {
    const world = await channelWorld(t);
    await told(world, `${OURS} yes`);
    const { attempts } = await world.twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.equal(attempts[0]?.url, WEBHOOK);
});
