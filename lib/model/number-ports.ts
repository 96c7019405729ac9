/** A number of ours, as customers write to it: `+15558675310`, `whatsapp:+15558675310`. */
export interface OurNumber {
    readonly accountSid: string;
    readonly number: string;
    /** Since when its texts are ours, in milliseconds since 1970. */
    readonly since: number;
    /** By `/sms connect`, or known by the first genuine webhook. */
    readonly how: 'connected' | 'heard';
    /** The department that the address of its webhooks asks for, as the last one had it; absent for none. */
    readonly department?: string;
    /** Since when it is known to lead elsewhere, so that its texts are not ours; absent while it leads here. */
    readonly awayAt?: number;
}

/** The numbers whose texts are ours. */
export interface OurNumbers {
    /** One of each number, with the earliest time; connected counts more than heard. */
    all(): Promise<readonly OurNumber[]>;
    /** From here on one that had led elsewhere is ours anew. */
    note(number: OurNumber): Promise<void>;
    /** It leads elsewhere. */
    leave(number: OurNumber & { readonly awayAt: number }): Promise<void>;
    forget(number: Pick<OurNumber, 'accountSid' | 'number'>): Promise<void>;
}

/** Where Twilio sends the texts of a number or a messaging service: the fields of its own resource, by Twilio's names. */
export type Pointing = Readonly<Record<string, string>>;

/** A number or a messaging service that was pointed at this workspace. */
export interface Connection {
    readonly accountSid: string;
    /** `PN…`, or `MG…`. */
    readonly sid: string;
    /** What an admin knows it by: the number, or the service's name. */
    readonly name: string;
    /** The numbers whose texts it decides. */
    readonly numbers: readonly string[];
    /** In milliseconds since 1970. */
    readonly at: number;
    readonly before: Pointing;
    readonly written: Pointing;
}

/** What was pointed at this workspace, with what to put back. */
export interface Connections {
    /** One of each sid: the oldest, which has the values from before. */
    all(): Promise<readonly Connection[]>;
    /** Replaces what is kept of the same sid. */
    keep(connection: Connection): Promise<void>;
    remove(sid: string): Promise<void>;
}
