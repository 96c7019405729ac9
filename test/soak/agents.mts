import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from '../harness/cluster.mts';
import type { Random } from '../harness/seeded.mts';
import { letLatersBeDue } from '../workspace/app-records.mts';
import { GENERAL } from '../workspace/rocketchat/default-workspace.mts';
import type { RoomView } from '../workspace/rocketchat/views.mts';

/** What somebody did who writes to customers or asks the app something. */
export type DeedKind = 'reply' | 'first' | 'later' | 'check';

export interface Deed {
    readonly kind: DeedKind;
    /** A word that nothing else has. */
    readonly token: string;
    readonly userId: string;
    readonly roomId: string;
    /** Whom it is for; '' where it is for nobody. */
    readonly customer: string;
    /** ISO times between which it was typed and the client was done with it. */
    readonly from: string;
    until?: string;
}

export interface AgentsAtWork {
    /** All so far, in the order in which they were done. */
    readonly deeds: readonly Deed[];
    /** Resolves when each has done what they began. */
    stop(): Promise<void>;
}

/** Each agent replies, writes first and puts texts off, one thing after the other; an admin asks the app. */
export function startAgents(
    cluster: Cluster,
    { random, everyMs }: { readonly random: Random; readonly everyMs: number },
): AgentsAtWork {
    const deeds: Deed[] = [];
    let isOver = false;
    const work = async (userId: string, does: (desk: Desk) => Promise<void>) => {
        const desk = { cluster, random, userId, deeds };
        while (!isOver) {
            await pause(everyMs * (0.5 + random()));
            await does(desk);
        }
    };
    const working = Promise.all([work('admin', asks), ...AGENTS.map((id) => work(id, answers))]);
    return {
        deeds,
        async stop() {
            isOver = true;
            await working;
        },
    };
}

const AGENTS = ['agent-ana', 'agent-ben'];

interface Desk {
    readonly cluster: Cluster;
    readonly random: Random;
    readonly userId: string;
    readonly deeds: Deed[];
}

async function asks(desk: Desk): Promise<void> {
    const line = desk.random() < 0.7 ? '/sms check' : '/sms recover 1';
    await types(desk, { kind: 'check', roomId: GENERAL, customer: '' }, () => line);
}

async function answers(desk: Desk): Promise<void> {
    const { cluster, random, deeds } = desk;
    const dice = random();
    if (dice < 0.2) {
        const customer = `+1403${String(2_000_000 + deeds.length)}`;
        await types(desk, { kind: 'first', roomId: GENERAL, customer }, (words) => `/sms ${customer} ${words}`);
        return;
    }
    const room = await someRoomOf(desk);
    if (room === undefined) {
        return;
    }
    if (dice < 0.35) {
        await types(desk, { kind: 'later', ...room }, (words) => `/sms later in 5 min ${words}`);
        await letLatersBeDue(cluster.store, room.roomId);
        return;
    }
    await replies(desk, room);
}

interface Place {
    readonly roomId: string;
    readonly customer: string;
}

/** An open conversation that this agent serves. */
async function someRoomOf({ cluster, random, userId }: Desk): Promise<Place | undefined> {
    const rooms = (await cluster.people('rooms')) as readonly RoomView[];
    const theirs = rooms.filter(({ open, servedBy }) => open && servedBy?.id === userId);
    const room = theirs[Math.floor(random() * theirs.length)];
    const sms: unknown = room?.customFields.sms;
    return room === undefined ? undefined : { roomId: room.id, customer: String(Object(sms).from) };
}

/** A conversation may have been closed a moment ago: then nothing was said. */
async function replies(desk: Desk, place: Place): Promise<void> {
    const deed = begun(desk, { kind: 'reply', ...place });
    const message = { roomId: place.roomId, agentId: desk.userId, text: `reply ${deed.token}` };
    await does(desk, deed, 'people/agentSends', message);
}

/** What the server could not even be asked is nobody's deed. */
async function does(desk: Desk, deed: Deed, path: string, what: object): Promise<void> {
    try {
        await instanceOf(desk).send(path, [what]);
        deed.until = new Date().toISOString();
    } catch {
        desk.deeds.splice(desk.deeds.indexOf(deed), 1);
    }
}

async function types(
    desk: Desk,
    about: Place & { readonly kind: DeedKind },
    line: (words: string) => string,
): Promise<void> {
    const { userId } = desk;
    const deed = begun(desk, about);
    const typed = { userId, roomId: about.roomId, text: line(`${about.kind} ${deed.token}`) };
    await does(desk, deed, 'people/types', typed);
}

let deedsSoFar = 0;

function begun({ userId, deeds }: Desk, about: Place & { readonly kind: DeedKind }): Deed {
    deedsSoFar += 1;
    const token = `W${String(deedsSoFar).padStart(6, '0')}`;
    const deed = { ...about, token, userId, from: new Date().toISOString() };
    deeds.push(deed);
    return deed;
}

function instanceOf({ cluster, random }: Desk) {
    const instance = cluster.instances[Math.floor(random() * cluster.instances.length)];
    if (instance === undefined) {
        throw new Error('there is no instance');
    }
    return instance;
}
