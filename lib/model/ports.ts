import type { Pair, RoomSummary, WayToAnswer } from './room';
import type { Settings } from './settings';

/** Time, so that a story can be told with a clock of its own. Milliseconds. */
export interface Clock {
    now(): number;
    wait(ms: number): Promise<void>;
}

export interface Visitor {
    readonly id: string;
    readonly token: string;
    readonly username: string;
    readonly name: string;
}

/** Whose a conversation is, and its room. */
export interface Conversation {
    readonly visitor: Visitor;
    readonly room: RoomSummary;
}

/** An open room, and its visitor as Rocket.Chat has it; undefined where it has none any more. */
export interface OpenedRoom extends RoomSummary {
    readonly visitor: Visitor | undefined;
}

/** A room that was just opened. */
export interface NewlyOpened extends RoomSummary {
    /** Whether the server lets no other one be open for this visitor. */
    readonly isOnlyOne?: boolean;
}

export interface NewRoom {
    readonly visitor: Visitor;
    readonly departmentId?: string;
    /** Who is to serve it; Rocket.Chat's routing chooses where nobody is named. */
    readonly agentId?: string;
    readonly source: { readonly label: string; readonly destination: string };
    readonly customFields: Readonly<Record<string, unknown>>;
}

export interface File {
    /** Rocket.Chat derives the type from it. */
    readonly name: string;
    readonly bytes: Buffer;
}

/** A message as it stands in a room. */
export interface Posted {
    readonly id: string;
    readonly text: string;
    readonly senderId: string;
    readonly at: number;
    readonly fileId?: string;
    readonly fileName?: string;
}

/** Omnichannel. What goes wrong is a Failure with the trouble that Rocket.Chat told. */
export interface Livechat {
    findVisitor(id: string): Promise<Visitor | undefined>;
    /** Creates the visitor, or gives the one of the same token the name. */
    createVisitor(visitor: Visitor): Promise<Visitor>;
    /** Sets a custom field; false when the workspace has not defined it. */
    setCustomField(field: { readonly token: string; readonly key: string; readonly value: string }): Promise<boolean>;
    /** The open rooms of the visitor with this token, of whatever source. */
    openRooms(visitor: Visitor): Promise<readonly OpenedRoom[]>;
    openRoom(room: NewRoom): Promise<NewlyOpened>;
    /** Hands an open room to an agent; returns it as it is then, undefined where it is gone. */
    handTo(agentId: string, conversation: Conversation): Promise<RoomSummary | undefined>;
    closeRoom(room: RoomSummary, comment: string): Promise<void>;
    /** Posts as the visitor; returns the message's id. */
    post(conversation: Conversation, text: string): Promise<string>;
    /** Posts a file as the visitor; returns the upload's id. */
    upload(conversation: Conversation, file: File): Promise<string>;
    /** The messages of a room from this time on (milliseconds since 1970), newest first; at most the last 1,000. */
    messagesSince(range: { readonly roomId: string; readonly since: number }): Promise<readonly Posted[]>;
    findDepartment(idOrName: string): Promise<string | undefined>;
    isAnyoneOnline(departmentId: string | undefined): Promise<boolean>;
}

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

/** The conversations of this app that may be open, so that they can be looked through. */
export interface OpenRooms {
    all(): Promise<readonly OpenRoom[]>;
    find(roomId: string): Promise<OpenRoom | undefined>;
    /** Remembers a room that was opened just now. */
    add(room: OpenRoom): Promise<void>;
    remove(roomId: string): Promise<void>;
}

export interface OpenRoom {
    readonly roomId: string;
    /** Since when the app answers in it, in milliseconds since 1970. */
    readonly since: number;
}

/** Conversations on channels that take free words only for a time after the customer's last text. */
export interface Windows {
    /** The customer wrote, which opens it anew. */
    note(window: Window): Promise<void>;
    find(roomId: string): Promise<Window | undefined>;
    all(): Promise<readonly Window[]>;
    remove(roomId: string): Promise<void>;
}

export interface Window {
    readonly roomId: string;
    /** When the customer wrote last, in milliseconds since 1970. */
    readonly wroteAt: number;
    /** Whether the agent was told that it ends soon. */
    readonly isTold?: true;
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

/** What this process warned of lately, of each event the last time. */
export type Warnings = () => readonly Warning[];

export interface Warning {
    readonly event: string;
    readonly fields: LogFields;
    /** In milliseconds since 1970. */
    readonly at: number;
    /** How often since the process began; a line that counts stands for as many. */
    readonly times: number;
}

export interface SettingsSource {
    /** From memory; read from the workspace the first time and after a change. */
    current(): Promise<Settings>;
    /** Read again from the workspace, unless that was done within the last few seconds. */
    reread(): Promise<Settings>;
}

/** Event names with fields. Never a text, a token or a whole number. */
export interface Log {
    info(event: string, fields: LogFields): void;
    warn(event: string, fields: LogFields): void;
    /** Warns the first time in the life of the process, and then no more. */
    warnOnce(event: string, fields: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
