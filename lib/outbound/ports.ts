import type { Account } from '../model/accounts';
import type { CommandButton } from '../model/command-answer';
import type { Conversation } from '../model/livechat-ports';
import type { RoomSummary, WayToAnswer } from '../model/room';
import type { FilledTemplate, Template } from '../model/template';
import type { ApiTrouble } from '../twilio/api-answer';
import type { MessageRequest } from '../twilio/messages-api';
import type { SendOutcome } from '../twilio/read-answer';
import type { FirstText } from './first-text';
import type { AgentMessage, SentReply } from './reply';

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

/** Customers' conversations, as whoever writes first needs them. */
export interface Conversations {
    /** The one that is open, else a new one that is this agent's if Rocket.Chat lets them have it. */
    open(way: WayToAnswer, agentId: string): Promise<Conversation & { readonly isNewRoom: boolean }>;
    handTo(agentId: string, conversation: Conversation): Promise<RoomSummary | undefined>;
    close(room: RoomSummary, comment: string): Promise<void>;
    /** What the customer is called; undefined for one who is not known. */
    nameOf(way: WayToAnswer): Promise<string | undefined>;
    /** The id of an agent's message with these words in a room from this time on; undefined where there is none. */
    findWritten(message: WrittenWords): Promise<string | undefined>;
}

export interface WrittenWords {
    readonly roomId: string;
    readonly agentId: string;
    /** Milliseconds since 1970. */
    readonly since: number;
    readonly text: string;
}

/** What agents were asked before their words leave, for as long as they may still say yes. */
export interface Questions {
    /** In place of what this agent was asked before. */
    ask(question: Question): Promise<void>;
    /** The agent's question; undefined when there is none. */
    find(agentId: string): Promise<Question | undefined>;
    remove(agentId: string): Promise<void>;
    /** Forgets those that were asked before this time. */
    removeBefore(time: number): Promise<void>;
}

export interface Question {
    readonly id: string;
    /** Milliseconds since 1970. */
    readonly at: number;
    readonly first: FirstText;
}

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

/** What agents have put off, and when it is to leave. */
export interface Laters {
    add(later: Later): Promise<void>;
    /** In one write, so that a death in between loses nothing; nothing where it has left or was taken back. */
    replace(later: Later): Promise<void>;
    all(): Promise<readonly Later[]>;
    /** Of one conversation, the next one first. */
    inRoom(roomId: string): Promise<readonly Later[]>;
    remove(id: string): Promise<void>;
}

export interface Later {
    readonly id: string;
    readonly roomId: string;
    /** In milliseconds since 1970. */
    readonly dueAt: number;
    readonly first: FirstText;
    /** Whether it leaves only while the conversation is open, and is told of otherwise. */
    readonly isOnlyIfOpen?: true;
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
