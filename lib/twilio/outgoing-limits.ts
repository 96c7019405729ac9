import type { Channel } from '../model/address';
import { isAccepted, plainType } from './media-types';

/** What a message of this channel can carry. Bytes. Source: Twilio "Accepted content types for media"; RCS and WhatsApp
 * take one file a message; on Messenger and unknown channels the narrower of both rules is kept. */
function mediaLimitsOf(channel: Channel): MediaLimits {
    switch (channel) {
        case 'sms':
            return { maxFiles: 10, maxFileBytes: 5 * MEGABYTE, maxTotalBytes: 5 * MEGABYTE };
        case 'whatsapp':
        case 'rcs':
            return { maxFiles: 1, maxFileBytes: MAX_OUTGOING_BYTES, maxTotalBytes: MAX_OUTGOING_BYTES };
        case 'messenger':
        case 'other':
            return { maxFiles: 1, maxFileBytes: 5 * MEGABYTE, maxTotalBytes: 5 * MEGABYTE };
    }
}

export interface MediaLimits {
    readonly maxFiles: number;
    readonly maxFileBytes: number;
    readonly maxTotalBytes: number;
}

export interface OutgoingFile {
    readonly type: string;
    /** Bytes. */
    readonly size: number;
}

/** Why a file cannot go out, and the limit it breaks: its type, or the most bytes it may have. */
export type FileRefusal = { readonly kind: 'type' } | { readonly kind: 'size'; readonly maxBytes: number };

/** The files a channel can carry and those it cannot, in order. A file that is only one too many for one message is
 * fit: `messagesOf` spreads the files over several. */
export function checkOutgoing<File extends OutgoingFile>({ channel, files }: FilesToCheck<File>): CheckedFiles<File> {
    const checked = files.map((file) => ({ file, reason: refusalOf(channel, file) }));
    return {
        fit: checked.flatMap(({ file, reason }) => (reason ? [] : [file])),
        refused: checked.flatMap(({ file, reason }) => (reason ? [{ file, reason }] : [])),
    };
}

export interface FilesToCheck<File> {
    readonly channel: Channel;
    readonly files: readonly File[];
}

export interface CheckedFiles<File> {
    readonly fit: readonly File[];
    readonly refused: ReadonlyArray<{ readonly file: File; readonly reason: FileRefusal }>;
}

/** The files in as few messages as their order and the channel's limits allow; a file over the limits goes alone. */
export function messagesOf<File extends OutgoingFile>(
    channel: Channel,
    files: readonly File[],
): ReadonlyArray<readonly File[]> {
    const { maxFiles, maxTotalBytes } = mediaLimitsOf(channel);
    const messages: File[][] = [];
    let room = 0;
    for (const file of files) {
        const last = messages[messages.length - 1];
        if (last && last.length < maxFiles && file.size <= room) {
            last.push(file);
        } else {
            messages.push([file]);
            room = maxTotalBytes;
        }
        room -= file.size;
    }
    return messages;
}

const MEGABYTE = 1024 * 1024;

/** No channel takes a larger file. */
export const MAX_OUTGOING_BYTES = 16 * MEGABYTE;

// Twilio shrinks these three for the carrier; of anything else only this much gets through as MMS.
const RESIZED = /^image\/(?:jpeg|gif|png)$/;
const MAX_OTHER_MMS_BYTES = 500 * 1024;

function refusalOf(channel: Channel, file: OutgoingFile): FileRefusal | undefined {
    if (!isAccepted(channel, file.type)) {
        return { kind: 'type' };
    }
    const isOther = channel === 'sms' && !RESIZED.test(plainType(file.type));
    const maxBytes = isOther ? MAX_OTHER_MMS_BYTES : mediaLimitsOf(channel).maxFileBytes;
    return file.size > maxBytes ? { kind: 'size', maxBytes } : undefined;
}
