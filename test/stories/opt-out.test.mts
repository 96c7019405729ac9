import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairOf } from '../../lib/model/room.ts';
import { addressOf } from '../unit/texts.mts';
import { shown } from './fake/omnichannel.mts';
import { minutes } from './fake/outcome.mts';
import { type ReplyWorld, replySaying, replyWorld, wayTo } from './fake/reply-world.mts';
import { CUSTOMER, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

const STOPPED = '> ⛔ The customer asked not to be texted again. Replies will be refused until they send START.';
const STARTED = '> ✅ The customer can be texted again.';

const PAIR = pairOf(wayTo(CUSTOMER));
const OTHER_NUMBER = '+15551234567';
const SERVICE = 'MG00000000000000000000000000000001';

/** Rocket.Chat takes no message. */
function refuse({ calls }: FakeWorkspace): void {
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.post') {
                throw new Error('not primary');
            }
        },
    };
}

for (const [first, then, last] of [
    ['STOP', 'START', false],
    ['START', 'STOP', true],
    ['STOP', 'Yes', false],
] as const) {
    test(`a late ${first} that is tried again does not overwrite the ${then} that came after it`, async () => {
        const workspace = fakeWorkspace();
        const { clock } = workspace;
        const one = workspace.start('one');
        const isOptedOut = async () => (await one.ports.customers.read(PAIR)).optedOut;
        if (first === 'START') {
            await clock.until(one.deliver(textRequest({ Body: 'STOP' })));
            await clock.advance(60_000);
        }
        refuse(workspace);
        await clock.until(one.deliver(textRequest({ Body: first })));
        assert.equal(await isOptedOut(), first === 'STOP');
        await clock.advance(60_000);
        await clock.until(one.deliver(textRequest({ Body: then })));
        assert.equal(await isOptedOut(), last, 'the newer word counts from its arrival');
        await minutes(workspace, 5);
        assert.equal(await isOptedOut(), last, 'and each time the older text is tried');
        workspace.calls.hook = {};
        await minutes(workspace, 11);
        assert.equal(await isOptedOut(), last);
        const expected = [first === 'STOP' ? `STOP\n${STOPPED}` : `START\n${STARTED}`];
        assert.deepEqual(shown(workspace.omnichannel).slice(-2), [...expected, `${then}\n${last ? STOPPED : STARTED}`]);
    });
}

test('two words of one moment: the one that is heard later counts', async () => {
    const workspace = fakeWorkspace();
    const { clock } = workspace;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({ Body: 'STOP' })));
    await clock.until(one.deliver(textRequest({ Body: 'START' })));
    assert.equal((await one.ports.customers.read(PAIR)).optedOut, false);
});

test('HELP changes nothing and is shown', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    await workspace.clock.until(one.deliver(textRequest({ Body: 'HELP' })));
    assert.deepEqual(shown(workspace.omnichannel), [
        'HELP\n> ℹ️ The customer asked for help. Twilio has sent its help text.',
    ]);
    assert.equal((await one.ports.customers.read(PAIR)).changedAt, 0);
});

test('START that Twilio itself calls one is shown as one, also of a customer who never stopped', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    await workspace.clock.until(one.deliver(textRequest({ Body: 'Hola', OptOutType: 'START' })));
    await workspace.clock.until(one.deliver(textRequest({ Body: 'Yes' })));
    assert.deepEqual(shown(workspace.omnichannel), [`Hola\n${STARTED}`, 'Yes']);
});

test('a STOP that changed nothing when it came is newer than the START before it, although that is noted later', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    const say = async (Body: string) => {
        await clock.until(one.deliver(textRequest({ Body })));
        await clock.quiet();
        await clock.advance(60_000);
    };
    await say('STOP');
    calls.hook = {
        before: ({ name }) => {
            if (name === 'records.put' || name === 'livechat.post') {
                throw new Error('not primary');
            }
        },
    };
    await say('START');
    refuse(workspace);
    await say('STOP');
    assert.equal((await one.ports.customers.read(PAIR)).optedOut, true);
});

for (const [said, then] of [
    ['STOP', 'START'],
    ['START', 'STOP'],
] as const) {
    test(`a ${said} that is handed over again after the ${then} changes nothing, on whatever instance`, async () => {
        const workspace = fakeWorkspace();
        const { clock } = workspace;
        const one = workspace.start('one');
        const say = async (Body: string) => {
            const request = textRequest({ Body });
            await clock.until(one.deliver(request));
            await clock.advance(60_000);
            return request;
        };
        await say('STOP');
        const again = await say(said);
        await say(then);
        for (const process of [one, workspace.start('two')]) {
            await clock.until(process.deliver(again));
            await clock.quiet();
            assert.equal((await one.ports.customers.read(PAIR)).optedOut, then === 'STOP', process.name);
        }
        assert.equal(shown(workspace.omnichannel).length, 3);
    });
}

interface About {
    readonly customer?: string;
    readonly to?: string;
    /** The messaging service through which the customer's text came. */
    readonly service?: string;
    readonly text?: string;
}

let replies = 0;

/** An agent answers a customer who wrote to a number of ours. */
async function replied(world: ReplyWorld, about: About): Promise<void> {
    replies += 1;
    const { customer = CUSTOMER, to = OUR_NUMBER, service, text = `Reply ${replies}` } = about;
    const way = wayTo(customer, {
        to: addressOf(to),
        ...(service === undefined ? {} : { messagingServiceSid: service }),
    });
    await world.workspace.clock.until(world.start('one').send(replySaying(text, { way })));
}

/** A customer says something to a number of ours. */
async function says({ clock, start }: FakeWorkspace, fields: Readonly<Record<string, string>>): Promise<void> {
    await clock.until(start('texts').deliver(textRequest(fields)));
    await clock.quiet();
}

test('a STOP is about the number that it was sent to, and no other', async () => {
    const world = replyWorld();
    await says(world.workspace, { Body: 'STOP' });
    await replied(world, { to: OTHER_NUMBER });
    await replied(world, { to: OUR_NUMBER });
    assert.deepEqual(
        world.taken.map(({ from }) => from),
        [OTHER_NUMBER],
    );
    assert.match(world.notes.join(), /asked not to be texted/);
});

test('a STOP that came through a messaging service is about all its numbers, and no others, until a START to any of them', async () => {
    const world = replyWorld();
    const through = { MessagingServiceSid: SERVICE };
    await says(world.workspace, { Body: 'STOP', ...through });
    await replied(world, { to: OTHER_NUMBER, service: SERVICE });
    await replied(world, { to: OUR_NUMBER, service: `${SERVICE.slice(0, -1)}2` });
    assert.equal(world.taken.length, 1);
    await world.workspace.clock.advance(1_000);
    await says(world.workspace, { Body: 'START', To: OTHER_NUMBER, ...through });
    await replied(world, { to: OUR_NUMBER, service: SERVICE });
    assert.equal(world.taken.length, 2);
});

test('an opt-out that Twilio reports of a reply is about the number or the service that sent it', async () => {
    for (const [service, isOther] of [
        [undefined, true],
        [SERVICE, false],
    ] as const) {
        const world = replyWorld();
        world.answer = (body) => (body === 'No' ? { kind: 'refused', code: 21610 } : undefined);
        const about = service === undefined ? {} : { service };
        await replied(world, { ...about, text: 'No' });
        await replied(world, { ...about, text: 'Again' });
        await replied(world, { ...about, to: OTHER_NUMBER, text: 'Elsewhere' });
        assert.deepEqual(
            world.taken.map(({ body }) => body),
            isOther ? ['Elsewhere'] : [],
        );
    }
});

test('what version 0.1 noted of a customer is about every number of ours, until a newer word to one of them', async () => {
    const world = replyWorld();
    const { workspace } = world;
    const json = JSON.stringify({ address: `sms:${CUSTOMER}`, optedOut: true, changedAt: workspace.clock.now() });
    workspace.records.push({ labels: [`customer:sms:${CUSTOMER}`, 'opt-out'], json });
    await workspace.clock.advance(1_000);
    await says(workspace, { Body: 'START' });
    await replied(world, { to: OTHER_NUMBER });
    await replied(world, { to: OUR_NUMBER });
    assert.deepEqual(
        world.taken.map(({ from }) => from),
        [OUR_NUMBER],
    );
});

test('a WhatsApp customer who opts out by one of their two addresses has opted out by the other', async () => {
    const world = replyWorld();
    const about = { To: `whatsapp:${OUR_NUMBER}`, ExternalUserId: 'US.1349' };
    await says(world.workspace, { ...about, From: `whatsapp:${CUSTOMER}` });
    await says(world.workspace, { ...about, From: 'whatsapp:US.1349', Body: 'STOP', OptOutType: 'STOP' });
    await replied(world, { customer: `whatsapp:${CUSTOMER}`, to: `whatsapp:${OUR_NUMBER}` });
    assert.equal(world.taken.length, 0);
});

test('a number that leaves its messaging service while a conversation is open answers by itself from then on', async () => {
    const world = replyWorld();
    const { workspace } = world;
    workspace.settings.twilio_messaging_service_sid = SERVICE;
    await says(workspace, { Body: 'a', MessagingServiceSid: SERVICE });
    const reply = (text: string) => {
        const [visitor] = workspace.omnichannel.visitors;
        const way = wayTo(CUSTOMER, { messagingServiceSid: SERVICE });
        return workspace.clock.until(world.start('replies').send(replySaying(text, { way, visitorId: visitor?.id })));
    };
    await reply('one');
    await says(workspace, { Body: 'b' });
    await reply('two');
    assert.deepEqual(
        world.taken.map(({ service, from }) => [service, from]),
        [
            [SERVICE, ''],
            ['', OUR_NUMBER],
        ],
    );
});
