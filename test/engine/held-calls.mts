import type { TestWorkspace } from '../harness/workspace.mts';
import type { BridgeCall } from '../workspace/rocketchat/tap.mts';

/** The moment at which one conversation's work stops until its process dies. */
export interface HoldAt {
    /** Counts the calls of the conversation from 0. */
    readonly call: number;
    readonly side: 'before' | 'after';
}

export interface Held {
    /** The calls of the conversation until now, by name. */
    readonly calls: readonly string[];
    /** The call at which it was stopped. */
    readonly stoppedAt: string | undefined;
}

interface Watched {
    readonly names: Set<string>;
    readonly calls: string[];
    readonly holdAt: HoldAt | undefined;
    stoppedAt: string | undefined;
}

/** Tells the accessor calls of conversations apart, and stops each conversation's work at a call of its own. */
export function callsByConversation(workspace: TestWorkspace) {
    const watched: Watched[] = [];
    const hits = new Map<BridgeCall, { readonly owner: Watched; readonly number: number }>();
    const stop = (call: BridgeCall, side: HoldAt['side']): Promise<never> | undefined => {
        const { owner, number } = hits.get(call) ?? {};
        if (owner?.holdAt?.call !== number || owner?.holdAt?.side !== side) {
            return undefined;
        }
        owner.stoppedAt = `${side} ${owner.calls[number ?? 0]}`;
        return new Promise(() => undefined);
    };
    workspace.taps.add({
        before(call) {
            const text = JSON.stringify(call.args);
            const owner = watched.find(({ names }) => [...names].some((name) => text.includes(name)));
            if (owner !== undefined && !isTwilioFetching(call, owner) && !isBeside(call)) {
                learn(text, owner);
                hits.set(call, { owner, number: owner.calls.length });
                owner.calls.push(`${call.bridge}.${call.method}`);
            }
            return stop(call, 'before');
        },
        after(call, { result }) {
            const { owner } = hits.get(call) ?? {};
            if (owner !== undefined && call.bridge === 'HttpBridge') {
                learn(JSON.stringify(result), owner);
            }
            return stop(call, 'after');
        },
    });
    /** Watches the calls that name this room or customer, or what turns out to belong to them. */
    return (about: { readonly roomId: string; readonly customer: string }, holdAt?: HoldAt): Held => {
        const one: Watched = {
            names: new Set([about.roomId, about.customer]),
            calls: [],
            holdAt,
            stoppedAt: undefined,
        };
        watched.push(one);
        return one;
    };
}

/** What the app notes of a new customer, after their text and beside everything else. */
function isBeside({ method }: BridgeCall): boolean {
    return method === 'doSetCustomFields';
}

/** The ids of the message, of its files and of what Twilio took. */
function learn(text: string, { names }: Watched): void {
    for (const [, id] of text.matchAll(/"(?:messageId|uploadId)":"(\w+)"|\b(?:SM|MM)[0-9a-f]{32}\b/g)) {
        names.add(id ?? '');
    }
    for (const [sid] of text.matchAll(/\b(?:SM|MM)[0-9a-f]{32}\b/g)) {
        names.add(sid);
    }
    names.delete('');
}

/** Once the reply has left, files are read for Twilio, not for the reply. */
function isTwilioFetching({ bridge }: BridgeCall, { calls }: Watched): boolean {
    return bridge === 'UploadBridge' && calls.some((name) => name.startsWith('HttpBridge'));
}
