import type { BridgeCall, CallOutcome, Tap } from './rocketchat/tap.mts';

/** One accessor call of an app, and what came of it. */
export interface RecordedCall {
    readonly seq: number;
    readonly instanceId: string;
    readonly appId: string;
    /** `LivechatBridge.doCreateRoom` */
    readonly name: string;
    readonly args: readonly unknown[];
    /** Unix time in milliseconds. */
    readonly startedAt: number;
    /** How long it took, in milliseconds; undefined while it runs. */
    ms?: number;
    outcome?: CallOutcome;
}

export interface CallLog {
    readonly tap: Tap;
    /** The calls since the last `clear`, oldest first; at most the last 2000. */
    list(): readonly RecordedCall[];
    /** Their names in order, such as `LivechatBridge.doCreateRoom`. */
    names(): string[];
    clear(): void;
}

const KEPT = 2000;

/** Remembers every bridge call; `onCall` hears of each when it begins and when it ends. */
export function callLog(onCall: (call: RecordedCall) => void = () => undefined): CallLog {
    let calls: RecordedCall[] = [];
    const running = new Map<BridgeCall, RecordedCall>();
    return {
        tap: {
            before(call) {
                const recorded = recordOf(call);
                running.set(call, recorded);
                calls.push(recorded);
                if (calls.length > KEPT) {
                    calls.splice(0, calls.length - KEPT);
                }
                onCall(recorded);
            },
            after(call, outcome) {
                const recorded = running.get(call);
                running.delete(call);
                if (recorded) {
                    recorded.ms = Date.now() - recorded.startedAt;
                    recorded.outcome = outcome;
                    onCall(recorded);
                }
            },
        },
        list: () => calls,
        names: () => calls.map(({ name }) => name),
        clear() {
            calls = [];
        },
    };
}

function recordOf({ seq, instanceId, appId, bridge, method, args }: BridgeCall): RecordedCall {
    return { seq, instanceId, appId, name: `${bridge}.${method}`, args, startedAt: Date.now() };
}
