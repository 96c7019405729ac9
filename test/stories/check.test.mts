import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SweepFailure, SweepState } from '../../lib/channel/sweeps.ts';
import type { TroubleKind } from '../../lib/channel/troubles.ts';
import { ACCOUNT, type Answer, CUSTOMER, OURS, openApp, saying } from '../simulator/our-app.mts';
import { ELSEWHERE, PUBLIC_URL, SERVICE, WEBHOOK, WITH_OVERRIDES } from './fake/channel-world.mts';
import { type CheckWorld, checkWorld } from './fake/check-world.mts';

const APPLICATION = 'AP00000000000000000000000000000001';
const RIGHT = { webhookUrl: WITH_OVERRIDES, fallbackUrl: WEBHOOK };

const ours = (world: CheckWorld): Promise<void> =>
    world.ports().ourNumbers.note({ accountSid: ACCOUNT, number: OURS, since: 1, how: 'heard' });

test('where everything is right, every line says so, and nothing is written', async (t) => {
    const world = await checkWorld(t);
    world.departments.set('Support', true);
    world.settings.default_department = 'Support';
    world.settings.alarm_room = [{ _id: 'GENERAL', name: 'general' }];
    world.rooms.add('GENERAL');
    await ours(world);
    await world.channelStates.noteJobRan(Date.now());
    await world.sweeps.write({ endedAt: Date.now(), numbers: [], lastFound: { at: HOURS_AGO, count: 3 } });
    const before = structuredClone(world.stored);
    const lines = await world.check();
    assert.deepEqual(lines.map(withoutMoments), [
        '*What the app sees*',
        '✅ The settings can be used.',
        '✅ Omnichannel is on.',
        '✅ The department “Support” has an agent online.',
        '✅ This Rocket.Chat keeps one conversation of a visitor open at a time, as 8.3 and newer do. Nothing is to be done: texts have a visitor of their own for each of your numbers, so they stand beside a conversation from your website.',
        '✅ No text and no reply waits.',
        '✅ The channel is in no trouble.',
        '✅ The app’s job runs, which tries again what waits: it said so last at ….',
        '✅ Twilio’s log was last compared with what arrived at ….',
        '✅ Texts that Twilio could not hand over were found in its log, the last time at …: 3.',
        '✅ No text was refused lately.',
        '✅ Nothing failed lately.',
        '*What Twilio and the Internet see*',
        `✅ Twilio accepts the login of the account \`${ACCOUNT}\`.`,
        '✅ The clock goes right.',
        `✅ \`${WEBHOOK}\` leads here.`,
        `✅ Texts to \`${OURS}\` come here.`,
        '✅ Twilio could hand over everything in the last 3 days.',
    ]);
    assert.ok(world.twilio.requests.every(({ method }) => method === 'GET'));
    assert.deepEqual(world.stored, before);
});

const HOURS_AGO = Date.now() - 5 * 3_600_000;

function withoutMoments(line: string): string {
    return line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, '…');
}

/** What is spoilt, and the line that names it with its cure. */
type Fault = readonly [name: string, spoil: (world: CheckWorld) => unknown, line: RegExp];

const setting =
    (id: keyof CheckWorld['settings'], value: unknown) =>
    ({ settings }: CheckWorld) => {
        settings[id] = value;
    };

const number =
    (change: object) =>
    async (world: CheckWorld): Promise<void> => {
        world.twilio.number(OURS, { ...RIGHT, ...change });
        await ours(world);
    };

const api =
    (request: string, change: object) =>
    ({ twilio }: CheckWorld) =>
        void twilio.behaviour.add({ request }, { api: change });

const warning =
    (event: string, fields: object) =>
    ({ warnings }: CheckWorld) =>
        void warnings.push({ event, fields: { ...fields }, at: Date.now() - 1_000, times: 2 });

const trouble =
    (kind: TroubleKind, why: string) =>
    ({ channelStates }: CheckWorld): Promise<void> =>
        channelStates.write({ open: [{ kind, since: HOURS_AGO, why, isTold: true }], over: [] });

const compared =
    (state: Omit<SweepState, 'numbers'>) =>
    async (world: CheckWorld): Promise<void> => {
        await ours(world);
        await world.sweeps.write({ ...state, numbers: [] });
    };

const failing = (why: SweepFailure): SweepState['failing'] => ({ since: HOURS_AGO, at: Date.now(), count: 9, why });

const FAULTS: readonly Fault[] = [
    ['no token', setting('twilio_auth_token', ''), /⚠️ There is no Auth Token.*Paste it/],
    ['no sid', setting('twilio_account_sid', ''), /⚠️ There is no Account SID.*Paste it/],
    ['a sid that is none', setting('twilio_account_sid', 'SK123'), /⚠️ The Account SID is none.*Copy it again/],
    ['a wrong token', setting('twilio_auth_token', 'x'), /⚠️ The account `AC.*does not accept.*Copy both again/],
    ['no API address', setting('twilio_api_url', 'no address'), /⚠️ “Twilio API address” is no address.*Empty it/],
    [
        'an API that is not there',
        setting('twilio_api_url', 'http://127.0.0.1:65533'),
        /⚠️ The account .*cannot reach Twilio/,
    ],
    ['an address that is none', setting('public_url', 'http://'), /⚠️ “Address of this workspace” is no address/],
    [
        'an underscore',
        setting('public_url', 'https://chat_1.example.com'),
        /⚠️ The host .*has an underscore.*Use a host/,
    ],
    ['a subaccount line', setting('twilio_subaccounts', '\nAC1:secret'), /⚠️ Line 2 of “Subaccounts” cannot be used/],
    ['a department line', setting('departments_by_number', 'Support'), /⚠️ Line 1 of “Departments by number”/],
    [
        'a default department that is not there',
        setting('default_department', 'Sales'),
        /⚠️ There is no department “Sales”/,
    ],
    [
        'a department of a line that is not there',
        setting('departments_by_number', `${OURS} = Sales`),
        /⚠️ There is no department “Sales”.*Correct its name/,
    ],
    [
        'a department without an agent',
        (world) => {
            world.departments.set('Support', false);
            world.settings.default_department = 'Support';
        },
        /⚠️ The department “Support” has no agent online.*Look at its agents/,
    ],
    [
        'a line about a number that is not ours',
        (world) => {
            world.departments.set('Support', true);
            world.settings.departments_by_number = '+1 (999) 555-0000 = Support';
        },
        /⚠️ “Departments by number” names `\+19995550000`.*Correct the number/,
    ],
    ['a number to write from that is none', setting('default_number', 'Support'), /⚠️ “.+” is no phone number/],
    ['a country that is none', setting('default_country', 'Germany'), /⚠️ “.+” is no country: one has two letters/],
    [
        'a number to write from that is not ours',
        setting('default_number', '+14155552671'),
        /⚠️ “.+” is `\+14155552671`, which is not in your Twilio account/,
    ],
    [
        'nobody online',
        (world) => {
            world.isAnyoneOnline = false;
        },
        /⚠️ No agent is online/,
    ],
    [
        'Omnichannel off',
        (world) => {
            world.isOmnichannelOn = false;
        },
        /⚠️ Omnichannel is off.*Switch it on/,
    ],
    [
        'a server that does not tell',
        (world) => {
            world.isOmnichannelOn = undefined;
        },
        /❔ Whether Omnichannel is on/,
    ],
    [
        'an old server',
        (world) => {
            world.canReact = false;
        },
        /❔ This Rocket.Chat cannot show .*8\.2 or newer/,
    ],
    [
        'a conversation from before the rule of one open conversation',
        (world) => {
            world.isOnlyOne = false;
        },
        /❔ Whether .* one conversation of a visitor .* began before 8\.3.*Nothing is to be done/,
    ],
    [
        'that no conversation shows the rule of one open conversation yet',
        (world) => {
            world.isOnlyOne = undefined;
        },
        /❔ Whether .* one conversation of a visitor .* will be seen at an open conversation.*Nothing is to be done/,
    ],
    [
        'a number of ours that leads elsewhere',
        number({ webhookUrl: ELSEWHERE }),
        /⚠️ Texts to `\+15558675310`.*elsewhere.*`\/sms connect \+15558675310`/,
    ],
    ['a number of ours that leads nowhere', number({ webhookUrl: '' }), /⚠️ Texts to `\+15558675310`.*go nowhere/],
    ['a TwiML application', number({ applicationSid: APPLICATION }), /⚠️ Texts to .*TwiML application `AP/],
    ['GET', number({ method: 'GET' }), /⚠️ Texts to .*come here, but not by HTTP POST\. `\/sms connect/],
    ['no fallback', number({ fallbackUrl: '' }), /⚠️ Texts to .*but without a second address/],
    ['a fallback by GET', number({ fallbackMethod: 'GET' }), /⚠️ Texts to .*but not by HTTP POST at the second address/],
    ['no retries', number({ webhookUrl: WEBHOOK }), /⚠️ Texts to .*but without another try/],
    [
        'a messaging service that decides otherwise',
        async (world) => {
            world.twilio.service(SERVICE, { name: 'Shop', webhookUrl: ELSEWHERE });
            await number({ messagingServiceSid: SERVICE })(world);
        },
        /⚠️ Texts to .*elsewhere.* Its messaging service “Shop” decides that/,
    ],
    [
        'no number here',
        ({ twilio }) => twilio.number(OURS, { webhookUrl: ELSEWHERE }),
        /⚠️ No number leads here yet. Connect one/,
    ],
    [
        'a number of ours that is gone',
        async (world) => {
            await ours(world);
            world.twilio.release(OURS);
        },
        /⚠️ `\+15558675310`, which was ours, is not in your Twilio account/,
    ],
    [
        'a service that is not there',
        setting('twilio_messaging_service_sid', SERVICE),
        /⚠️ The messaging service `MG.*Correct the/,
    ],
    [
        'a suspended account',
        ({ twilio }) => twilio.account(ACCOUNT, { status: 'suspended' }),
        /⚠️ Twilio says that the account .* is suspended/,
    ],
    ['a trial', ({ twilio }) => twilio.account(ACCOUNT, { type: 'Trial' }), /⚠️ The account .* is a trial.*Upgrade it/],
    [
        'a clock that is behind',
        api('GET Accounts', { clockAheadMs: 90_000 }),
        /⚠️ The clock .* (?:89|90|91) s behind Twilio’s.*NTP/,
    ],
    ['a busy Twilio', api('GET Accounts', { answer: 'busy' }), /❔ The account .*too many requests/],
    [
        'services that cannot be read',
        api('GET Services', { answer: 'error' }),
        /❔ Where all numbers lead could not be read/,
    ],
    [
        'alerts that cannot be read',
        api('GET Alerts', { answer: 'error' }),
        /❔ What Twilio could not hand over could not be read/,
    ],
    [
        'texts that wait for an agent',
        (world) => world.wait('text', 'nobody-there'),
        /⚠️ Texts that wait: 1, the oldest since \d{4}-.*as soon as an agent is online/,
    ],
    ['texts that another app forbids', (world) => world.wait('text', 'vetoed'), /⚠️ Texts that wait: 1.*Another app/],
    [
        'texts that Rocket.Chat refuses',
        (world) => world.wait('text', 'refused'),
        /⚠️ Texts that wait: 1.*Rocket.Chat did not take them/,
    ],
    [
        'replies that wait for Twilio',
        (world) => world.wait('reply', 'twilio-unreachable'),
        /⚠️ Replies that wait: 1.*Twilio could not be reached/,
    ],
    [
        'refused signatures',
        warning('sms.refused', { count: 3, expectedUrl: WEBHOOK }),
        /⚠️ Texts were refused.*: 2 since the app started.*Twilio has to call exactly `https:/,
    ],
    [
        'an error',
        warning('sms.reply-failed', { why: '21606' }),
        /⚠️ The last error was `sms.reply-failed` at .*: 21606\. .*: 2\. The app’s log/,
    ],
    [
        'a reply that failed',
        warning('sms.reply-failed', { outcome: 'refused' }),
        /⚠️ The last error was `sms.reply-failed` at .*: refused\./,
    ],
    ['refused texts', trouble('refused', ''), /⚠️ Since \d.*: \*SMS: texts do not get in\.\*.*Check \*Auth Token\*/],
    [
        'replies that fail for the account’s sake',
        trouble('replies', '20003'),
        /⚠️ Since \d.*: \*SMS: replies do not leave\.\*/,
    ],
    [
        'texts that are not shown',
        trouble('waiting', 'error-x'),
        /⚠️ Since \d.*cannot be shown.*\(error-x\).*log of the app/,
    ],
    ['a Twilio that is away', trouble('twilio', 'unreachable'), /⚠️ Since \d.*Twilio does not answer.*Look at/],
    ['a job that was told to be silent', trouble('job', ''), /⚠️ Since \d.*job does not run.*Restart Rocket\.Chat/],
    [
        'a job that is silent',
        ({ channelStates }) => channelStates.noteJobRan(HOURS_AGO),
        /⚠️ The app’s job, .* has not run since \d.*Restart Rocket\.Chat/,
    ],
    [
        'a room for alarms that is gone',
        setting('alarm_room', [{ _id: 'GENERAL', name: 'general' }]),
        /⚠️ The room for alarms is not there any more.*Choose another one/,
    ],
    ['a job that never ran', () => {}, /❔ Whether the app’s job runs is not known yet/],
    [
        'a log that Twilio does not let us read',
        compared({ endedAt: HOURS_AGO, failing: failing('status-401') }),
        /⚠️ Since \d.*Twilio does not accept the Account SID.*Correct them/,
    ],
    [
        'a log that cannot be reached',
        compared({ endedAt: HOURS_AGO, failing: failing('unreachable') }),
        /⚠️ Since \d.*: Twilio could not be reached/,
    ],
    [
        'a log that was compared long ago',
        compared({ endedAt: HOURS_AGO }),
        /⚠️ Twilio’s log was last compared .* which is long ago\. Run `\/sms recover`/,
    ],
    ['a log that is being compared', compared({ endedAt: 0, isUnfinished: true }), /❔ Twilio’s log is being compared/],
    ['a log that was never compared', ours, /❔ Twilio’s log has not been compared/],
    [
        'comparisons that are switched off',
        async (world) => {
            await ours(world);
            world.settings.recover_every_minutes = 0;
        },
        /⚠️ Twilio’s log is never compared.*Set “Minutes between comparisons with Twilio” to 10/,
    ],
    [
        'a store that does not answer',
        (world) => {
            world.gate = async (name, effect) => {
                if (name === 'records.find') throw new Error('down');
                return effect();
            };
        },
        /❔ Whether the channel is in trouble could not be read.*database/,
    ],
    [
        'custom fields that are not there',
        warning('sms.no-custom-field', { fields: 'country, city' }),
        /❔ Where a customer’s number is from .*: country, city\. Create it there/,
    ],
    [
        'an address of another server',
        (world) => {
            world.probed = { kind: 'answer', status: 404 };
        },
        /⚠️ `https:.*does not know this app/,
    ],
    [
        'an address behind a login',
        (world) => {
            world.probed = { kind: 'answer', status: 401 };
        },
        /⚠️ `https:.*answered with 401.*See what the proxy/,
    ],
    [
        'a host that is not there',
        (world) => {
            world.probed = { kind: 'wrong-host' };
        },
        /⚠️ `https:.*no such host, or its certificate/,
    ],
    [
        'an address that does not answer from here',
        (world) => {
            world.probed = { kind: 'unanswered' };
        },
        /❔ `https:.*does not answer from Rocket.Chat’s own server/,
    ],
];

for (const [name, spoil, line] of FAULTS) {
    test(`the check names ${name}, and what mends it`, async (t) => {
        const world = await checkWorld(t);
        await spoil(world);
        const lines = await world.check();
        assert.ok(
            lines.some((one) => line.test(one)),
            lines.join('\n'),
        );
        assert.doesNotMatch(lines.join('\n'), /[{}]|undefined|secret/);
    });
}

const ALERTS: readonly (readonly [name: string, answer: Answer, line: RegExp])[] = [
    [
        'a wrong signature',
        saying('{}', 'application/json', 403),
        /: 2 in.*11200\)\. The app refused it, because the signature/,
    ],
    ['no app', saying('', 'text/html', 404), /11200\)\. Nothing is there/],
    ['GET', saying('', 'text/html', 405), /11200\)\. Twilio does not call by HTTP POST/],
    ['a login', saying('', 'text/html', 401), /11200\)\. Something before the app answered with 401/],
    ['an update', saying('', 'text/html', 503), /11200\)\. Rocket.Chat or its proxy answered with an error \(503\)/],
    ['another server', saying('{}', 'application/json'), /12300\)\. The answer was not this app’s/],
    ['no connection', (_request, response) => void response.socket?.destroy(), /\(error 112(?:00|05)\)/],
];

for (const [name, answer, line] of ALERTS) {
    test(`what Twilio could not hand over is told by its cause: ${name}`, async (t) => {
        const world = await checkWorld(t);
        const app = await openApp(t);
        app.app.use(answer);
        world.twilio.route({ from: PUBLIC_URL, to: app.url });
        world.twilio.number(OURS, { webhookUrl: `${WEBHOOK}?department=a`, fallbackUrl: WEBHOOK });
        world.twilio.number('+15550000001', { webhookUrl: `${PUBLIC_URL}/somewhere-else` });
        await world.twilio.phone(CUSTOMER).send({ to: OURS, body: 'marzipan' });
        await world.twilio.phone(CUSTOMER).send({ to: '+15550000001', body: 'marzipan' });
        const told = (await world.check()).filter((one) => one.includes('could not hand over'));
        assert.equal(told.length, 1);
        assert.match(told[0] ?? '', line);
        assert.doesNotMatch(told[0] ?? '', /marzipan|4017122661/);
    });
}

test('what Twilio does not say in time is told not to be known, and the rest is told at once', async (t) => {
    const world = await checkWorld(t);
    for (const request of ['GET Accounts', 'GET Alerts', 'GET Services']) {
        world.twilio.behaviour.add({ request }, { api: { answer: 'silence' } });
    }
    const asked: number[] = [];
    world.sleep = async (ms) => {
        asked.push(ms);
        // The address has answered by then.
        await new Promise((resolve) => setImmediate(resolve));
    };
    await world.channelStates.noteJobRan(Date.now());
    const lines = await world.check();
    assert.ok(lines.includes('✅ Omnichannel is on.'));
    assert.ok(lines.includes(`✅ \`${WEBHOOK}\` leads here.`));
    assert.deepEqual(
        lines.filter((line) => line.startsWith('❔')).map((line) => line.split(':')[0]),
        ['❔ The login at Twilio', '❔ The numbers', '❔ What Twilio could not hand over'],
    );
    assert.deepEqual([...new Set(asked)], [10_000]);
});
