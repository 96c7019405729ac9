import { CUSTOMER_NUMBER, OUR_NUMBER } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import type { Runtime } from '../workspace/engine/runtime.mts';
import { CONTENDER_ID } from './contender-app.mts';
import { median, ratioOf } from './figures.mts';
import type { Progress } from './latency.mts';
import { table } from './report.mts';
import { startWorld, type World } from './world.mts';

const EVENT = 'IPostMessageSent';
/** Until then the runtimes compile what they run, and the apps end what came before. */
const WARM_UP = 25;
/** Whom the engine asks about a message. */
const WHO = { none: [], other: [CONTENDER_ID], ours: [APP_ID] } as const;

type Who = keyof typeof WHO;

/**
 * How long a message of the workspace takes that is not the app's: with no app that asks to be told, with another one that
 * is told and does nothing, and with ours, in turn; and how many calls it costs.
 */
export async function othersTable(
    { runtime, rounds }: { readonly runtime: Runtime; readonly rounds: number },
    progress: Progress,
): Promise<string> {
    const world = await startWorld(runtime);
    try {
        const roomId = await otherRoom(world);
        const say = sayIn(world, roomId);
        const taken: Readonly<Record<Who, Times>> = { none: noTimes(), other: noTimes(), ours: noTimes() };
        let calls = 0;
        for (let round = 0; round < rounds + WARM_UP; round += 1) {
            progress(`message ${round + 1} of ${rounds + WARM_UP}`);
            if (round === WARM_UP) {
                await world.quiet();
                world.workspace.taps.add({
                    before: ({ appId }) => {
                        calls += appId === APP_ID ? 1 : 0;
                    },
                });
            }
            for (const who of turned(round)) {
                const { written, told } = await say(who);
                if (round >= WARM_UP) {
                    taken[who].written.push(written);
                    taken[who].told.push(told);
                }
            }
        }
        return `${tableOf(taken)}\n\nCalls of the app in ${rounds} messages: ${calls}`;
    } finally {
        await world.stop();
    }
}

function turned(round: number): readonly Who[] {
    const all = ['none', 'other', 'ours'] as const;
    const at = round % all.length;
    return [...all.slice(at), ...all.slice(0, at)];
}

interface Times {
    /** Until whoever wrote it sees it in the room. */
    readonly written: number[];
    /** Until the app has been asked whether it wants to know more, which nobody waits for. */
    readonly told: number[];
}

const NAMES: Readonly<Record<keyof Times, string>> = {
    written: 'until it stands in its room',
    told: 'until the app has been asked about it, too',
};

function noTimes(): Times {
    return { written: [], told: [] };
}

function tableOf(taken: Readonly<Record<Who, Times>>): string {
    const rows = (['written', 'told'] as const).map((until) => {
        const ms = (['none', 'other', 'ours'] as const).map((who) => `${median(taken[who][until]).toFixed(2)} ms`);
        const ratios = (['none', 'other'] as const).map((base) => {
            const { ratio, from, to } = ratioOf(taken.ours[until], taken[base][until]);
            return `${ratio} (${from}–${to})`;
        });
        return [NAMES[until], ...ms, ...ratios];
    });
    const head = ['a message that is not ours', 'no app', 'an app that does nothing', 'ours', '÷ no app', '÷ that app'];
    return table(head, rows);
}

/** A conversation of the live chat on a website. */
async function otherRoom({ workspace: { twilio, people } }: World): Promise<string> {
    await twilio.phone(CUSTOMER_NUMBER).send({ to: OUR_NUMBER, body: 'Hello' });
    const [visitor] = await people.visitors();
    const [[room], [agent]] = await Promise.all([people.rooms(), people.agents()]);
    await people.closeRoom({ roomId: room?.id ?? '', agentId: agent?.id ?? '' });
    return (await people.openOtherRoom(visitor?.id ?? '')).id;
}

type Say = (who: Who) => Promise<{ readonly written: number; readonly told: number }>;

/** An agent writes there, and these apps alone are asked about it. */
function sayIn({ workspace: { people, engine } }: World, roomId: string): Say {
    const listeners: object = engine.manager.getListenerManager();
    const apps = Reflect.get(listeners, 'listeners') as Map<string, string[]>;
    const execute = Reflect.get(listeners, `execute${EVENT.slice(1)}`) as (message: unknown) => Promise<unknown>;
    let asked: Promise<unknown> | undefined;
    // The engine waits for none of them.
    Reflect.set(listeners, `execute${EVENT.slice(1)}`, (message: unknown) => {
        asked = execute.call(listeners, message);
        return asked;
    });
    return async (who) => {
        const [agent] = await people.agents();
        apps.set(EVENT, [...WHO[who]]);
        asked = undefined;
        const startedAt = performance.now();
        await people.agentSends({ roomId, agentId: agent?.id ?? '', text: 'It is ready' });
        const written = performance.now() - startedAt;
        while (asked === undefined) {
            await new Promise(setImmediate);
        }
        await asked;
        return { written, told: performance.now() - startedAt };
    };
}
