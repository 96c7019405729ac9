import type { SentReply } from './reply';

/** A message that Twilio took: one part of a reply. */
export interface SentPart {
    /** '' for a part of which nobody knows whether Twilio took it: a callback may tell. */
    readonly sid: string;
    readonly reply: SentReply;
    /** How many parts the reply has. */
    readonly parts: number;
}

/** What Twilio said of a message later. Kept one by one, since callbacks come in any order and to any instance. */
export interface StatusNote {
    readonly sid: string;
    readonly status: string;
    readonly errorCode?: number;
    readonly errorMessage?: string;
    /** Whether it was known whose it is, so that the agent has been told what there is to tell. */
    readonly isTold?: boolean;
}

/** What is known of messages sent: the parts, and all that was said of them. */
export interface Dispatch {
    readonly sent: readonly SentPart[];
    readonly notes: readonly StatusNote[];
}

export interface Dispatches {
    /** Remembers a part that was sent. */
    addSent(sent: SentPart): Promise<void>;
    /** Remembers a status; `messageId` is that of the reply where the callback told it. */
    addNote(note: StatusNote, messageId: string | undefined): Promise<void>;
    ofSid(sid: string): Promise<Dispatch>;
    ofMessage(messageId: string): Promise<Dispatch>;
}
