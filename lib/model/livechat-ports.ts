import type { RoomSummary } from './room';

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
