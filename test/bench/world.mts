import { INCOMING, newSid, textFields } from '../engine/inbound.mts';
import { signedPost } from '../harness/signed-post.mts';
import { until } from '../harness/until.mts';
import { AUTH_TOKEN, OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import type { Runtime } from '../workspace/engine/runtime.mts';
import { CONTENDER_ID, contenderZip } from './contender-app.mts';

export const CONTENDERS = ['nothing', 'floor', 'builtIn', 'ours'] as const;

export type Contender = (typeof CONTENDERS)[number];

/** What they are called in tables. */
export const NAMES: Readonly<Record<Contender, string>> = {
    nothing: 'an endpoint that does nothing',
    floor: 'the least: verify, find, post',
    builtIn: 'the built-in route’s algorithm',
    ours: 'SMS Incoming',
};

/** One workspace with all contenders in it. */
export interface World {
    readonly workspace: TestWorkspace;
    /** Calls that apps wait for right now. */
    running(): number;
    /** Resolves when no app waits for anything. */
    quiet(): Promise<void>;
    /** Posts a signed text to a contender and resolves with its answer's status. */
    post(contender: Contender, text: Text): Promise<number>;
    stop(): Promise<void>;
}

export interface Text {
    readonly from: string;
    readonly body?: string;
    readonly sid?: string;
    readonly isForged?: boolean;
}

const ENDPOINTS: Readonly<Record<Contender, string>> = {
    nothing: `/api/apps/public/${CONTENDER_ID}/nothing`,
    floor: `/api/apps/public/${CONTENDER_ID}/floor`,
    builtIn: `/api/apps/public/${CONTENDER_ID}/built-in`,
    ours: `/api/apps/public/${APP_ID}/${INCOMING}`,
};

/** The number of each at Twilio. */
export const NUMBERS: Readonly<Record<Contender, string>> = {
    nothing: '+15558670001',
    floor: '+15558670002',
    builtIn: '+15558670003',
    ours: OUR_NUMBER,
};

/** The app that does a contender's work. */
export function appOf(contender: Contender): string {
    return contender === 'ours' ? APP_ID : CONTENDER_ID;
}

/** Starts the workspace and installs all of them into it. */
export async function startWorld(runtime: Runtime): Promise<World> {
    const workspace = await startWorkspace({ runtime });
    const { twilio, engine, taps, url } = workspace;
    await engine.installApp(contenderZip(twilio.apiUrl));
    for (const contender of CONTENDERS) {
        twilio.number(NUMBERS[contender], { webhookUrl: `${url}${ENDPOINTS[contender]}` });
    }
    let running = 0;
    taps.add({
        before: () => {
            running += 1;
        },
        after: () => {
            running -= 1;
        },
    });
    return {
        workspace,
        running: () => running,
        async quiet() {
            for (let calm = 0; calm < 3; calm = running === 0 ? calm + 1 : 0) {
                await until(() => running === 0, { what: 'the apps to wait for nothing' });
                await new Promise((resolve) => setTimeout(resolve, 4));
            }
        },
        async post(contender, { from, body = 'Is my order ready?', sid = newSid(), isForged = false }) {
            const address = `${url}${ENDPOINTS[contender]}`;
            const fields = textFields({ from, body, sid, to: NUMBERS[contender] });
            const options = isForged ? { signedUrl: `${address}/else` } : {};
            const posting = { address, publicAddress: address, fields, token: AUTH_TOKEN, options };
            return (await signedPost(posting)).status;
        },
        stop: () => workspace.stop(),
    };
}

/** A customer of this contender, the `number`-th of a kind. */
export function customerOf(contender: Contender, kind: number, number: number): string {
    return `+1${402 + CONTENDERS.indexOf(contender)}${kind}${String(number).padStart(6, '0')}`;
}
