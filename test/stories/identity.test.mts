import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomDelays } from './fake/delays.mts';
import { shown } from './fake/omnichannel.mts';
import { recoverAll } from './fake/outcome.mts';
import { replySaying, replyWorld } from './fake/reply-world.mts';
import { ACCOUNT, CUSTOMER, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

/** A process that is handed these texts one after the other, and its workspace. */
async function given(texts: ReadonlyArray<Readonly<Record<string, string>>>) {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    for (const fields of texts) {
        await workspace.clock.until(one.deliver(textRequest(fields)));
        await workspace.clock.quiet();
    }
    return workspace;
}

test('each number and each channel is a conversation of its own, open at the same time', async () => {
    const { omnichannel } = await given([
        { Body: 'a' },
        { Body: 'b', To: '+15551234567' },
        { Body: 'c', From: `whatsapp:${CUSTOMER}`, To: `whatsapp:${OUR_NUMBER}` },
        { Body: 'd' },
    ]);
    assert.deepEqual(shown(omnichannel), ['a', 'b', 'c', 'd']);
    assert.deepEqual(
        omnichannel.rooms.map(({ isOpen, source }) => [isOpen, source?.destination]),
        [
            [true, OUR_NUMBER],
            [true, '+15551234567'],
            [true, `whatsapp:${OUR_NUMBER}`],
        ],
    );
    assert.equal(omnichannel.visitors.length, 3);
});

const KNOWN_BY: ReadonlyArray<readonly [what: string, first: string, then: string]> = [
    ['by number and then by WhatsApp’s id alone', `whatsapp:${CUSTOMER}`, 'whatsapp:US.1349'],
    ['by WhatsApp’s id alone and then by number', 'whatsapp:US.1349', `whatsapp:${CUSTOMER}`],
];

for (const [what, first, then] of KNOWN_BY) {
    test(`a WhatsApp customer known ${what} stays one customer in one conversation`, async () => {
        const about = { To: `whatsapp:${OUR_NUMBER}`, ExternalUserId: 'US.1349' };
        const { omnichannel } = await given([
            { ...about, Body: 'a', From: first },
            { ...about, Body: 'b', From: then },
            { ...about, Body: 'c', From: first },
        ]);
        assert.deepEqual([omnichannel.visitors.length, omnichannel.rooms.length], [1, 1]);
        assert.deepEqual(shown(omnichannel), ['a', 'b', 'c']);
    });
}

for (const [what, from, other] of [
    ['Mexico’s +52 1', '+525512345678', '+5215512345678'],
    ['Argentina’s +54 9', '+541112345678', '+5491112345678'],
    ['Brazil’s ninth digit', '+551112345678', '+5511912345678'],
] as const) {
    test(`${what} makes another customer: nobody but Twilio may say that two numbers are one person`, async () => {
        const { omnichannel } = await given([
            { Body: 'a', From: from },
            { Body: 'b', From: other },
        ]);
        assert.equal(omnichannel.visitors.length, 2);
    });
}

test('two instances that start at once have one secret, whatever the delays', async () => {
    for (let seed = 1; seed <= 50; seed += 1) {
        const workspace = fakeWorkspace();
        const { clock, calls, omnichannel } = workspace;
        calls.hook = randomDelays(seed, { clock, longestMs: 300 });
        const deliveries = ['one', 'two', 'three'].map((name, index) =>
            workspace.start(name).deliver(textRequest({ From: `+1401712266${index}` })),
        );
        await clock.until(Promise.all(deliveries));
        await clock.quiet();
        const secrets = workspace.records.filter(({ labels }) => labels.includes('visitor-secret'));
        assert.equal(secrets.length, 1, `seed ${seed}`);
        calls.hook = {};
        await clock.until(workspace.start('four').deliver(textRequest({ From: '+14017122660', Body: 'again' })));
        await clock.quiet();
        assert.equal(omnichannel.visitors.length, 3, `seed ${seed}`);
    }
});

test('the secret outlives a rotated auth token, and stands in no log line', async () => {
    const workspace = await given([{ Body: 'a' }]);
    const { clock, omnichannel, records, log, settings } = workspace;
    const [stored] = records.filter(({ labels }) => labels.includes('visitor-secret'));
    const { secret } = JSON.parse(stored?.json ?? '{}') as { readonly secret: string };
    assert.match(secret, /^[0-9a-f]{64}$/);
    settings.twilio_auth_token_secondary = settings.twilio_auth_token;
    settings.twilio_auth_token = 'f'.repeat(32);
    await clock.until(workspace.start('two').deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    assert.equal(omnichannel.visitors.length, 1);
    assert.ok(!JSON.stringify(log).includes(secret));
});

test('a text signed by a subaccount never lands in the main account’s conversation', async () => {
    const workspace = await given([{ Body: 'a' }]);
    const { clock, omnichannel, settings } = workspace;
    const subaccount = `${ACCOUNT.slice(0, -1)}2`;
    settings.twilio_subaccounts = `${subaccount}:${settings.twilio_auth_token}`;
    const one = workspace.start('two');
    await clock.until(one.deliver(textRequest({ Body: 'b', AccountSid: subaccount })));
    await clock.quiet();
    assert.equal(new Set(omnichannel.messages.map(({ roomId }) => roomId)).size, 2);
});

test('the loser of a race finds the winner’s room at once', async () => {
    const workspace = await given([{ Body: 'a' }]);
    const { clock, omnichannel, calls } = workspace;
    const [room] = omnichannel.rooms;
    assert.ok(room);
    room.isOpen = false;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.openRoom') {
                // Another instance, stopped for longer than its lease, is a moment faster.
                omnichannel.rooms.push({ ...room, id: 'winner', isOpen: true });
                calls.hook = {};
            }
        },
    };
    await clock.until(workspace.start('two').deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    assert.deepEqual(
        omnichannel.messages.map(({ roomId, text }) => [roomId, text]),
        [
            [room.id, 'a'],
            ['winner', 'b'],
        ],
    );
});

test('a room that closes under a text, while another one opens, does not delay it', async () => {
    const workspace = await given([{ Body: 'a' }]);
    const { clock, omnichannel, calls } = workspace;
    const [room] = omnichannel.rooms;
    assert.ok(room);
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.post') {
                room.isOpen = false;
                omnichannel.rooms.push({ ...room, id: 'other', isOpen: true });
                calls.hook = {};
            }
        },
    };
    await clock.until(workspace.start('two').deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    assert.deepEqual(omnichannel.messages.at(-1)?.roomId, 'other');
    assert.deepEqual(shown(omnichannel), ['a', 'b']);
});

test('a reply in a room that the server opened by itself goes to whom its visitor’s record names', async () => {
    const world = replyWorld();
    const { workspace } = world;
    const one = workspace.start('texts');
    await workspace.clock.until(one.deliver(textRequest({})));
    await workspace.clock.quiet();
    const [visitor] = workspace.omnichannel.visitors;
    const reply = replySaying('Hi', { way: undefined, visitorId: visitor?.id });
    await workspace.clock.until(world.start('replies').send(reply));
    await workspace.clock.quiet();
    assert.deepEqual(
        world.taken.map(({ to, body }) => [to, body]),
        [[CUSTOMER, 'Hi']],
    );
});

test('while the secret cannot be read a text waits, and is shown when it can', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls, omnichannel } = workspace;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'records.create visitor-secret') {
                throw new Error('not primary');
            }
        },
    };
    await clock.until(workspace.start('one').deliver(textRequest({})));
    await clock.quiet();
    assert.deepEqual(shown(omnichannel), []);
    calls.hook = {};
    await recoverAll(workspace.start('two'), workspace);
    assert.deepEqual(shown(omnichannel), ['Hello']);
});
