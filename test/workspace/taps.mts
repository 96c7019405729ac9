import type { BridgeCall, CallOutcome, Tap } from './rocketchat/tap.mts';

export interface TapList {
    /** One tap that stands for all of them: what the workspace server is given. */
    readonly tap: Tap;
    /** Adds a tap; it sees every call that begins from now on. Returns how to take it off again. */
    add(tap: Tap): () => void;
}

/** Taps that can be added and removed while the workspace runs. */
export function tapList(): TapList {
    const taps = new Set<Tap>();
    return {
        tap: {
            async before(call: BridgeCall) {
                for (const tap of [...taps]) {
                    await tap.before?.(call);
                }
            },
            async after(call: BridgeCall, outcome: CallOutcome) {
                for (const tap of [...taps]) {
                    await tap.after?.(call, outcome);
                }
            },
        },
        add(tap) {
            taps.add(tap);
            return () => {
                taps.delete(tap);
            };
        },
    };
}
