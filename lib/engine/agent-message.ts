import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import { membersOf } from '../model/json';
import type { RoomSummary } from '../model/room';
import type { AgentFile, AgentMessage, Card, Place } from '../outbound/reply';
import { looksEmpty } from '../words/clean-text';
import { withoutQuoteLinks } from '../words/markdown-to-text';
import { captionOf, readAttachments } from './attachments';
import { blockTexts } from './block-texts';
import { templateIn } from './template-blocks';

/**
 * The message of an event. Some of what is needed is not in the engine's types: a visitor's `token`, the `type` of a
 * system message (newer engines) or `t` among the unmapped properties (older ones), `files`, `location` and `mentions`.
 * The room must be read by its properties: the engine's room object hides them from JSON.
 */
export function toAgentMessage(message: IMessage): AgentMessage {
    const extra: Readonly<Record<string, unknown>> = { ...message };
    const unmapped = membersOf(extra._unmappedProperties_);
    const room: RoomSummary & { readonly type: string; readonly visitor?: unknown } = message.room;
    const text = message.text ?? '';
    const { files, ownUploads } = filesOf(message, extra.files ?? unmapped.files);
    const isForwarding = looksEmpty(withoutQuoteLinks(text));
    const attached = readAttachments({ attachments: message.attachments, ownUploads, isForwarding });
    const blocks = isForwarding && Array.isArray(extra.blocks) ? [cardOf(blockTexts(extra.blocks))] : [];
    return {
        id: message.id ?? '',
        at: timeOf(message.createdAt),
        text,
        isEdited: Boolean(message.editedAt),
        isVisitors: isOfVisitor(extra),
        systemType: textOf(extra.type) ?? textOf(unmapped.t),
        sender: {
            id: message.sender?.id ?? '',
            type: message.sender?.type ?? '',
            language: textOf(message.sender?.settings?.preferences?.language),
        },
        room: {
            id: room.id,
            type: room.type,
            source: room.source,
            customFields: room.customFields,
            visitorId: textOf(membersOf(room.visitor).id),
        },
        files: [...files, ...attached.files],
        cards: [...attached.cards, ...blocks],
        place: placeOf(extra.location ?? unmapped.location),
        template: templateIn(extra.blocks, textOf(room.source?.id)),
        names: namesIn(extra.mentions ?? unmapped.mentions),
    };
}

/** Whether a message carries a visitor's token, of which the engine's types say nothing. */
export function isOfVisitor(message: Readonly<Record<string, unknown>>): boolean {
    return Boolean(message.token ?? membersOf(message._unmappedProperties_).token);
}

function cardOf(paragraphs: readonly string[]): Card {
    return { isQuote: false, paragraphs, lost: [] };
}

interface OwnFiles {
    readonly files: readonly AgentFile[];
    readonly ownUploads: ReadonlySet<string>;
}

function filesOf({ attachments, file }: IMessage, files: unknown): OwnFiles {
    const all = (Array.isArray(files) ? files : [file]).map(membersOf).filter(({ _id }) => typeof _id === 'string');
    // Servers of 7.0 to 8.2 do not mark thumbnails: their own rule is that of two files to one attachment the second is one.
    // Source: Rocket.Chat apps/meteor/lib/convertMessageFiles.ts.
    const listed = all.length === 2 && attachments?.length === 1 ? all.slice(0, 1) : all;
    return {
        files: listed
            .filter(({ typeGroup }) => typeGroup !== 'thumb')
            .map(({ _id, name, type }, index) => ({
                uploadId: String(_id),
                name: textOf(name) ?? 'file',
                type: textOf(type) ?? '',
                caption: captionOf(String(_id), index, attachments),
            })),
        ownUploads: new Set(all.map(({ _id }) => String(_id))),
    };
}

/** GeoJSON: the longitude comes first. Source: Rocket.Chat packages/core-typings, IMessage. */
function placeOf(location: unknown): Place | undefined {
    const { coordinates } = membersOf(location);
    if (!Array.isArray(coordinates) || coordinates.length === 0) {
        return undefined;
    }
    const [longitude, latitude] = coordinates.map(degreesOf);
    return isWithin(latitude, 90) && isWithin(longitude, 180) ? { latitude, longitude } : 'nowhere';
}

function degreesOf(coordinate: unknown): number | undefined {
    if (typeof coordinate === 'string' && coordinate.trim() !== '') {
        return Number(coordinate);
    }
    return typeof coordinate === 'number' ? coordinate : undefined;
}

/** `@all` and `@here` are mentions too, of nobody with a name. Source: Rocket.Chat packages/core-typings, IMessage. */
function namesIn(mentions: unknown): Readonly<Record<string, string>> | undefined {
    const named = (Array.isArray(mentions) ? mentions.map(membersOf) : []).flatMap(({ username, name }) => {
        const [known, shown] = [textOf(username), textOf(name)];
        return known === undefined || shown === undefined ? [] : [[known, shown] as const];
    });
    return named.length === 0 ? undefined : Object.fromEntries(named);
}

function isWithin(degrees: number | undefined, most: number): degrees is number {
    return degrees !== undefined && Math.abs(degrees) <= most;
}

function timeOf(value: unknown): number | undefined {
    const time = value instanceof Date || typeof value === 'string' ? new Date(value).getTime() : Number.NaN;
    return Number.isFinite(time) ? time : undefined;
}

function textOf(value: unknown): string | undefined {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
