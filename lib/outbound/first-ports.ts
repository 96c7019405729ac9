import type { Conversation } from '../model/livechat-ports';
import type { RoomSummary, WayToAnswer } from '../model/room';
import type { FirstText } from './first-text';

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
