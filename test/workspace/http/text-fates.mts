import { pendingIn, settledAmong } from '../app-records.mts';
import type { Host } from '../host.mts';

/** What has become of a customer's text. */
export interface TextFate {
    /** The messages of it that are in the inbox, counted there. */
    readonly shown: number;
    /** Whether the app keeps it until it can be shown. */
    readonly isWaiting: boolean;
    /** Whether the app has decided that it is not to be shown. */
    readonly isDropped: boolean;
}

/** What has become of the texts with these MessageSids, by sid; of what the app has not heard of there is nothing. */
export async function textFates(
    { store }: Pick<Host, 'store'>,
    sids: readonly string[],
): Promise<Readonly<Record<string, TextFate>>> {
    const [settled, pending] = await Promise.all([settledAmong(store, sids), pendingIn(store, { kind: 'text' })]);
    const traces = [...settled.values()].flatMap((one) => one.traces);
    const ofThese = { $in: traces };
    const messages = await store.find('rocketchat_message', { $or: [{ _id: ofThese }, { 'file._id': ofThese }] });
    const inInbox = new Set(messages.flatMap(({ _id, file }) => [_id, Object(file)._id]));
    const waiting = new Set(pending.map(({ key }) => key));
    const known = sids.filter((sid) => settled.has(sid) || waiting.has(sid));
    return Object.fromEntries(
        known.map((sid) => {
            const { traces: of = [], outcome } = settled.get(sid) ?? {};
            const shown = of.filter((trace) => inInbox.has(trace)).length;
            return [sid, { shown, isWaiting: waiting.has(sid), isDropped: outcome === 'dropped' }];
        }),
    );
}
