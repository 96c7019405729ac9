/** What can be wrong with the channel as a whole. */
export type TroubleKind =
    /** Webhooks are refused. */
    | 'refused'
    /** Replies fail for the sake of the account. */
    | 'replies'
    /** Texts cannot be shown, although somebody is there. */
    | 'waiting'
    /** Twilio gives no answer. */
    | 'twilio'
    /** The minute job does not run. */
    | 'job';

export const TROUBLE_KINDS: readonly TroubleKind[] = ['refused', 'replies', 'waiting', 'twilio', 'job'];

/** A trouble as it stands in the record that all processes share. */
export interface OpenTrouble {
    readonly kind: TroubleKind;
    /** When it was last seen before it was told, in milliseconds since 1970. */
    readonly since: number;
    /** A code or a word of ours, never a customer's; '' where there is nothing to add. */
    readonly why: string;
    /** Whether it was told where an admin wanted to be told. */
    readonly isTold: boolean;
}

/** What all processes know of the channel. */
export interface ChannelState {
    readonly open: readonly OpenTrouble[];
    /** When a trouble of a kind was last over: what was seen before that is no news. */
    readonly over: readonly PastTrouble[];
}

interface PastTrouble {
    readonly kind: TroubleKind;
    readonly at: number;
}

export interface ChannelStates {
    read(): Promise<ChannelState>;
    write(state: ChannelState): Promise<void>;
    /** When the job last said that it runs, in milliseconds since 1970; 0 for never. */
    jobRanAt(): Promise<number>;
    noteJobRan(at: number): Promise<void>;
}

/** When something last went well and badly, in milliseconds since 1970; 0 for never. */
interface Fortune {
    good: number;
    bad: number;
}

/** What one process has seen of the channel. */
export interface WatchMemory {
    readonly startedAt: number;
    /** When the job ran in this process, and when it ran anywhere, as far as this process knows. */
    jobRanAt: number;
    jobSeenAt: number;
    /** When the record was last read. */
    readAt: number;
    /** What it said. */
    state: ChannelState;
    /** `refused`: how many since the last one that was taken, the first of them at `firstBad`. */
    readonly webhooks: Fortune & { refused: number; firstBad: number };
    /** Of replies: what Twilio's API answered, and what became of them on their way. */
    readonly replies: { readonly taken: Fortune; readonly arrived: Fortune; code: number };
    /** Since when Twilio could not be reached with a reply; 0 while it can. */
    unreachableSince: number;
    /** Since when these texts are refused by Rocket.Chat, by their ids. */
    waiting: ReadonlyMap<string, number>;
    waitingWhy: string;
    isAtWork: boolean;
}

/** Of a process that starts at this time. */
export function newWatchMemory(startedAt: number): WatchMemory {
    return {
        startedAt,
        jobRanAt: 0,
        jobSeenAt: 0,
        readAt: 0,
        state: { open: [], over: [] },
        webhooks: { good: 0, bad: 0, refused: 0, firstBad: 0 },
        replies: { taken: { good: 0, bad: 0 }, arrived: { good: 0, bad: 0 }, code: 0 },
        unreachableSince: 0,
        waiting: new Map(),
        waitingWhy: '',
        isAtWork: false,
    };
}
