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
        text: message.text ?? '',
        isEdited: Boolean(message.editedAt),
        isVisitors: Boolean(extra.token ?? unmapped.token),
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

function filesOf(message: IMessage, files: unknown): readonly AgentFile[] {
    const listed = Array.isArray(files) ? files.map(recordOf) : [recordOf(message.file)];
    return listed
        .filter((file) => typeof file._id === 'string' && file.typeGroup !== 'thumb')
        .map((file, index) => ({
            uploadId: String(file._id),
            name: textOf(file.name) ?? 'file',
            type: textOf(file.type) ?? 'application/octet-stream',
            caption: message.attachments?.[index]?.description ?? '',
        }));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
