import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ReplyWorld, replySaying, replyWorld } from './fake/reply-world.mts';
import { sent } from './fake/sent-replies.mts';
import { ACCOUNT, AUTH_TOKEN, CUSTOMER, OUR_NUMBER, SUBACCOUNT } from './fake/signed-texts.mts';

const SERVICE = 'MG00000000000000000000000000000001';

/** The ends of each message: to whom, from which address, through which service, by which account. */
function ends({ taken }: ReplyWorld): readonly string[][] {
    return taken.map(({ to, from, service, account }) => [to, from, service, account]);
}

const CHANNELS: ReadonlyArray<readonly [what: string, customer: string, to: string, ends: readonly string[]]> = [
    ['a number', CUSTOMER, OUR_NUMBER, [CUSTOMER, OUR_NUMBER]],
    ['a number without its plus', '14017122661', '15558675310', [CUSTOMER, OUR_NUMBER]],
    ['a short code of ours', CUSTOMER, '55555', [CUSTOMER, '55555']],
    ['WhatsApp', `whatsapp:${CUSTOMER}`, `whatsapp:${OUR_NUMBER}`, [`whatsapp:${CUSTOMER}`, `whatsapp:${OUR_NUMBER}`]],
    [
        'a hidden WhatsApp number',
        'whatsapp:US.1349',
        `whatsapp:${OUR_NUMBER}`,
        ['whatsapp:US.1349', `whatsapp:${OUR_NUMBER}`],
    ],
    ['Messenger', 'messenger:4711', 'messenger:0815', ['messenger:4711', 'messenger:0815']],
    ['an RCS sender, by a bare number', CUSTOMER, 'rcs:brand_agent', [`rcs:${CUSTOMER}`, 'rcs:brand_agent']],
    ['an RCS sender, by its own address', `rcs:${CUSTOMER}`, 'rcs:brand_agent', [`rcs:${CUSTOMER}`, 'rcs:brand_agent']],
    ['an RCS sender, by an unlucky number', '14017122661', 'rcs:brand_agent', [`rcs:${CUSTOMER}`, 'rcs:brand_agent']],
];

for (const [what, customer, to, expected] of CHANNELS) {
    test(`a customer who wrote to ${what} is answered there`, async () => {
        const world = replyWorld();
        await sent(world, { customer, to });
        assert.deepEqual(ends(world), [[...expected, '', ACCOUNT]]);
        assert.deepEqual(world.notes, []);
    });
}

test('the main account’s messaging service sends where the text came through it, and chooses the number', async () => {
    const world = replyWorld();
    world.workspace.settings.twilio_messaging_service_sid = SERVICE;
    await sent(world, { service: SERVICE });
    assert.deepEqual(ends(world), [[CUSTOMER, '', SERVICE, ACCOUNT]]);
});

for (const [what, service] of [
    ['did not come through it', undefined],
    ['came through another one', `${SERVICE.slice(0, -1)}2`],
] as const) {
    test(`the messaging service is for nobody whose text ${what}: the number that was texted sends`, async () => {
        const world = replyWorld();
        world.workspace.settings.twilio_messaging_service_sid = SERVICE;
        await sent(world, service === undefined ? {} : { service });
        assert.deepEqual(ends(world), [[CUSTOMER, OUR_NUMBER, '', ACCOUNT]]);
    });
}

test('a subaccount’s number is answered from that number, by the subaccount, and never through the service', async () => {
    const world = replyWorld();
    const { settings } = world.workspace;
    settings.twilio_messaging_service_sid = SERVICE;
    settings.twilio_subaccounts = `${SUBACCOUNT}:${AUTH_TOKEN}`;
    await sent(world, { accountSid: SUBACCOUNT, service: SERVICE });
    assert.deepEqual(ends(world), [[CUSTOMER, OUR_NUMBER, '', SUBACCOUNT]]);
});

test('without a messaging service in the settings the number that was texted sends', async () => {
    const world = replyWorld();
    await sent(world, { service: SERVICE });
    assert.deepEqual(ends(world), [[CUSTOMER, OUR_NUMBER, '', ACCOUNT]]);
});

const IMPOSSIBLE: ReadonlyArray<readonly [what: string, settings: object, about: object, note: RegExp]> = [
    ['a sender that is a name', {}, { customer: 'BANK' }, /^⚠️ Not sent: “Hi”\. The sender is a name/],
    ['an account without a token', {}, { accountSid: SUBACCOUNT }, /has no Twilio account and auth token/],
    ['no address of Twilio’s', { twilio_api_url: 'ftp://example.com' }, {}, /cannot tell where to send it/],
];

for (const [what, settings, about, note] of IMPOSSIBLE) {
    test(`to ${what} nothing is sent, and the agent is told once, alone and in the conversation, and shown a failure`, async () => {
        const world = replyWorld();
        Object.assign(world.workspace.settings, settings);
        await sent(world, about);
        assert.deepEqual([world.taken.length, world.notes.length], [0, 1]);
        assert.match(world.notes[0] ?? '', note);
        assert.deepEqual(world.lines, world.notes);
        assert.deepEqual([...(world.reactions.get('m-0') ?? [])], [':x:']);
    });
}

test('a reply of which nobody knows whom it answers is not sent, and the agent is told', async () => {
    const world = replyWorld();
    for (const visitorId of [undefined, 'nobody we know']) {
        await world.workspace.clock.until(world.start('one').send(replySaying('Hi', { way: undefined, visitorId })));
    }
    assert.equal(world.taken.length, 0);
    assert.match(world.notes[0] ?? '', /does not say which number to answer/);
});
