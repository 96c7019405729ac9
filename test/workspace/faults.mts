import { setTimeout as pause } from 'node:timers/promises';
import type { BridgeCall, Tap } from './rocketchat/tap.mts';

/** What goes wrong with an accessor call; as plain JSON, so that it can be asked for from another process. */
export interface Fault {
    /** `LivechatBridge.doCreateRoom`, or a part of it. */
    readonly call: string;
    /** Only calls that say this somewhere: a customer's number, a MessageSid. */
    readonly about?: string;
    /** How many calls it hits; every one when undefined. */
    readonly times?: number;
    /** How many calls pass before it begins to hit. */
    readonly skip?: number;
    /** Milliseconds before the call is made. */
    readonly delayMs?: number;
    /** The call fails with this text and is not made. */
    readonly fail?: string;
    /** The call is made, and then fails with this text. */
    readonly failAfter?: string;
    /** The call is never made and never answers. */
    readonly hang?: boolean;
}

export interface Faults {
    readonly tap: Tap;
    /** Those that are still to hit, each with how often. */
    list(): readonly Fault[];
    add(fault: Fault): void;
    clear(): void;
}

interface Armed {
    readonly fault: Fault;
    seen: number;
}

/** Faults that can be switched on and off while the workspace runs; `onSpent` hears when one has hit for the last time. */
export function faults(onSpent: () => void = () => undefined): Faults {
    const armed: Armed[] = [];
    const hitBy = (call: BridgeCall, wanted: (fault: Fault) => boolean): Fault[] => {
        const hitting = armed.filter((one) => wanted(one.fault) && isHit(one, call));
        if (hitting.some((one) => leftOf(one) === 0)) {
            onSpent();
        }
        return hitting.map(({ fault }) => fault);
    };
    return {
        tap: {
            async before(call) {
                for (const fault of hitBy(call, ({ failAfter }) => failAfter === undefined)) {
                    await happen(fault);
                }
            },
            after(call, outcome) {
                const [fault] = outcome.error ? [] : hitBy(call, ({ failAfter }) => failAfter !== undefined);
                if (fault) {
                    throw new Error(fault.failAfter);
                }
            },
        },
        list: () =>
            armed
                .filter((one) => leftOf(one) > 0)
                .map((one) => ({ ...one.fault, ...(one.fault.times !== undefined && { times: leftOf(one) }) })),
        add: (fault) => void armed.push({ fault, seen: 0 }),
        clear: () => void armed.splice(0),
    };
}

/** How often it will still hit. */
function leftOf({ fault: { skip = 0, times = Number.POSITIVE_INFINITY }, seen }: Armed): number {
    return times - Math.max(0, seen - skip);
}

function isHit(armed: Armed, call: BridgeCall): boolean {
    const { call: name, about, skip = 0, times = Number.POSITIVE_INFINITY } = armed.fault;
    if (!`${call.bridge}.${call.method}`.includes(name) || !isAbout(call, about)) {
        return false;
    }
    armed.seen += 1;
    return armed.seen > skip && armed.seen <= skip + times;
}

function isAbout({ args }: BridgeCall, word: string | undefined): boolean {
    return word === undefined || JSON.stringify(args).includes(word);
}

async function happen(fault: Fault): Promise<void> {
    if (fault.delayMs !== undefined) {
        await pause(fault.delayMs);
    }
    if (fault.fail !== undefined) {
        throw new Error(fault.fail);
    }
    if (fault.hang) {
        await new Promise(() => undefined);
    }
}
