import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Cluster, startCluster } from '../harness/cluster.mts';
import { until } from '../harness/until.mts';
import { OUR_NUMBER } from '../harness/workspace.mts';
import { isKnown, letTimePass, pendingIn } from '../workspace/app-records.mts';
import type { MessageView, NoteView, RoomView } from '../workspace/rocketchat/people.mts';
import { handOver } from './inbound.mts';
import { allSettled, newCustomer, outbox, roomOf } from './replying.mts';

const ROUNDS = 6;

let cluster: Cluster;

before(async () => {
    cluster = await startCluster(2);
});

after(() => cluster?.stop());

test('agents on two instances answer in the same conversations: each reply arrives once, each agent’s in order', async () => {
    const rooms = await Promise.all(Array.from({ length: 6 }, () => newRoom()));
    const ids = await Promise.all(
        rooms.flatMap((room) =>
            [0, 1].map((instance) => {
                const texts = Array.from({ length: ROUNDS }, (_, round) => `${instance}: ${round}`);
                return sayAll(room, instance, texts);
            }),
        ),
    );
    await allSettled(cluster, ids.flat());
    for (const { customer } of rooms) {
        const texts = taken(customer);
        for (const instance of [0, 1]) {
            assert.deepEqual(
                texts.filter((text) => text.startsWith(`${instance}`)),
                Array.from({ length: ROUNDS }, (_, round) => `${instance}: ${round}`),
            );
        }
        assert.equal(texts.length, 2 * ROUNDS);
    }
    assert.deepEqual(await cluster.people('notes'), []);
});

test('callbacks that go to either instance, at the same time, leave one reaction: the last', async () => {
    const rooms = await Promise.all(Array.from({ length: 6 }, () => newRoom('whatsapp:')));
    for (const { customer } of rooms) {
        cluster.twilio.behaviour.add({ customer }, { callbacks: { duplicate: 1, shuffle: true } });
    }
    const ids = await Promise.all(rooms.map((room) => say(room, 0, 'Hi')));
    await allSettled(cluster, ids.flat());
    for (const [index, { roomId }] of rooms.entries()) {
        const messages = (await cluster.people('messages', roomId)) as readonly MessageView[];
        const message = messages.find(({ id }) => id === ids[index]?.[0]);
        assert.deepEqual(Object.keys(message?.reactions ?? {}), [':eyes:']);
    }
    assert.deepEqual(await cluster.people('notes'), []);
});

test('an instance that dies leaves its replies to the other: each is sent once at most, and what did not arrive is told', async () => {
    const rooms = await Promise.all(Array.from({ length: 6 }, () => newRoom()));
    const hurry = cluster.twilio.behaviour.add({}, { messages: { slowMs: 300 } });
    const ids = await Promise.all(rooms.map((room) => sayAll(room, 1, ['one', 'two', 'three'])));
    await until(() => areStored(ids.flat()), { what: 'all to be in the outbox' });
    await until(() => rooms.some(({ customer }) => taken(customer).length > 0), { what: 'the first to be taken' });
    await cluster.instances[1]?.kill();
    hurry();
    await cluster.twilio.idle();
    // As if half a minute had passed.
    await letTimePass(cluster.store, await pendingIn(cluster.store, { kind: 'reply' }));
    await until(jobsLeaveNothing, { what: 'the outbox to be empty', everyMs: 100 });
    await cluster.twilio.idle();
    const notes = (await cluster.people('notes')) as readonly NoteView[];
    for (const { customer, roomId } of rooms) {
        const texts = taken(customer);
        const told = notes.filter((note) => note.roomId === roomId).map(({ text }) => text);
        assert.equal(new Set(texts).size, texts.length, texts.join());
        assert.deepEqual(
            texts,
            ['one', 'two', 'three'].filter((text) => texts.includes(text)),
        );
        for (const text of ['one', 'two', 'three']) {
            assert.ok(texts.includes(text) || told.some((note) => note.includes(`“${text}”`)), `${customer}: ${text}`);
        }
    }
});

interface Room {
    readonly customer: string;
    readonly roomId: string;
    readonly agentId: string;
}

async function newRoom(prefix = ''): Promise<Room> {
    const customer = `${prefix}${newCustomer()}`;
    const to = `${prefix}${OUR_NUMBER}`;
    cluster.twilio.number(to, { webhookUrl: `${cluster.url}${new URL(webhookUrl()).pathname}` });
    await handOver(cluster, customer, { to, body: 'Hello' });
    const people = { rooms: async () => (await cluster.people('rooms')) as RoomView[] };
    const { id: roomId, servedBy } = await until(() => roomOf({ people }, { customer, to }), {
        what: `the conversation of ${customer}`,
    });
    return { customer, roomId, agentId: servedBy?.id ?? '' };
}

function webhookUrl(): string {
    return cluster.twilio.numbers()[OUR_NUMBER]?.webhookUrl ?? '';
}

/** Posts as the agent whose client talks to this instance. */
async function say({ roomId, agentId }: Room, instance: number, text: string): Promise<readonly string[]> {
    const ids = await cluster.instances[instance]?.send('people/agentSends', [{ roomId, agentId, text }]);
    return ids as readonly string[];
}

async function sayAll(room: Room, instance: number, texts: readonly string[]): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const text of texts) {
        ids.push(...(await say(room, instance, text)));
    }
    return ids;
}

async function areStored(messageIds: readonly string[]): Promise<boolean> {
    const known = await Promise.all(messageIds.map((id) => isKnown(cluster.store, `reply:${id}`)));
    return known.every(Boolean);
}

/** What Twilio took for a customer, in the order in which it did. */
function taken(customer: string): readonly string[] {
    const all = cluster.twilio.messages().filter(({ direction }) => direction === 'outbound-api');
    return all.filter(({ to }) => to === customer).map(({ body }) => body);
}

async function jobsLeaveNothing(): Promise<boolean> {
    await cluster.instances[0]?.send('jobs/run');
    return (await outbox(cluster)) === 0;
}
