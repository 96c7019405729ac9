import { type RoomSummary, type WayToAnswer, wayToAnswerIn } from '../model/room';
import type { FilledTemplate } from '../model/template';

/** A message of the workspace as far as it matters here. */
export interface AgentMessage {
    readonly id: string;
    /** When it was written, in milliseconds since 1970, where Rocket.Chat says so. */
    readonly at?: number;
    readonly text: string;
    readonly isEdited: boolean;
    /** Whether a visitor wrote it: their messages carry the visitor's token. */
    readonly isVisitors: boolean;
    /** Rocket.Chat's own messages ("joined the conversation") have a type. */
    readonly systemType?: string;
    readonly sender: { readonly id: string; readonly type: string; readonly language?: string };
    readonly room: RoomSummary & { readonly type: string; readonly visitorId?: string };
    readonly files: readonly AgentFile[];
    readonly cards?: readonly Card[];
    readonly place?: Place;
    /** The names of those whom it mentions, by their usernames. */
    readonly names?: Readonly<Record<string, string>>;
    /** The template that its words are those of. */
    readonly template?: FilledTemplate;
}

/** What a message shows besides its text and its files: an attachment that is none, a quoted or forwarded message. */
export interface Card {
    readonly isQuote: boolean;
    /** In Rocket.Chat's Markdown, in the order in which they are shown. */
    readonly paragraphs: readonly string[];
    /** The titles of pictures and sounds that have no address which a phone could open; '' for one without. */
    readonly lost: readonly string[];
}

/** Where an agent is, or says to be, in degrees; 'nowhere' for coordinates that no place on earth has. */
export type Place = { readonly latitude: number; readonly longitude: number } | 'nowhere';

export interface AgentFile {
    readonly uploadId: string;
    readonly name: string;
    /** '' where the message does not say. */
    readonly type: string;
    /** What the agent wrote under it. */
    readonly caption: string;
}

/** What an agent said to a customer. `way` is undefined where the room does not tell how to answer. */
export interface Reply {
    readonly messageId: string;
    /** When it was written, in milliseconds since 1970. */
    readonly at?: number;
    readonly roomId: string;
    readonly agentId: string;
    /** The agent's, as `de`, where they have chosen one. */
    readonly language?: string;
    /** In Rocket.Chat's Markdown. */
    readonly text: string;
    readonly files: readonly AgentFile[];
    readonly cards?: readonly Card[];
    readonly place?: Place;
    /** The names of those whom it mentions, by their usernames. */
    readonly names?: Readonly<Record<string, string>>;
    /** What leaves in place of the text. */
    readonly template?: FilledTemplate;
    readonly way?: WayToAnswer;
    /** Whose record tells it then. */
    readonly visitorId?: string;
}

/** A reply that has left, or was given up: whose it is, without its words, which stand in the conversation. */
export interface SentReply extends Pick<Reply, 'messageId' | 'roomId' | 'agentId' | 'language' | 'visitorId'> {
    /** Whose number answered. */
    readonly accountSid?: string;
}

/** What is kept of a reply. */
export function sentReplyOf({ messageId, roomId, agentId, language, visitorId, way }: Reply): SentReply {
    return { messageId, roomId, agentId, ...(language && { language }), visitorId, accountSid: way?.accountSid };
}

/**
 * Whether a message is an agent's in a conversation of this app. It runs for every message of the workspace, so it
 * looks at nothing but the message. Apps write as users of type 'app', this one too: what they say is for the agents.
 */
export function isReply(message: AgentMessage, appId: string): boolean {
    const { room, sender, cards = [] } = message;
    return (
        room.type === 'l' &&
        room.source?.type === 'app' &&
        room.source.id === appId &&
        !message.isVisitors &&
        !message.isEdited &&
        message.systemType === undefined &&
        sender.type !== 'app' &&
        (message.text.trim() !== '' || message.files.length + cards.length > 0 || message.place !== undefined)
    );
}

/** The reply that a message is, with the way to the customer where the room tells it. */
export function toReply(message: AgentMessage): Reply {
    const { id, at, text, files, cards, place, names, template, room, sender } = message;
    const { visitorId } = room;
    const { id: agentId, language } = sender;
    const about = {
        ...(template && { template }),
        ...(at && { at }),
        ...(language && { language }),
        roomId: room.id,
        agentId,
    };
    const way = wayToAnswerIn(room);
    return { messageId: id, text, files, cards, place, names, ...about, way, visitorId };
}
