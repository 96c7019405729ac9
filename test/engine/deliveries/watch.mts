import { membersOf } from '../../../lib/model/json.ts';
import { APP_ID } from '../../workspace/app-id.mts';
import { recordName } from '../../workspace/app-records.mts';
import type { BridgeCall, Tap } from '../../workspace/rocketchat/tap.mts';

/** What happens to one accessor call of a delivery. */
export interface Fate {
    /** Before Rocket.Chat does anything; what it throws becomes the accessor's error. */
    before?(): void | Promise<void>;
    /** When Rocket.Chat has done it, and before the app hears of it. */
    after?(): void | Promise<void>;
}

export interface DeliveryWatch {
    readonly tap: Tap;
    /** From here on a customer is also known by these ids: their visitors', which calls name before the number. */
    foretell(idsOf: (customer: string) => readonly string[]): void;
    /** Counts the customer's calls from here on, and lets one of them meet its fate, once. */
    begin(customer: string, interruption?: { readonly point: string; readonly fate: Fate }): void;
    /** The customer's accessor calls since `begin`, in order, such as `LivechatBridge.doFindRooms #2`. */
    pointsOf(customer: string): readonly string[];
    /** Whether the call of the interruption has come. */
    hasMet(customer: string): boolean;
    /** Calls of the app that belong to nobody's delivery. */
    strangers(): readonly string[];
}

interface Watched {
    readonly points: string[];
    readonly interruption: { readonly point: string; readonly fate: Fate } | undefined;
    hasMet: boolean;
}

/**
 * Tells which delivery each accessor call of the app belongs to, by the words in it: the customer's number, and what the
 * calls with that number bring to light (MessageSid, visitor, room). So deliveries of many customers may run at once.
 */
export function watchDeliveries(): DeliveryWatch {
    const customerOf = new Map<string, string>();
    const watched = new Map<string, Watched>();
    const fates = new Map<BridgeCall, Fate>();
    const owners = new Map<BridgeCall, string>();
    const strange: string[] = [];
    let idsOf: (customer: string) => readonly string[] = () => [];
    return {
        foretell(foretold) {
            idsOf = foretold;
        },
        tap: {
            async before(call) {
                if (call.appId !== APP_ID) {
                    return;
                }
                const words = wordsIn(call.args);
                const customer = words.map((word) => customerOf.get(word)).find((found) => found !== undefined);
                if (customer === undefined) {
                    strange.push(nameOf(call));
                    return;
                }
                learn(customerOf, words.filter(isOnesOwn), customer);
                owners.set(call, customer);
                const fate = meet(watched.get(customer), call);
                if (fate !== undefined) {
                    fates.set(call, fate);
                    await fate.before?.();
                }
            },
            async after(call, { result }) {
                const customer = owners.get(call);
                const fate = fates.get(call);
                owners.delete(call);
                fates.delete(call);
                if (customer !== undefined && ROOMS.has(call.method)) {
                    learn(customerOf, roomsIn(result), customer);
                }
                await fate?.after?.();
            },
        },
        begin(customer, interruption) {
            learn(customerOf, [digitsOf(customer), ...idsOf(customer)], customer);
            watched.set(customer, { points: [], interruption, hasMet: false });
        },
        pointsOf: (customer) => watched.get(customer)?.points ?? [],
        hasMet: (customer) => watched.get(customer)?.hasMet ?? false,
        strangers: () => strange,
    };
}

function meet(delivery: Watched | undefined, call: BridgeCall): Fate | undefined {
    if (delivery === undefined) {
        return undefined;
    }
    const name = nameOf(call);
    const before = delivery.points.filter((point) => point.startsWith(`${name} #`)).length;
    const point = `${name} #${before + 1}`;
    delivery.points.push(point);
    if (delivery.hasMet || delivery.interruption?.point !== point) {
        return undefined;
    }
    delivery.hasMet = true;
    return delivery.interruption.fate;
}

/** With the kind of record that a call to the persistence is about. */
function nameOf({ bridge, method, args }: BridgeCall): string {
    const about = bridge === 'PersistenceBridge' ? args.map(labelIn).find((label) => label !== undefined) : undefined;
    return `${bridge}.${method}${about === undefined ? '' : ` ${about}`}`;
}

function labelIn(argument: unknown): string | undefined {
    const ids = Array.isArray(argument) ? argument.map((one) => membersOf(one).id) : [];
    const labels = ids.filter((id) => typeof id === 'string');
    return labels.length > 0 ? recordName(labels) : undefined;
}

const ROOMS = new Set(['doCreateRoom', 'doFindRooms']);

function roomsIn(result: unknown): readonly string[] {
    return [result].flat().flatMap((room) => {
        const id: unknown = typeof room === 'object' && room !== null ? Reflect.get(room, 'id') : room;
        return typeof id === 'string' ? [id] : [];
    });
}

function learn(customerOf: Map<string, string>, words: readonly string[], customer: string): void {
    for (const word of words) {
        customerOf.set(word, customer);
    }
}

/** A MessageSid, or a visitor's id or token. */
function isOnesOwn(word: string): boolean {
    return /^(?:SM|MM)[0-9a-f]{32}$/.test(word) || /^[0-9a-f]{64}$/.test(word);
}

function wordsIn(args: readonly unknown[]): readonly string[] {
    const text = JSON.stringify(args, (_, value) => (isBytes(value) ? '' : value));
    return text.match(/[A-Za-z0-9]{10,}/g) ?? [];
}

function isBytes(value: unknown): boolean {
    return (
        value instanceof Uint8Array ||
        (typeof value === 'object' && value !== null && Reflect.get(value, 'type') === 'Buffer')
    );
}

function digitsOf(address: string): string {
    return address.replace(/\D/g, '');
}
