import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUpload } from '@rocket.chat/apps-engine/definition/uploads';
import type { Uploads } from '../outbound/ports';
import { timely } from './timely';

/** The workspace's uploads over the accessors of one request. */
export function uploadsOver(read: IRead): Uploads {
    const reader = () => read.getUploadReader();
    return {
        async find(uploadId) {
            const upload = await timely(reader().getById(uploadId));
            return upload ? { size: Number(upload.size), roomId: roomOf(upload) } : undefined;
        },
        async read(uploadId) {
            const upload = await timely(reader().getById(uploadId));
            if (!upload) {
                return undefined;
            }
            const bytes = await timely(reader().getBufferById(uploadId));
            const { name, type } = upload;
            return Buffer.isBuffer(bytes) ? { name, type, roomId: roomOf(upload), bytes } : undefined;
        },
    };
}

/** The engine's type promises a room; not every server and upload has one. */
function roomOf({ room }: Partial<Pick<IUpload, 'room'>>): string {
    return room?.id ?? '';
}
