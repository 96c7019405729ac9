import type { SweepState } from '../../../lib/channel/sweeps.ts';
import { pendingTextIn } from '../../../lib/inbound/pending-text.ts';
import { firstTextIn } from '../../../lib/outbound/first-text.ts';
import { pendingReplyIn } from '../../../lib/outbound/pending-reply.ts';
import type { Pending } from '../../../lib/queue/pending.ts';
import { countSettled, pendingIn, sweptIn, triesOf } from '../app-records.mts';
import type { Store } from '../store/store.mts';

/** A text or a reply that the app keeps until it is done. Times are Unix ms, 0 for none. */
export interface WaitingView {
    readonly id: string;
    readonly key: string;
    /** A text of a customer's, a reply, or what an agent writes first. */
    readonly kind: 'text' | 'reply' | 'first';
    /** The addresses as Twilio has them; absent where nobody knows any more whom a reply is for. */
    readonly customer?: string;
    readonly to?: string;
    readonly text: string;
    /** Until then whoever works on it is believed alive. */
    readonly claimedUntil: number;
    /** How often it was tried, when it is tried again, and what the last attempt met, as the log has it. */
    readonly tries: number;
    readonly dueAt: number;
    readonly why: string;
}

export interface Waiting {
    readonly entries: readonly WaitingView[];
    /** How many records help to recognise repeats. */
    readonly remembered: number;
    /** When Twilio's log was last compared with what arrived, and what was found missing or failed; Unix ms, 0 for never. */
    readonly swept: Pick<SweepState, 'endedAt' | 'failing' | 'lastFound'>;
}

/** What `GET waiting` says: the texts and replies that the app keeps until they are done, and how many it remembers, and when it last looked for lost ones. */
export async function waitingOf({ store }: { readonly store: Store }): Promise<Waiting> {
    const all = [pendingIn(store), countSettled(store), sweptIn(store)] as const;
    const [waiting, remembered, { endedAt, failing, lastFound }] = await Promise.all(all);
    const swept = { endedAt, ...(failing && { failing }), ...(lastFound && { lastFound }) };
    return { entries: oncePerKey(waiting.flatMap(viewOf)), remembered, swept };
}

/** A text that Twilio handed over again while it waits is kept twice, and shown once: as whoever has it longest in hand does. */
export function oncePerKey(entries: readonly WaitingView[]): readonly WaitingView[] {
    const byKey = new Map<string, WaitingView>();
    for (const entry of entries) {
        const other = byKey.get(entry.key);
        if (other === undefined || other.claimedUntil < entry.claimedUntil) {
            byKey.set(entry.key, entry);
        }
    }
    return Array.from(byKey.values());
}

function viewOf(pending: Pending): readonly WaitingView[] {
    const { id, key, claim, kind } = pending;
    if (kind === 'pass') {
        return [];
    }
    const { count: tries, dueAt, why } = triesOf(pending);
    return [{ id, key, kind, ...contentOf(pending), claimedUntil: claim?.until ?? 0, tries, dueAt, why }];
}

/** What cannot be read is shown as nothing. */
function contentOf(pending: Pending): Pick<WaitingView, 'customer' | 'to' | 'text'> {
    const text = pendingTextIn(pending)?.text;
    if (text !== undefined) {
        return { customer: text.from.raw, to: text.to.raw, text: text.body };
    }
    const reply = pendingReplyIn(pending)?.reply ?? firstTextIn(pending);
    return { ...(reply?.way && { customer: reply.way.from.raw, to: reply.way.to.raw }), text: reply?.text ?? '' };
}
