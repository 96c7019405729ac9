import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUpload } from '@rocket.chat/apps-engine/definition/uploads';
import { troubleOf } from '../model/trouble';
import type { Uploads } from '../outbound/ports';
import { typeOfBytes } from '../twilio/magic-bytes';
import { MAX_OUTGOING_BYTES } from '../twilio/outgoing-limits';
import { timely } from './timely';

/** The workspace's uploads over the accessors of one request. */
export function uploadsOver(read: IRead): Uploads {
    const reader = () => read.getUploadReader();
    const bytesOf = async (uploadId: string): Promise<Buffer | undefined> => {
        const bytes = await timely(reader().getBufferById(uploadId)).catch(ifMissing);
        return Buffer.isBuffer(bytes) ? bytes : undefined;
    };
    return {
        async find(uploadId) {
            const upload = await timely(reader().getById(uploadId));
            if (!upload) {
                return undefined;
            }
            const [size, roomId] = [Number(upload.size), roomOf(upload)];
            if (size > MAX_OUTGOING_BYTES) {
                return { size, roomId, type: upload.type };
            }
            // Where the bytes are gone Twilio would find nothing, long after the agent had been shown that the reply left.
            const bytes = await bytesOf(uploadId);
            const told = bytes && typeOfBytes(bytes);
            return { size, roomId, type: upload.type, told, isReadable: bytes !== undefined && bytes.length > 0 };
        },
        async read(uploadId) {
            const upload = await timely(reader().getById(uploadId));
            if (!upload) {
                return undefined;
            }
            const bytes = await bytesOf(uploadId);
            const { name, type } = upload;
            return bytes && { name, type: type ?? '', roomId: roomOf(upload), bytes };
        },
    };
}

/** A server that gives no answer may have the file all the same. */
function ifMissing(error: unknown): undefined {
    if (troubleOf(error).kind === 'unanswered') {
        throw error;
    }
    return undefined;
}

/** The engine's type promises a room; not every server and upload has one. */
function roomOf({ room }: Partial<Pick<IUpload, 'room'>>): string {
    return room?.id ?? '';
}
