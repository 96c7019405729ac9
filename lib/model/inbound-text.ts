import type { Address } from './address';

/** One text from a customer, as plain data that can be stored as JSON; a member is absent when it has nothing to say. */
export interface InboundText {
    /** Absent when the sender of the request gave none, as the built-in route's documented example does. */
    readonly sid?: string;
    readonly accountSid?: string;
    readonly messagingServiceSid?: string;
    /** The customer. */
    readonly from: Address;
    /** Our number, or our address on another channel. */
    readonly to: Address;
    /** '' for media, places and buttons without a text. */
    readonly body: string;
    readonly media: readonly InboundMedia[];
    /** How many files were announced that the request does not name or that exceed ten. */
    readonly missingMedia?: number;
    readonly geo?: Geo;
    readonly profileName?: string;
    /** WhatsApp's own id of the customer ('US.1234…'), also for one who writes with their number. */
    readonly externalUserId?: string;
    /** The WhatsApp user name, for customers who hide their phone. */
    readonly profileUsername?: string;
    /** WhatsApp's own word: 'text', 'image', 'document', 'contacts'… */
    readonly messageType?: string;
    readonly location?: Location;
    readonly button?: Button;
    readonly list?: ListChoice;
    readonly repliedTo?: RepliedTo;
    readonly forwarded?: 'once' | 'many';
    readonly referral?: Referral;
    readonly interactive?: InteractivePairs;
    /** How many answers of the form `interactive` does not hold, or only in part. */
    readonly missingAnswers?: number;
    readonly optOutType?: 'STOP' | 'START' | 'HELP';
    /** Whether it was read from Twilio's log, which keeps less than a webhook tells. */
    readonly isFromLog?: true;
}

export interface InboundMedia {
    /** As received and not yet trusted. */
    readonly url: string;
    /** Lower case, without parameters; 'application/octet-stream' when none was given. */
    readonly contentType: string;
    /** What the sender called the file, as received. */
    readonly name?: string;
}

/** Derived by Twilio from the customer's number, not from where they are; a member is absent when unknown. */
export interface Geo {
    readonly city?: string;
    readonly state?: string;
    readonly zip?: string;
    readonly country?: string;
}

/** A place: where it is, by name, or as the text of coordinates that cannot be read. */
export interface Location {
    /** Decimal degrees, WGS 84; there are both or none. */
    readonly latitude?: number;
    readonly longitude?: number;
    /** The coordinates as received: '91, 0'. */
    readonly unreadable?: string;
    readonly address?: string;
    readonly label?: string;
}

export interface Button {
    readonly text: string;
}

export interface ListChoice {
    readonly title: string;
}

export interface RepliedTo {
    readonly sender?: string;
}

/** The WhatsApp advertisement or post the customer came from. */
export interface Referral {
    readonly headline?: string;
    readonly body?: string;
    readonly url?: string;
}

/** What a customer filled in, in order: ['screen.name', 'Ada']. */
export type InteractivePairs = ReadonlyArray<readonly [name: string, value: string]>;

/** A form's answers as far as they are shown, and how many are not or only in part. */
export interface Answers {
    readonly pairs: InteractivePairs;
    readonly leftOut: number;
}

/** What a text asks of Twilio's opt-out handling. */
export type OptOut = 'stop' | 'start' | 'help';
