import type { BridgeCall, CallOutcome, Tap } from './rocketchat/tap.mts';

export interface TapList {
    /** One tap that stands for all of them: what the workspace server is given. */
    readonly tap: Tap;
    /** Adds a tap; it sees every call that begins from now on. Returns how to take it off again. */
    add(tap: Tap): () => void;
    /** Resolves when every call that is in hand now has been carried out: who asked for it may be dead by then. */
    carriedOut(): Promise<void>;
}

/** Taps that can be added and removed while the workspace runs. */
export function tapList(): TapList {
    const taps = new Set<Tap>();
    const inHand = new Map<number, { readonly ended: Promise<void>; readonly end: () => void }>();
    return {
        tap: {
            async before(call: BridgeCall) {
                inHand.set(call.seq, ending());
                for (const tap of [...taps]) {
                    await tap.before?.(call);
                }
            },
            async after(call: BridgeCall, outcome: CallOutcome) {
                for (const tap of [...taps]) {
                    await tap.after?.(call, outcome);
                }
                inHand.get(call.seq)?.end();
                inHand.delete(call.seq);
            },
        },
        add(tap) {
            taps.add(tap);
            return () => {
                taps.delete(tap);
            };
        },
        async carriedOut() {
            await Promise.all(Array.from(inHand.values(), ({ ended }) => ended));
        },
    };
}

function ending(): { readonly ended: Promise<void>; readonly end: () => void } {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
        end = resolve;
    });
    return { ended, end };
}
