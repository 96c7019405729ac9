import type { Account } from '../model/accounts';
import type { CommandButton } from '../model/command-answer';
import type { RoomSummary } from '../model/room';
import type { FilledTemplate, Template } from '../model/template';
import type { ApiTrouble } from '../twilio/api-answer';
import type { MessageRequest } from '../twilio/messages-api';
import type { SendOutcome } from '../twilio/read-answer';
import type { AgentMessage } from './reply';

/** Twilio's Messages API. Never rejects: what can go wrong is in the outcome. */
export type SendMessage = (
    request: MessageRequest,
) => Promise<SendOutcome | { readonly kind: 'not-connected' | 'wrong-host' }>;

export interface ReactionChange {
    readonly messageId: string;
    readonly agentId: string;
    readonly add?: string;
    readonly remove?: readonly string[];
}

/** What agents see of their replies besides the conversation itself. */
export interface Agents {
    /** Whether this server lets an app react. */
    readonly canReact: boolean;
    /** Puts a reaction on a message in its sender's name, and takes others away. */
    react(change: ReactionChange): Promise<void>;
    /** The reactions of a message's sender to it. */
    reactionsOn(messageId: string): Promise<readonly string[]>;
    /** Tells one agent, in the conversation, and nobody else; it is not kept. */
    tell(note: AgentNote): Promise<void>;
    /** Whether an agent is there, as far as Rocket.Chat says so. */
    isThere(agentId: string): Promise<boolean>;
    /** Posts in an agent's name; returns the message's id. */
    postAs(agentId: string, message: OwnWords): Promise<string>;
    /** Adds a line that every agent of the conversation sees and that stays. */
    announce(roomId: string, text: string): Promise<void>;
}

/** What is posted in an agent's name. With a template it leaves as that, whatever it says. */
export interface OwnWords {
    readonly roomId: string;
    readonly text: string;
    readonly template?: FilledTemplate;
}

/** The templates of an account; with a trouble those that were known before, if any. Never rejects. */
export type Templates = (
    account: Account,
    apiUrl: string,
    how: { readonly isRenewed: boolean },
) => Promise<{ readonly list: readonly Template[]; readonly trouble?: ApiTrouble }>;

export interface AgentNote {
    readonly agentId: string;
    readonly roomId: string;
    readonly text: string;
    /** Under the text; each runs its command. */
    readonly buttons?: readonly CommandButton[];
}

/** Replies that were stopped until the customer writes again: the ids of their messages. */
export interface Stopped {
    note(reply: StoppedReply): Promise<void>;
    /** Of one conversation, the latest first. */
    inRoom(roomId: string): Promise<readonly StoppedReply[]>;
    remove(reply: StoppedReply): Promise<void>;
}

export interface StoppedReply {
    readonly roomId: string;
    readonly messageId: string;
}

/** Which replies their agents know to wait. */
export interface WaitNotes {
    isTold(messageId: string): Promise<boolean>;
    noteTold(messageId: string): Promise<void>;
}

/** Conversations as they stand in Rocket.Chat. */
export interface RoomMessages {
    /** The messages of a room, the newest first: so many (100 at most) behind so many. */
    written(page: Page): Promise<readonly Written[]>;
    /** Undefined when there is no such message. */
    find(messageId: string): Promise<AgentMessage | undefined>;
    isOpen(roomId: string): Promise<boolean>;
    /** Undefined when there is no such room. */
    room(roomId: string): Promise<RoomInHand | undefined>;
}

/** A room with whoever it is about. */
export interface RoomInHand extends RoomSummary {
    readonly visitorId?: string;
    /** Whether the server lets no other one be open for this visitor. */
    readonly isOnlyOne?: boolean;
}

export interface Page {
    readonly roomId: string;
    readonly skip: number;
    readonly limit: number;
}

export interface Written {
    readonly messageId: string;
    readonly senderId: string;
    /** Milliseconds since 1970. */
    readonly at: number;
    /** Whether an agent may have said it: it is not the visitor's, and not edited. */
    readonly isAgents: boolean;
}

/** The files that agents have uploaded. */
export interface Uploads {
    /** Looks at a file's bytes too, where it could go out at all. Undefined when there is no such file. */
    find(uploadId: string): Promise<UploadSummary | undefined>;
    read(uploadId: string): Promise<Upload | undefined>;
}

/** Whether a file belongs to this room, as far as Rocket.Chat says where it belongs. */
export function isIn(roomId: string, upload: { readonly roomId: string }): boolean {
    return upload.roomId === '' || upload.roomId === roomId;
}

export interface UploadSummary {
    /** Bytes. */
    readonly size: number;
    /** '' where Rocket.Chat does not say. */
    readonly roomId: string;
    /** What Rocket.Chat calls it. */
    readonly type?: string;
    /** The type that its bytes tell. */
    readonly told?: string;
    /** False when its bytes could not be had. */
    readonly isReadable?: boolean;
}

export interface Upload {
    readonly name: string;
    readonly type: string;
    readonly roomId: string;
    readonly bytes: Buffer;
}
