import assert from 'node:assert/strict';
import type { Cluster } from '../harness/cluster.mts';
import { until } from '../harness/until.mts';
import { OUR_NUMBER } from '../harness/workspace.mts';
import { isKnown, letTimePass, pendingIn } from '../workspace/app-records.mts';
import type { MessageView, NoteView, RoomView } from '../workspace/rocketchat/people.mts';
import { handOver } from './inbound.mts';
import { allSettled, newCustomer, outbox, roomOf } from './replying.mts';

const ROUNDS = 5;

/** So long a request takes that replies are in hand until their instance dies. */
const SLOW_MS = 3_000;

/** What agents see and customers get where agents reply on two instances; each leaves both as they were. */
export const REPLIES_ON_INSTANCES: ReadonlyArray<readonly [what: string, play: (cluster: Cluster) => Promise<void>]> = [
    [
        'agents on two instances answer in the same conversations: each reply arrives once, each agent’s in order',
        inOrder,
    ],
    ['callbacks that go to either instance, at the same time, leave one reaction: the last', oneReaction],
];

async function inOrder(cluster: Cluster): Promise<void> {
    const rooms = await Promise.all(Array.from({ length: 4 }, () => newRoom(cluster)));
    const ids = await Promise.all(
        rooms.flatMap((room) =>
            [0, 1].map((instance) => {
                const texts = Array.from({ length: ROUNDS }, (_, round) => `${instance}: ${round}`);
                return sayAll(room, { cluster, instance }, texts);
            }),
        ),
    );
    await allSettled(cluster, ids.flat());
    for (const { customer } of rooms) {
        const texts = taken(cluster, customer);
        for (const instance of [0, 1]) {
            assert.deepEqual(
                texts.filter((text) => text.startsWith(`${instance}`)),
                Array.from({ length: ROUNDS }, (_, round) => `${instance}: ${round}`),
            );
        }
        assert.equal(texts.length, 2 * ROUNDS);
    }
    assert.deepEqual(await cluster.people('notes'), []);
}

async function oneReaction(cluster: Cluster): Promise<void> {
    const rooms = await Promise.all(Array.from({ length: 4 }, () => newRoom(cluster, 'whatsapp:')));
    for (const { customer } of rooms) {
        cluster.twilio.behaviour.add({ customer }, { callbacks: { duplicate: 1, shuffle: true } });
    }
    const ids = await Promise.all(rooms.map((room) => say(room, { cluster, instance: 0 }, 'Hi')));
    await allSettled(cluster, ids.flat());
    for (const [index, { roomId }] of rooms.entries()) {
        const messages = (await cluster.people('messages', roomId)) as readonly MessageView[];
        const message = messages.find(({ id }) => id === ids[index]?.[0]);
        assert.deepEqual(Object.keys(message?.reactions ?? {}), [':eyes:']);
    }
    assert.deepEqual(await cluster.people('notes'), []);
}

/** Four conversations in which the second instance has replies in hand; fulfilled with what is to be asked once it has died. */
export async function repliesInHand(cluster: Cluster): Promise<() => Promise<void>> {
    const rooms = await Promise.all(Array.from({ length: 4 }, () => newRoom(cluster)));
    const hurry = cluster.twilio.behaviour.add({}, { messages: { slowMs: SLOW_MS } });
    const ids = await Promise.all(rooms.map((room) => sayAll(room, { cluster, instance: 1 }, ['one', 'two', 'three'])));
    await until(() => areStored(cluster, ids.flat()), { what: 'all to be in the outbox' });
    await until(() => rooms.some(({ customer }) => taken(cluster, customer).length > 0), {
        what: 'the first to be taken',
    });
    return async () => {
        hurry();
        await arrivedOrTold(cluster, rooms);
    };
}

/** Each was sent once at most, in order, and of what did not arrive an agent was told. */
async function arrivedOrTold(cluster: Cluster, rooms: readonly Room[]): Promise<void> {
    await cluster.twilio.idle();
    // As if half a minute had passed.
    await letTimePass(cluster.store, await pendingIn(cluster.store, { kind: 'reply' }));
    await until(() => jobsLeaveNothing(cluster), { what: 'the outbox to be empty', everyMs: 100 });
    await cluster.twilio.idle();
    const notes = (await cluster.people('notes')) as readonly NoteView[];
    for (const { customer, roomId } of rooms) {
        const texts = taken(cluster, customer);
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
}

interface Room {
    readonly customer: string;
    readonly roomId: string;
    readonly agentId: string;
}

async function newRoom(cluster: Cluster, prefix = ''): Promise<Room> {
    const customer = `${prefix}${newCustomer()}`;
    const to = `${prefix}${OUR_NUMBER}`;
    cluster.twilio.number(to, { webhookUrl: `${cluster.url}${new URL(webhookUrl(cluster)).pathname}` });
    await handOver(cluster, customer, { to, body: 'Hello' });
    const people = { rooms: async () => (await cluster.people('rooms')) as RoomView[] };
    const { id: roomId, servedBy } = await until(() => roomOf({ people }, { customer, to }), {
        what: `the conversation of ${customer}`,
    });
    return { customer, roomId, agentId: servedBy?.id ?? '' };
}

function webhookUrl(cluster: Cluster): string {
    return cluster.twilio.numbers()[OUR_NUMBER]?.webhookUrl ?? '';
}

interface Place {
    readonly cluster: Cluster;
    readonly instance: number;
}

/** Posts as the agent whose client talks to this instance. */
async function say({ roomId, agentId }: Room, { cluster, instance }: Place, text: string): Promise<readonly string[]> {
    const ids = await cluster.instances[instance]?.send('people/agentSends', [{ roomId, agentId, text }]);
    return ids as readonly string[];
}

async function sayAll(room: Room, at: Place, texts: readonly string[]): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const text of texts) {
        ids.push(...(await say(room, at, text)));
    }
    return ids;
}

async function areStored(cluster: Cluster, messageIds: readonly string[]): Promise<boolean> {
    const known = await Promise.all(messageIds.map((id) => isKnown(cluster.store, `reply:${id}`)));
    return known.every(Boolean);
}

/** What Twilio took for a customer, in the order in which it did. */
function taken(cluster: Cluster, customer: string): readonly string[] {
    const all = cluster.twilio.messages().filter(({ direction }) => direction === 'outbound-api');
    return all.filter(({ to }) => to === customer).map(({ body }) => body);
}

async function jobsLeaveNothing(cluster: Cluster): Promise<boolean> {
    await cluster.instances[0]?.send('jobs/run');
    return (await outbox(cluster)) === 0;
}
