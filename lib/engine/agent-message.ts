import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { RoomSummary } from '../model/room';
import type { AgentFile, AgentMessage } from '../outbound/reply';

/**
 * The message of an event. Some of what is needed is not in the engine's types: a visitor's `token`, the `type` of a
 * system message (newer engines) or `t` among the unmapped properties (older ones), and `files`.
 * The room must be read by its properties: the engine's room object hides them from JSON.
 */
export function toAgentMessage(message: IMessage): AgentMessage {
    const extra: Readonly<Record<string, unknown>> = { ...message };
    const unmapped = recordOf(extra._unmappedProperties_);
    const room: RoomSummary & { readonly type: string; readonly visitor?: unknown } = message.room;
    return {
        id: message.id ?? '',
        at: timeOf(message.createdAt),
        text: message.text ?? '',
        isEdited: Boolean(message.editedAt),
        isVisitors: isOfVisitor(extra),
        systemType: textOf(extra.type) ?? textOf(unmapped.t),
        sender: { id: message.sender?.id ?? '', type: message.sender?.type ?? '' },
        room: {
            id: room.id,
            type: room.type,
            source: room.source,
            customFields: room.customFields,
            visitorId: textOf(recordOf(room.visitor).id),
        },
        files: filesOf(message, extra.files ?? unmapped.files),
    };
}

/** Whether a message carries a visitor's token, of which the engine's types say nothing. */
export function isOfVisitor(message: Readonly<Record<string, unknown>>): boolean {
    return Boolean(message.token ?? recordOf(message._unmappedProperties_).token);
}

function filesOf(message: IMessage, files: unknown): readonly AgentFile[] {
    const all = (Array.isArray(files) ? files : [message.file]).map(recordOf);
    // Servers of 7.0 to 8.2 do not mark thumbnails: their own rule is that of two files to one attachment the second is one.
    // Source: Rocket.Chat apps/meteor/lib/convertMessageFiles.ts.
    const listed = all.length === 2 && message.attachments?.length === 1 ? all.slice(0, 1) : all;
    return listed
        .filter((file) => typeof file._id === 'string' && file.typeGroup !== 'thumb')
        .map((file, index) => ({
            uploadId: String(file._id),
            name: textOf(file.name) ?? 'file',
            type: textOf(file.type) ?? 'application/octet-stream',
            caption: captionOf(message.attachments?.[index]),
        }));
}

/** From 8.4.4 on an image's description is its alternative text. */
function captionOf(attachment: unknown): string {
    const { description, image_alt } = recordOf(attachment);
    return textOf(description) ?? textOf(image_alt) ?? '';
}

function timeOf(value: unknown): number | undefined {
    const time = value instanceof Date || typeof value === 'string' ? new Date(value).getTime() : Number.NaN;
    return Number.isFinite(time) ? time : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
