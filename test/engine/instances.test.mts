import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Cluster, type ClusterInstance, startCluster } from '../harness/cluster.mts';
import { until } from '../harness/until.mts';
import { letTimePass, pendingIn } from '../workspace/app-records.mts';
import type { MessageView, RoomView, VisitorView } from '../workspace/rocketchat/views.mts';
import { type Conversation, conversationsOf } from './deliveries/conversations.mts';
import { ACCEPTED, INCOMING, type Inbound, newSid, textFields } from './inbound.mts';
import { REPLIES_ON_INSTANCES, repliesInHand } from './replies-on-instances.mts';

let cluster: Cluster;

before(async () => {
    cluster = await startCluster(2);
});

after(() => cluster?.stop());

test('25 rounds of one MessageSid to both instances at once: one message each', async () => {
    const customers = numbers(1600, 25);
    for (const from of customers) {
        const inbound = { from, body: 'To both', sid: newSid() };
        assert.deepEqual(await Promise.all([text(0, inbound), text(1, inbound)]), [200, 200]);
    }
    await settled();
    assert.deepEqual(
        await seen(customers),
        customers.map(() => once('To both')),
    );
});

test('a customer who is known is not answered twice either', async () => {
    const [from = ''] = numbers(1600, 1);
    const bodies = Array.from({ length: 12 }, (_, at) => `Round ${at + 1}`);
    for (const body of bodies) {
        const inbound = { from, body, sid: newSid() };
        await Promise.all([text(1, inbound), text(0, inbound)]);
    }
    await settled();
    assert.deepEqual(await seen([from]), [{ visitors: 1, openRooms: 1, said: ['To both', ...bodies] }]);
});

test('15 rounds of two first texts of a new customer, one to each instance: one visitor, one open room, both texts', async () => {
    const customers = numbers(1700, 15);
    for (const from of customers) {
        await Promise.all([text(0, { from, body: 'One' }), text(1, { from, body: 'Other' })]);
    }
    await settled();
    for (const { visitors, openRooms, said } of await seen(customers)) {
        assert.deepEqual([visitors, openRooms, [...said].sort()], [1, 1, ['One', 'Other']]);
    }
});

test('several texts of several customers to both instances, all at once: each once, in one conversation', async () => {
    const customers = numbers(1750, 6);
    const bodies = ['a', 'b', 'c', 'd'];
    const statuses = await Promise.all(
        customers.flatMap((from) =>
            bodies.flatMap((body, at) => {
                const inbound = { from, body, sid: newSid() };
                return [text(at % 2, inbound), text((at + 1) % 2, inbound)];
            }),
        ),
    );
    assert.deepEqual(new Set(statuses), new Set([200]));
    await settled();
    for (const { visitors, openRooms, said } of await seen(customers)) {
        assert.deepEqual([visitors, openRooms, [...said].sort()], [1, 1, bodies]);
    }
});

test('the job on one instance and a webhook on the other work on a customer at once: each text once, in order', async () => {
    const customers = numbers(1800, 12);
    await setOnline(false);
    for (const from of customers) {
        await text(0, { from, body: 'Waited' });
    }
    await setOnline(true);
    await Promise.all([instance(0).send('jobs/run'), ...customers.map((from) => text(1, { from, body: 'Came' }))]);
    await settled();
    assert.deepEqual(
        await seen(customers),
        customers.map(() => once('Waited', 'Came')),
    );
});

test('the job runs on both instances at once, and every text is delivered once', async () => {
    const customers = numbers(1850, 12);
    await setOnline(false);
    for (const from of customers) {
        await text(0, { from, body: 'First' });
        await text(1, { from, body: 'Second' });
    }
    await setOnline(true);
    await Promise.all([instance(0).send('jobs/run'), instance(1).send('jobs/run')]);
    await settled();
    assert.deepEqual(
        await seen(customers),
        customers.map(() => once('First', 'Second')),
    );
});

test('two instances that meet two texts of one customer at once give one automatic reply', async () => {
    await cluster.configure({ offline_reply: 'Closed' });
    await setOnline(false);
    const replied = '<Response><Message>Closed</Message></Response>';
    for (const [round, from] of numbers(1880, 8).entries()) {
        const post = (at: number) => cluster.post(INCOMING, textFields({ from, body: `to ${at}` }), { at });
        const bodies = (await Promise.all([post(0), post(1)])).map(({ body }) => body);
        assert.deepEqual(bodies.sort(), [replied, ACCEPTED.body].sort());
        assert.deepEqual(await post(round % 2), ACCEPTED);
    }
    await setOnline(true);
    await cluster.configure({ offline_reply: '' });
    await settled();
});

for (const [what, play] of REPLIES_ON_INSTANCES) {
    test(what, () => play(cluster));
}

test('what a dead instance had in hand the other delivers, each text once; its replies are sent once at most, or told', async () => {
    const areRepliesRight = await repliesInHand(cluster);
    const customers = numbers(1900, 8);
    const theirs = '140171619';
    await instance(1).addFault({ call: 'LivechatBridge.doCreateMessage', about: theirs, hang: true });
    const inHand = customers.map((from) => ({ from, body: 'In hand', sid: newSid() }));
    const lost = inHand.map((inbound) => text(1, inbound).catch(() => 0));
    const waitingTexts = () => pendingIn(cluster.store, { kind: 'text' });
    await until(async () => (await waitingTexts()).length === customers.length, { what: 'all to be in its hands' });
    await instance(1).kill();
    const dead = await waitingTexts();
    await Promise.all(lost);
    const again = Promise.all(inHand.slice(0, 4).map((inbound) => text(0, inbound)));
    await letTimePass(cluster.store, dead);
    assert.deepEqual(await again, [200, 200, 200, 200]);
    await areRepliesRight();
    await settled();
    assert.deepEqual(
        await seen(customers),
        customers.map(() => once('In hand')),
    );
});

async function text(at: number, inbound: Inbound): Promise<number> {
    return (await cluster.post(INCOMING, textFields(inbound), { at })).status;
}

/** The job of the first instance runs until nothing waits. */
async function settled(): Promise<void> {
    const left = () => pendingIn(cluster.store);
    await until(
        async () => {
            await instance(0).send('jobs/run');
            return (await left()).length === 0;
        },
        { what: 'everything to be delivered', everyMs: 200 },
    );
}

function instance(at: number): ClusterInstance {
    const found = cluster.instances[at];
    assert.ok(found);
    return found;
}

function seen(customers: readonly string[]): Promise<readonly Conversation[]> {
    return conversationsOf(customers, {
        visitors: async () => (await cluster.people('visitors')) as VisitorView[],
        rooms: async () => (await cluster.people('rooms')) as RoomView[],
        messages: async (roomId) => (await cluster.people('messages', roomId)) as MessageView[],
    });
}

async function setOnline(isOnline: boolean): Promise<void> {
    for (const { id } of (await cluster.people('agents')) as { id: string }[]) {
        await cluster.people('setOnline', id, isOnline);
    }
}

function once(...said: readonly string[]): Conversation {
    return { visitors: 1, openRooms: 1, said };
}

/** So many customers' numbers from this one on. */
function numbers(first: number, count: number): readonly string[] {
    return Array.from({ length: count }, (_, at) => `+1401716${first + at}`);
}
