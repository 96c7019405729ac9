import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../harness/seeded.mts';
import { APP_ID } from '../../workspace/app-id.mts';
import type { BridgeCall, Tap } from '../../workspace/rocketchat/tap.mts';

/** Every accessor call of the app takes a random time more, up to `maxMs` before and after. */
export function randomDelays(maxMs: number, random: Random): Tap {
    const delay = ({ appId }: BridgeCall) => (appId === APP_ID ? pause(random() * maxMs) : undefined);
    return { before: delay, after: delay };
}

/** One accessor call of the app in so many fails, half of them after Rocket.Chat has done what it was asked. */
export function randomFailures(share: number, random: Random): Tap {
    const fail = ({ appId }: BridgeCall) => {
        if (appId === APP_ID && random() < share / 2) {
            throw new Error('MongoServerError: connection closed');
        }
    };
    return { before: fail, after: (call, { error }) => (error === undefined ? fail(call) : undefined) };
}

/** Something happens before each call of this name that has this word in it: a customer's number, a MessageSid. */
export function beforeCall(
    wanted: { readonly call: string; readonly word: string },
    happen: () => void | Promise<void>,
): Tap {
    return {
        async before({ bridge, method, args }) {
            if (`${bridge}.${method}` === wanted.call && JSON.stringify(args).includes(wanted.word)) {
                await happen();
            }
        },
    };
}
