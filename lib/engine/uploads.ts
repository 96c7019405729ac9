import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { Uploads } from '../outbound/ports';
import { timely } from './timely';

/** The workspace's uploads over the accessors of one request. */
export function uploadsOver(read: IRead): Uploads {
    return {
        async sizeOf(uploadId) {
            const upload = await timely(read.getUploadReader().getById(uploadId));
            return upload ? Number(upload.size) : undefined;
        },
        async read(uploadId) {
            const upload = await timely(read.getUploadReader().getById(uploadId));
            if (!upload) {
                return undefined;
            }
            const bytes = await timely(read.getUploadReader().getBufferById(uploadId));
            return Buffer.isBuffer(bytes) ? { name: upload.name, type: upload.type, bytes } : undefined;
        },
    };
}
