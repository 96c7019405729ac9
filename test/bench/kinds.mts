import { picture } from '../engine/pictures.mts';
import { until } from '../harness/until.mts';
import type { RoomView } from '../workspace/rocketchat/people.mts';
import { appOf, type Contender, customerOf, NUMBERS, type World } from './world.mts';

/** One kind of thing that happens, done once by a contender; resolves with the milliseconds that somebody waited for it. */
export interface Kind {
    readonly name: string;
    /** Those that do it at all. */
    readonly who: readonly Contender[];
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
        who: ALL,
        once: (world, contender) =>
            timed(() => expecting(200, world.post(contender, { from: customerOf(contender, 1, 0) }))),
    },
    {
        name: 'a first contact',
        who: ['nothing', 'builtIn', 'ours'],
        once: (world, contender, round) =>
            timed(() => expecting(200, world.post(contender, { from: customerOf(contender, 2, round) }))),
    },
    {
        name: 'a refused signature',
        who: ALL,
        once: (world, contender) =>
            timed(() => world.post(contender, { from: customerOf(contender, 1, 0), isForged: true })),
    },
    {
        name: 'a repeated MessageSid',
        who: ['nothing', 'ours'],
        once: (world, contender) =>
            timed(() => world.post(contender, { from: customerOf(contender, 1, 0), sid: `SM${'7'.repeat(32)}` })),
    },
    {
        name: 'a text with a picture',
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
    { name: 'an agent’s reply, until Twilio is asked', who: ['builtIn', 'ours'], once: reply },
];

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
    const room = await roomOf(world, contender);
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

const rooms = new Map<World, Map<Contender, RoomView>>();

async function roomOf(world: World, contender: Contender): Promise<RoomView> {
    const known = rooms.get(world) ?? new Map<Contender, RoomView>();
    rooms.set(world, known);
    const username = customerOf(contender, 1, 0).replace(/\D/g, '');
    const { people } = world.workspace;
    const visitors = known.has(contender) ? [] : await people.visitors();
    const ids = visitors.filter((visitor) => visitor.username === username).map(({ id }) => id);
    const room = known.get(contender) ?? (await people.rooms()).find(({ visitorId }) => ids.includes(visitorId ?? ''));
    if (room === undefined) {
        throw new Error(`no conversation of ${contender}`);
    }
    known.set(contender, room);
    return room;
}
