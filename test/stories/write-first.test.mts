import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandAnswer } from '../../lib/model/command-answer.ts';
import { Failure } from '../../lib/model/trouble.ts';
import { type Hook, hang } from './fake/calls.mts';
import {
    type FirstProcess,
    type FirstWorld,
    firstWorld,
    knowNumber,
    openRoomsIn,
    writtenIn,
} from './fake/first-world.mts';
import { closeAll, shown } from './fake/omnichannel.mts';
import { unfinished } from './fake/outcome.mts';
import { CUSTOMER, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';

const SERVICE = `MG${'1'.repeat(32)}`;
const READY = `${CUSTOMER} Your bike is ready`;

/** A line is typed and answered, with everything that follows at once. */
async function typed(
    world: FirstWorld,
    line: string,
    agent?: Parameters<FirstProcess['types']>[1],
    process: FirstProcess = world.start('one'),
): Promise<CommandAnswer> {
    const answer = await world.workspace.clock.until(process.types(line, agent));
    await world.workspace.clock.quiet();
    return answer;
}

async function minutesPass(world: FirstWorld, count: number): Promise<void> {
    const job = world.start('job');
    for (let minute = 0; minute < count; minute += 1) {
        await world.workspace.clock.advance(60_000);
        await world.workspace.clock.until(job.recover());
        await world.workspace.clock.quiet();
    }
}

const told = ({ lines }: CommandAnswer): string => lines.join('\n');

test('a text to a stranger opens a conversation that its agent serves, and stands there in the agent’s name', async () => {
    const world = firstWorld();
    const answer = await typed(world, READY);
    assert.deepEqual(writtenIn(world), ['ana: Your bike is ready']);
    const [room] = openRoomsIn(world);
    assert.equal(room?.servedBy?.id, 'ana');
    assert.deepEqual(room?.source?.destination, OUR_NUMBER);
    assert.deepEqual(room?.customFields?.sms, {
        from: CUSTOMER,
        to: OUR_NUMBER,
        channel: 'sms',
        accountSid: 'AC00000000000000000000000000000001',
    });
    assert.equal(
        told(answer),
        `✉️ Your text to +1 401-712-2661 from +1 555-867-5310 stands in [their new conversation](https://chat.example.com/live/${room?.id}), where you see whether it arrives.`,
    );
    assert.deepEqual(unfinished(world.workspace), []);
});

test('what the customer answers comes into the same conversation', async () => {
    const world = firstWorld();
    await typed(world, READY);
    await world.workspace.clock.until(world.start('two').deliver(textRequest({ Body: 'Thanks!' })));
    await world.workspace.clock.quiet();
    assert.equal(world.workspace.omnichannel.rooms.length, 1);
    assert.deepEqual(shown(world.workspace.omnichannel), ['Your bike is ready', 'Thanks!']);
});

test('an answer whose process dies over it is there once, though the conversation is closed before the next try', async () => {
    const world = firstWorld();
    const { calls, clock, omnichannel } = world.workspace;
    await typed(world, READY);
    const dying = world.start('two');
    calls.hook = { after: ({ name, process }) => name === 'livechat.post' && process === 'two' && dying.kill() };
    const delivered = dying.deliver(textRequest({ Body: 'Thanks!' })).catch(() => undefined);
    await clock.until(Promise.race([delivered, clock.wait(60_000)]));
    calls.hook = {};
    closeAll(omnichannel);
    await minutesPass(world, 5);
    assert.deepEqual(shown(omnichannel), ['Your bike is ready', 'Thanks!']);
    assert.deepEqual(unfinished(world.workspace), []);
});

test('an open conversation of one’s own goes on, on servers of both generations, and others of that person stay', async () => {
    for (const isNew of [true, false]) {
        const world = firstWorld();
        world.workspace.omnichannel.isNew = isNew;
        await knowNumber(world, '+15558675311');
        await typed(world, READY);
        assert.match(told(await typed(world, `${CUSTOMER} And the helmet`)), /their open conversation/);
        assert.match(told(await typed(world, `from +15558675311 ${CUSTOMER} Hi`)), /from \+1 555-867-5311 .*new/);
        assert.deepEqual(writtenIn(world), ['ana: Your bike is ready', 'ana: And the helmet', 'ana: Hi']);
        assert.deepEqual(
            openRoomsIn(world).map(({ source }) => source?.destination),
            [OUR_NUMBER, '+15558675311'],
        );
    }
});

test('a conversation that waits for an agent is taken by the one who writes', async () => {
    const world = firstWorld();
    await world.workspace.clock.until(world.start('two').deliver(textRequest({ Body: 'Ready?' })));
    await world.workspace.clock.quiet();
    await typed(world, READY);
    assert.equal(openRoomsIn(world)[0]?.servedBy?.id, 'ana');
    assert.deepEqual(shown(world.workspace.omnichannel), ['Ready?', 'Your bike is ready']);
});

test('where routing is manual, a new conversation is handed to the agent who writes', async () => {
    const world = firstWorld();
    world.workspace.omnichannel.isManual = true;
    assert.match(told(await typed(world, READY)), /^✉️/);
    assert.equal(openRoomsIn(world)[0]?.servedBy?.id, 'ana');
});

test('a colleague’s conversation is not taken over without a yes', async () => {
    const world = firstWorld();
    await typed(world, READY, { id: 'bob' });
    const answer = await typed(world, `${CUSTOMER} Hello again`);
    assert.match(
        told(answer),
        /^⚠️ \+1 401-712-2661 has an open conversation, which Agent bob serves: \[the conversation\]\(https:\/\/chat\.example\.com\/live\/room-\d+\)\. Your text was not sent\.\n.*`\/sms yes`/s,
    );
    assert.deepEqual(writtenIn(world), ['bob: Your bike is ready']);
    assert.match(told(await typed(world, 'yes', { id: 'bob' })), /nothing to say yes to/);
    assert.match(told(await typed(world, 'yes')), /^✉️/);
    assert.deepEqual(writtenIn(world), ['bob: Your bike is ready', 'ana: Hello again']);
    assert.equal(openRoomsIn(world)[0]?.servedBy?.id, 'ana');
    assert.match(told(await typed(world, 'yes')), /nothing to say yes to/);
    assert.ok(!JSON.stringify(world.workspace.records).includes('Hello again'), 'the words are kept nowhere');
});

test('a button of an earlier question does nothing, one pressed twice sends once, and ten minutes later none does', async () => {
    const world = firstWorld();
    const other = '+14017122662';
    await typed(world, READY, { id: 'bob' });
    await typed(world, `${other} Yours too`, { id: 'bob' });
    const [first] = (await typed(world, `${CUSTOMER} One`)).buttons ?? [];
    const [second] = (await typed(world, `${other} Two`)).buttons ?? [];
    assert.match(told(await typed(world, first?.command ?? '')), /nothing to say yes to/);
    const one = world.start('one');
    const presses = [one, world.start('two')].map((process) => process.types(second?.command ?? ''));
    await world.workspace.clock.until(Promise.all(presses));
    await world.workspace.clock.quiet();
    assert.deepEqual(writtenIn(world).slice(2), ['ana: Two']);
    await typed(world, `${CUSTOMER} Three`);
    await minutesPass(world, 11);
    assert.match(told(await typed(world, 'yes')), /nothing to say yes to/);
    assert.ok(!JSON.stringify(world.workspace.records).includes('Three'), 'what was not said yes to is forgotten');
});

test('quotes and apostrophes that Rocket.Chat took away are asked about, with what would leave', async () => {
    const world = firstWorld();
    const words = [CUSTOMER, 'I', 'dont think its', 'late'];
    const answer = await typed(world, '', { words });
    assert.match(told(answer), /takes quotes and apostrophes .*\n> I dont think its late\n/s);
    assert.deepEqual(writtenIn(world), []);
    await typed(world, answer.buttons?.[0]?.command ?? '');
    assert.deepEqual(writtenIn(world), ['ana: I dont think its late']);
});

test('a number in quotes is a number', async () => {
    const world = firstWorld();
    await typed(world, '', { words: ['+1 401 712 2661', 'Hello'] });
    assert.deepEqual(writtenIn(world), ['ana: Hello']);
});

interface Refusal {
    readonly name: string;
    readonly says: RegExp;
    readonly line?: string;
    readonly agent?: Parameters<FirstProcess['types']>[1];
    readonly arrange?: (world: FirstWorld) => unknown;
}

const REFUSALS: readonly Refusal[] = [
    { name: 'no number', line: 'from here', says: /Type the customer’s number and what to write/ },
    {
        name: 'a wrong number',
        line: '+1 401 712 266 Hello',
        says: /\+1 401 712 266 is no phone number.*like \+1 201-555-0123/,
    },
    { name: 'an emergency number', line: '911 help', says: /911 is too short.*emergency/ },
    { name: 'a premium number', line: '+49 900 1234567 Hello', says: /costs whoever uses it extra.*\+49 1512 3456789/ },
    { name: 'an unclear number', line: '+49 151 23456789 12 Uhr', says: /not clear/ },
    {
        name: 'a number without a country',
        line: '401 712 2661 Hello',
        arrange: ({ workspace }) => Object.assign(workspace.settings, { default_country: '', default_number: '' }),
        says: /without a country/,
    },
    { name: 'a wrong number of ours', line: `from +1 555 ${CUSTOMER} Hello`, says: /\+1 555 is/ },
    { name: 'nothing to say', line: CUSTOMER, says: /nothing to send yet/ },
    {
        name: 'no number of ours',
        arrange: ({ workspace }) => Object.assign(workspace.settings, { default_number: '' }),
        says: /no number to write from.*\/sms connect/,
    },
    {
        name: 'several numbers of ours',
        arrange: async (world) => {
            Object.assign(world.workspace.settings, { default_number: '' });
            await knowNumber(world, OUR_NUMBER);
            await knowNumber(world, '+15558675311');
        },
        says: /\+1 555-867-5310, \+1 555-867-5311.*`from \+15558675310`/,
    },
    {
        name: 'no credentials',
        arrange: ({ workspace }) => Object.assign(workspace.settings, { twilio_auth_token: '' }),
        says: /no Twilio account and auth token/,
    },
    { name: 'a manager who is no agent', agent: { roles: ['livechat-manager'] }, says: /no agent of Omnichannel/ },
    { name: 'an agent who is offline', arrange: ({ away }) => away.add('ana'), says: /offline/ },
    {
        name: 'Omnichannel off',
        arrange: ({ workspace }) => Object.assign(workspace.omnichannel, { isEnabled: false }),
        says: /Omnichannel is switched off/,
    },
    {
        name: 'nobody online',
        arrange: ({ workspace }) => Object.assign(workspace.omnichannel, { isAnyoneOnline: false }),
        says: /no agent is online/,
    },
    {
        name: 'an agent to whom Rocket.Chat gives nothing',
        arrange: ({ workspace }) => workspace.omnichannel.unavailable.add('ana'),
        says: /did not give you the conversation/,
    },
    {
        name: 'a text that is too long',
        arrange: (world) => Object.assign(world, { refuses: () => 'error-message-size-exceeded' }),
        says: /longer than a message may be/,
    },
    {
        name: 'another reason of Rocket.Chat’s',
        arrange: (world) => Object.assign(world, { refuses: () => 'error-mac-limit-reached' }),
        says: /refused it \(error-mac-limit-reached\)/,
    },
    {
        name: 'another app’s veto',
        arrange: (world) => Object.assign(world, { refuses: () => 'error-app-prevented' }),
        says: /refused it|forbids it/,
    },
];

for (const { name, line = READY, agent, arrange, says } of REFUSALS) {
    test(`${name}: refused with the reason, and nothing is written or left open`, async () => {
        const world = firstWorld();
        await arrange?.(world);
        assert.match(told(await typed(world, line, agent)), says);
        await minutesPass(world, 2);
        assert.deepEqual(writtenIn(world), []);
        assert.deepEqual(unfinished(world.workspace), []);
        assert.deepEqual(world.told, []);
    });
}

test('a conversation that was opened in vain is closed again', async () => {
    const world = firstWorld();
    world.workspace.omnichannel.unavailable.add('ana');
    await typed(world, READY);
    assert.deepEqual(openRoomsIn(world), []);
});

test('a blocked contact is refused', async () => {
    const world = firstWorld();
    await typed(world, READY);
    const [visitor] = world.workspace.omnichannel.visitors;
    world.workspace.omnichannel.blocked.add(visitor?.id ?? '');
    for (const room of world.workspace.omnichannel.rooms) {
        room.isOpen = false;
    }
    assert.match(told(await typed(world, READY)), /\+1 401-712-2661 is blocked/);
});

test('a customer who said STOP is refused, with the time by the agent’s clock, until START', async () => {
    const world = firstWorld();
    const says = (Body: string, more = {}) =>
        world.workspace.clock.until(world.start('two').deliver(textRequest({ Body, ...more })));
    await says('STOP');
    const at = new Date(world.workspace.clock.now() + 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    const refused = told(await typed(world, READY, { utcOffset: 1 }));
    assert.match(refused, new RegExp(`asked not to be texted from \\+1 555-867-5310 \\(STOP\\), on ${at}`));
    await says('START');
    assert.match(told(await typed(world, READY)), /^✉️/);
});

test('where a messaging service is set, the first text goes through it, from the number that the answer comes to', async () => {
    const world = firstWorld();
    Object.assign(world.workspace.settings, { twilio_messaging_service_sid: SERVICE });
    await typed(world, READY);
    const sms = openRoomsIn(world)[0]?.customFields?.sms;
    assert.deepEqual(
        { ...(sms as object) },
        {
            from: CUSTOMER,
            to: OUR_NUMBER,
            channel: 'sms',
            accountSid: 'AC00000000000000000000000000000001',
            messagingServiceSid: SERVICE,
            isNumberNamed: true,
        },
    );
});

test('the only number there is is the one to write from', async () => {
    const world = firstWorld();
    Object.assign(world.workspace.settings, { default_number: '', default_country: '' });
    await knowNumber(world, OUR_NUMBER);
    await typed(world, '(401) 712-2661 Hello');
    assert.equal(openRoomsIn(world)[0]?.source?.destination, OUR_NUMBER);
});

test('two agents at once to one number have one conversation, and each text is there once or its writer is told', async () => {
    for (const isNew of [true, false]) {
        for (const isOne of [true, false]) {
            const world = firstWorld();
            world.workspace.omnichannel.isNew = isNew;
            const one = world.start('one');
            const two = isOne ? one : world.start('two');
            const both = [one.types(`${CUSTOMER} One`), two.types(`${CUSTOMER} Two`, { id: 'bob' })];
            const answers = (await world.workspace.clock.until(Promise.all(both))).map(told);
            await world.workspace.clock.quiet();
            await minutesPass(world, 3);
            assert.equal(world.workspace.omnichannel.rooms.length, 1);
            const asked = answers.filter((answer) => /which Agent (?:ana|bob) serves/.test(answer));
            assert.deepEqual([asked.length, writtenIn(world).length], [1, 1], answers.join('\n'));
            assert.deepEqual(unfinished(world.workspace), []);
        }
    }
});

test('a customer who writes at the same moment and the agent meet in one conversation', async () => {
    const world = firstWorld();
    const both = [world.start('one').types(READY), world.start('two').deliver(textRequest({ Body: 'Ready?' }))];
    await world.workspace.clock.until(Promise.all(both));
    await world.workspace.clock.quiet();
    await minutesPass(world, 2);
    assert.equal(world.workspace.omnichannel.rooms.length, 1);
    assert.deepEqual([...shown(world.workspace.omnichannel)].sort(), ['Ready?', 'Your bike is ready']);
});

const FATES: ReadonlyArray<readonly [name: string, fate: (process: FirstProcess, world: FirstWorld) => Hook]> = [
    ['the process dies before', (process) => ({ before: () => process.kill() })],
    ['the process dies after', (process) => ({ after: () => process.kill() })],
    ['no answer, and nothing happens, at', (_, { workspace }) => ({ before: () => hang(workspace.clock) })],
    ['no answer, although it happened, at', (_, { workspace }) => ({ after: () => hang(workspace.clock) })],
    ['the server refuses', () => ({ before: () => Promise.reject(new Failure({ kind: 'store-failed' })) })],
];

for (const [name, fate] of FATES) {
    test(`after ${name} any call the text is there once, or its agent is told or has no answer`, async () => {
        const undisturbed = firstWorld();
        await typed(undisturbed, READY);
        const calls = undisturbed.workspace.calls.made.map((call) => call.name);
        assert.ok(calls.length > 15, 'the calls were counted');
        const wrong: string[] = [];
        for (let at = 1; at <= calls.length; at += 1) {
            const found = await interrupted(at, fate);
            if (!found.isRight) {
                wrong.push(`${at} ${calls[at - 1]}: ${JSON.stringify(found)}`);
            }
        }
        assert.deepEqual(wrong, []);
    });
}

async function interrupted(at: number, fate: (process: FirstProcess, world: FirstWorld) => Hook) {
    const world = firstWorld();
    const process = world.start('one');
    const { calls, clock } = world.workspace;
    const hook = fate(process, world);
    const only = (side: 'before' | 'after') => (call: { readonly number: number }) =>
        call.number === at ? hook[side]?.({ process: 'one', name: '', number: at }) : undefined;
    calls.hook = { before: only('before'), after: only('after') };
    const answers: string[] = [];
    const types = process.types(READY).then(
        (answer) => answers.push(told(answer)),
        () => answers.push('failed'),
    );
    await clock.until(Promise.race([types, clock.wait(60_000)]));
    calls.hook = {};
    await clock.quiet();
    await minutesPass(world, 7);
    const written = writtenIn(world).length;
    const [answer = 'none'] = answers;
    const isPromised = /^✉️/.test(answer) || world.told.some((text) => /^✉️/.test(text));
    const isTold = /^[⚠⏳]|^failed/u.test(answer) || world.told.length > 0 || answer === 'none';
    const isLost = isPromised && written === 0;
    const isLeft = unfinished(world.workspace).length > 0;
    return {
        isRight: written <= 1 && !isLost && !isLeft && (written === 1 || isTold),
        written,
        answer,
        told: world.told,
        isLeft,
    };
}

test('what could not be done at once is done by the job, and told where it was asked for; not after five minutes', async () => {
    for (const [minutes, expected] of [
        [1, /^✉️ Your text to \+1 401-712-2661/],
        [6, /was not sent: it took longer than five minutes/],
    ] as const) {
        const world = firstWorld();
        const { calls, clock } = world.workspace;
        calls.hook = { before: ({ name }) => (name === 'livechat.openRoom' ? hang(clock) : undefined) };
        assert.match(told(await typed(world, READY)), /^⏳ Not sent yet/);
        await minutesPass(world, minutes - 1);
        calls.hook = {};
        await minutesPass(world, 6);
        assert.equal(world.told.length, 1);
        assert.match(world.told[0] ?? '', expected);
        assert.equal(writtenIn(world).length, minutes === 1 ? 1 : 0);
    }
});

test('the agent reads their own language', async () => {
    const world = firstWorld();
    assert.match(told(await typed(world, READY, { language: 'de-AT' })), /^✉️ Ihre Nachricht an \+1 401-712-2661/);
});

/** An account at Twilio that has these numbers. */
function accountWith(world: FirstWorld, numbers: readonly string[], status = 200): void {
    world.workspace.twilio.fault = ({ url }) => {
        const asked = new URL(url);
        const found = numbers.filter((number) => number === asked.searchParams.get('PhoneNumber'));
        const incoming_phone_numbers = found.map((phone_number) => ({ phone_number }));
        return asked.pathname.endsWith('/IncomingPhoneNumbers.json')
            ? { kind: 'answer', status, body: { incoming_phone_numbers } }
            : undefined;
    };
}

test('a number behind from that is nobody’s of ours is refused with those that are, and one of the account’s is used', async () => {
    const world = firstWorld();
    await knowNumber(world, OUR_NUMBER);
    accountWith(world, ['+15558675319']);
    const refused = told(await typed(world, `from +15557654321 ${READY}`));
    assert.match(
        refused,
        /^⚠️ \+15557654321 is no number of your Twilio accounts.*Nothing was sent\. Yours are: \+1 555-867-5310\.$/,
    );
    assert.deepEqual(writtenIn(world), []);
    assert.match(told(await typed(world, `from +15558675319 ${READY}`)), /^✉️ .* from \+1 555-867-5319/);
    assert.match(told(await typed(world, `from ${OUR_NUMBER} ${READY}`)), /^✉️ /);
});

test('where Twilio does not say whose a number is, its refusal of the text tells', async () => {
    const world = firstWorld();
    accountWith(world, [], 503);
    assert.match(told(await typed(world, `from +15557654321 ${READY}`)), /^✉️ .* from \+1 555-765-4321/);
});

test('a form without a number asks for one', async () => {
    const world = firstWorld();
    const lines = await world.workspace.clock.until(world.start('one').submits({ to: ' ', from: '', words: 'Hello' }));
    assert.match(lines[0] ?? '', /^⚠️ Type the number of the customer, like \+1 201-555-0123\. Nothing was sent\.$/);
});

test('a form that is sent twice is one text, also by two processes and after a restart', async () => {
    const world = firstWorld();
    const filled = { to: CUSTOMER, from: '', words: 'Your bike is ready' };
    const { clock } = world.workspace;
    const one = world.start('one');
    await clock.until(Promise.all([one.submits(filled, 'form1'), world.start('two').submits(filled, 'form1')]));
    await clock.quiet();
    one.kill();
    await clock.until(world.start('three').submits(filled, 'form1'));
    await clock.quiet();
    assert.deepEqual(writtenIn(world), ['ana: Your bike is ready']);
});

test('the form and the command come to the same, whatever is typed', async () => {
    const lines: ReadonlyArray<readonly [to: string, from: string, words: string]> = [
        [CUSTOMER, '', 'Your bike is ready'],
        ['(401) 712-2661', OUR_NUMBER, 'Your bike is ready'],
        ['911', '', 'Help'],
        ['+1 900 555 0134', '', 'Hello'],
        [CUSTOMER, '+15557654321', 'Hello'],
        [CUSTOMER, '', ''],
    ];
    for (const [to, from, words] of lines) {
        const worlds = [firstWorld(), firstWorld()] as const;
        for (const world of worlds) {
            accountWith(world, []);
        }
        const [byForm, byCommand] = worlds;
        const { clock } = byForm.workspace;
        const formLines = await clock.until(byForm.start('one').submits({ to, from, words }));
        await clock.quiet();
        const named = from === '' ? '' : `from ${from} `;
        assert.equal(formLines.join('\n'), told(await typed(byCommand, `${named}${to}: ${words}`)));
        assert.deepEqual(writtenIn(byForm), writtenIn(byCommand));
    }
});
