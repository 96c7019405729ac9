/** One call of one `do*` method of one bridge: what an accessor of the app comes down to. */
export type BridgeCall = {
    /** Counts from 1 in each workspace server. */
    readonly seq: number;
    readonly instanceId: string;
    /** As in the engine: `LivechatBridge`, `PersistenceBridge`, … */
    readonly bridge: string;
    /** With its `do`: `doCreateRoom`, … */
    readonly method: string;
    readonly appId: string;
    readonly args: readonly unknown[];
};

export type CallOutcome = { readonly result?: unknown; readonly error?: Error };

/**
 * Stands between the engine and every bridge. What `before` throws becomes the accessor's error, and a promise it never
 * settles makes the accessor hang; `after` sees what the bridge did before the app does.
 */
export type Tap = {
    before?(call: BridgeCall): void | Promise<void>;
    after?(call: BridgeCall, outcome: CallOutcome): void | Promise<void>;
};

type CallIdentity = { readonly instanceId: string; readonly nextSeq: () => number; readonly taps: readonly Tap[] };

/** The engine calls these without awaiting them, so they cannot wait for a tap: taps see them, but cannot hold them back. */
const SYNCHRONOUS = new Set(['doIsOnline', 'doGetUsernamesOfRoomByIdSync', 'doOnAppSettingsChange']);

/** The same bridge, with every `do*` call going through the taps; everything else passes untouched. */
export function tapped<B extends object>(name: string, bridge: B, identity: CallIdentity): B {
    return new Proxy(bridge, {
        get(target, property) {
            const member: unknown = Reflect.get(target, property, target);
            if (typeof member !== 'function') return member;
            if (typeof property !== 'string' || !property.startsWith('do')) return member.bind(target);
            return (...args: unknown[]) => {
                const call: BridgeCall = {
                    seq: identity.nextSeq(),
                    instanceId: identity.instanceId,
                    bridge: name,
                    method: property,
                    appId: appIdOf(property, args),
                    args,
                };
                const run = () => member.apply(target, args) as unknown;
                return SYNCHRONOUS.has(property)
                    ? runNow(call, run, identity.taps)
                    : runTapped(call, run, identity.taps);
            };
        },
    });
}

async function runTapped(call: BridgeCall, run: () => unknown, taps: readonly Tap[]): Promise<unknown> {
    try {
        for (const tap of taps) await tap.before?.(call);
        const result = await run();
        for (const tap of taps) await tap.after?.(call, { result });
        return result;
    } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        for (const tap of taps) await tap.after?.(call, { error });
        throw error;
    }
}

function runNow(call: BridgeCall, run: () => unknown, taps: readonly Tap[]): unknown {
    for (const tap of taps) void tap.before?.(call);
    const result = run();
    for (const tap of taps) void tap.after?.(call, { result });
    return result;
}

/** The app id is the last argument, but for the four methods below. */
function appIdOf(method: string, args: readonly unknown[]): string {
    const [first, second, third] = args;
    if (method === 'doCall') return textIn(first, 'appId');
    if (method === 'do_fetchLivechatRoomMessages' || method === 'doOnAppSettingsChange') return String(first ?? '');
    if (method === 'doCreateRoom') return String(third ?? '');
    if (method === 'doCreate' && args.length === 3 && typeof third === 'object') return String(second ?? '');
    const last = args[args.length - 1];
    return typeof last === 'string' ? last : '';
}

function textIn(value: unknown, field: string): string {
    if (typeof value !== 'object' || value === null) return '';
    const found: unknown = Reflect.get(value, field);
    return typeof found === 'string' ? found : '';
}
