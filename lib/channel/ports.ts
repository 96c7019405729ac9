import type { Visitor } from '../model/livechat-ports';
import type { Settled } from '../queue/ports';

/** Where records of one customer are, by what they are filed under. */
export type KeptPlace =
    | { readonly kind: 'customer' | 'alias'; readonly address: string }
    | { readonly kind: 'way'; readonly visitorId: string }
    | { readonly kind: 'open-room' | 'window' | 'stopped' | 'later'; readonly roomId: string }
    | { readonly kind: 'question'; readonly agentId: string }
    | { readonly kind: 'reply' | 'wait-note'; readonly messageId: string }
    | { readonly kind: 'part'; readonly sid: string };

/** What the app keeps of customers, to be counted and removed. */
export interface KeptRecords {
    /** How many records there are in these places; one that is filed in two of them is one. */
    count(places: readonly KeptPlace[]): Promise<number>;
    /** Removes them, in this order; returns how many there were. */
    remove(places: readonly KeptPlace[]): Promise<number>;
    /** The keys of the addresses that stand for this customer, as far as they were noted with it. */
    aliasesOf(customer: string): Promise<readonly string[]>;
    /** Agents who are asked about a text of theirs to one of these, by the keys of the addresses. */
    askedAbout(customers: readonly string[]): Promise<readonly string[]>;
    /** Replaces what is remembered of a text by its key and its time alone, so that it stays a repeat. */
    blank(settled: Settled): Promise<void>;
}

/** Rocket.Chat's visitors of this username, in no order. */
export type VisitorsNamed = (username: string) => Promise<readonly Visitor[]>;
