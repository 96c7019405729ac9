import type { Posted, Visitor } from '../../../lib/model/livechat-ports.ts';
import type { RoomSummary } from '../../../lib/model/room.ts';

export interface StoredRoom extends RoomSummary {
    readonly visitorToken: string;
    readonly departmentId?: string;
    isOpen: boolean;
    servedBy?: { readonly id: string; readonly name: string };
}

export interface StoredMessage extends Posted {
    readonly roomId: string;
}

/** What Rocket.Chat knows of conversations, with the switches that an admin or an agent would turn. */
export interface Omnichannel {
    readonly visitors: Visitor[];
    readonly rooms: StoredRoom[];
    readonly messages: StoredMessage[];
    /** Set fields as `token key=value`. */
    readonly customFields: Set<string>;
    /** Department names by id. */
    readonly departments: Map<string, string>;
    /** Whether the server lets a visitor have one open room only, as those of 8.3 and newer do. */
    isNew: boolean;
    isEnabled: boolean;
    /** Whether an agent is online, in any department. */
    isAnyoneOnline: boolean;
    /** Ids of agents to whom Rocket.Chat gives nothing. */
    readonly unavailable: Set<string>;
    /** Whether conversations wait until somebody takes them, whoever is named. */
    isManual: boolean;
    /** Ids of visitors whose contact is blocked. */
    readonly blocked: Set<string>;
    /** What the server makes of a message's text. */
    rewrite: (text: string) => string;
    nextId: number;
}

/** Omnichannel as installed, with one agent online. */
export function omnichannel(): Omnichannel {
    return {
        visitors: [],
        rooms: [],
        messages: [],
        customFields: new Set(),
        departments: new Map(),
        isNew: true,
        isEnabled: true,
        isAnyoneOnline: true,
        unavailable: new Set(),
        isManual: false,
        blocked: new Set(),
        rewrite: (text) => text,
        nextId: 1,
    };
}

/** The texts of all rooms in the order in which they were posted, without the lines that say how long one waited and what
 * was answered meanwhile; a file is shown as [its name]. */
export function shown(omnichannel: Omnichannel): readonly string[] {
    return shownWhole(omnichannel)
        .map((text) => text.replace(/^> 🕐 .*(?:\n|$)/u, '').replace(/\n> 🤖 .*$/u, ''))
        .filter((text) => text !== '');
}

/** The same with these lines. */
export function shownWhole({ messages }: Omnichannel): readonly string[] {
    return messages.map(({ text, fileName }) => (fileName === undefined ? text : `[${fileName}]`));
}

/** An agent closes every open room. */
export function closeAll({ rooms }: Omnichannel): void {
    for (const room of rooms) {
        room.isOpen = false;
    }
}
