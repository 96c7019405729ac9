import type { Pair, WayToAnswer } from './room';

/** Who the customers are in Rocket.Chat. */
export interface Identities {
    /** The secret from which visitors' ids and tokens are made; undefined while there is none. */
    secret(): Promise<string | undefined>;
    keepSecret(secret: string): Promise<void>;
    /** Whom an address stands for, by the keys of both; undefined while it only stands for itself. */
    customerBehind(address: string): Promise<string | undefined>;
    noteCustomer(address: string, customer: string): Promise<void>;
    /** How to answer a visitor of ours; undefined for one that we do not know. */
    wayTo(visitorId: string): Promise<WayToAnswer | undefined>;
    noteWay(visitorId: string, way: WayToAnswer): Promise<void>;
    /** Whether this process has seen that visitor in Rocket.Chat: a hint of where to look first, and no more. */
    hasMet(visitorId: string): boolean;
    meet(visitorId: string): void;
}

/** What the app remembers of a customer. */
export interface CustomerState {
    /** The key of the address that the customer is known by. */
    readonly address: string;
    /** Of the number or service of ours that was asked about. */
    readonly optedOut: boolean;
    /** When `optedOut` last changed, 0 for never; milliseconds since 1970. */
    readonly changedAt: number;
    /** When START was last said although nothing had been stopped; absent for never. A STOP from before it does not count. */
    readonly startedAt?: number;
    /** When the last automatic answer was given, 0 for never; milliseconds since 1970. */
    readonly repliedAt: number;
    /** A digest of the text that it answered. */
    readonly repliedTo: string;
}

export interface Customers {
    read(pair: Pair): Promise<CustomerState>;
    /** Each is kept by itself, so that neither takes back the other. */
    setOptOut(change: Pair & Pick<CustomerState, 'optedOut' | 'changedAt' | 'startedAt'>): Promise<void>;
    setReply(reply: Pick<CustomerState, 'address' | 'repliedAt' | 'repliedTo'>): Promise<void>;
}
