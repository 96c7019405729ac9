import { picture } from '../engine/pictures.mts';
import { until } from '../harness/until.mts';
import type { RoomView } from '../workspace/rocketchat/people.mts';
import type { Part } from './options.mts';
import { appOf, type Contender, customerOf, NUMBERS, type World } from './world.mts';

/** One kind of thing that happens, done once by a contender; resolves with the milliseconds that somebody waited for it. */
export interface Kind {
    readonly name: string;
    readonly part: Part;
    /** Those that do it at all. */
    readonly who: readonly Contender[];
    /** What has to be there before it happens; nobody waits for that. */
    readonly prepare?: (world: World, contender: Contender, round: number) => Promise<unknown>;
    readonly once: (world: World, contender: Contender, round: number) => Promise<number>;
}

const ALL: readonly Contender[] = ['nothing', 'floor', 'builtIn', 'ours'];
const REAL: readonly Contender[] = ['floor', 'builtIn', 'ours'];

async function timed(work: () => Promise<unknown>): Promise<number> {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
}

function expecting(status: number, answered: Promise<number>): Promise<void> {
    return answered.then((got) => {
        if (got !== status) {
            throw new Error(`answered ${got} instead of ${status}`);
        }
    });
}

export const KINDS: readonly Kind[] = [
    {
        name: 'a returning customer’s text',
        part: 'returning',
        who: ALL,
        once: (world, contender) =>
            timed(() => expecting(200, world.post(contender, { from: customerOf(contender, 1, 0) }))),
    },
    {
        name: 'a first contact',
        part: 'first',
        who: ['nothing', 'builtIn', 'ours'],
        once: (world, contender, round) =>
            timed(() => expecting(200, world.post(contender, { from: customerOf(contender, 2, round) }))),
    },
    {
        name: 'a refused signature',
        part: 'refused',
        who: ALL,
        // One in some seconds has the settings read again, and the others ask nothing.
        prepare: refused,
        once: (world, contender) => timed(() => refused(world, contender)),
    },
    {
        name: 'a repeated MessageSid',
        part: 'repeated',
        who: ['nothing', 'ours'],
        once: (world, contender) =>
            timed(() => world.post(contender, { from: customerOf(contender, 1, 0), sid: `SM${'7'.repeat(32)}` })),
    },
    {
        name: 'a text with a picture',
        part: 'picture',
        who: ['builtIn', 'ours'],
        once: ({ workspace: { twilio } }, contender, round) =>
            timed(() =>
                twilio.phone(customerOf(contender, 1, 0)).send({
                    to: NUMBERS[contender],
                    body: 'Look',
                    media: [picture(`${contender} ${round}`)],
                }),
            ),
    },
    {
        name: 'an agent’s reply, until Twilio is asked',
        part: 'reply',
        who: ['builtIn', 'ours'],
        prepare: roomOf,
        once: reply,
    },
];

function refused(world: World, contender: Contender): Promise<number> {
    return world.post(contender, { from: customerOf(contender, 1, 0), isForged: true });
}

/** Everybody who is to be returning has been there before; called once. */
export async function acquaint(world: World): Promise<void> {
    for (const contender of REAL) {
        const from = customerOf(contender, 1, 0);
        // The least makes nobody and nothing: its customers are made by the other one of the same app.
        const by = contender === 'floor' ? 'builtIn' : contender;
        await world.post(by, { from });
        await world.post(contender, { from });
    }
    await world.quiet();
}

async function reply(world: World, contender: Contender, round: number): Promise<number> {
    const { people, taps } = world.workspace;
    const room = await roomOf(world, contender, round);
    let leftAt = 0;
    let remove = (): void => undefined;
    const left = new Promise<void>((resolve) => {
        remove = taps.add({
            before({ bridge, appId }) {
                if (bridge === 'HttpBridge' && appId === appOf(contender)) {
                    leftAt ||= performance.now();
                    resolve();
                }
            },
        });
    });
    const startedAt = performance.now();
    const sent = people.agentSends({
        roomId: room.id,
        agentId: room.servedBy?.id ?? '',
        text: `It is ready, ${round}`,
    });
    // Sending ends when the app is done with the event, long after Twilio was asked.
    await Promise.race([left, sent.then(() => until(() => leftAt > 0, { what: 'the reply to leave' }))]);
    remove();
    return leftAt - startedAt;
}

const rooms = new Map<string, RoomView>();

/** A usual conversation: the customer has written, the agent has answered, and there is little else of the last minute. */
async function roomOf(world: World, contender: Contender, round: number): Promise<RoomView> {
    const from = customerOf(contender, 4, Math.floor(round / REPLIES_IN_A_ROOM));
    const known = rooms.get(from);
    if (known !== undefined) {
        return known;
    }
    const { people } = world.workspace;
    await world.post(contender, { from });
    await world.quiet();
    const username = from.replace(/\D/g, '');
    const visitor = (await people.visitors()).find((one) => one.username === username);
    const room = (await people.rooms()).find(({ visitorId }) => visitorId !== undefined && visitorId === visitor?.id);
    if (room === undefined) {
        throw new Error(`no conversation of ${contender}`);
    }
    rooms.set(from, room);
    await people.agentSends({ roomId: room.id, agentId: room.servedBy?.id ?? '', text: 'Let me see' });
    await world.quiet();
    return room;
}

const REPLIES_IN_A_ROOM = 5;
