import type { IUpload } from '@rocket.chat/apps-engine/definition/uploads/index.js';
import { appUserById, toAppVisitor } from './convert-people.mts';
import { appRoomById } from './convert-room.mts';
import type { UploadDocument } from './documents.mts';
import type { Server } from './server.mts';
import { transform } from './transform.mts';

/** A file in app shape, with its room and who put it there. */
export async function toAppUpload(server: Server, upload: UploadDocument | undefined): Promise<IUpload | undefined> {
    if (!upload) return undefined;
    return (await transform(upload, {
        id: '_id',
        name: 'name',
        size: 'size',
        type: 'type',
        store: 'store',
        complete: 'complete',
        uploading: 'uploading',
        extension: 'extension',
        progress: 'progress',
        etag: 'etag',
        path: 'path',
        url: 'url',
        updatedAt: '_updatedAt',
        uploadedAt: 'uploadedAt',
        room: (take) => appRoomById(server, String(take('rid'))),
        user: (take) => {
            const userId = take('userId');
            return typeof userId === 'string' ? appUserById(server, userId) : undefined;
        },
        visitor: async (take) => {
            const token = take('visitorToken');
            return typeof token === 'string'
                ? toAppVisitor(await server.collections.visitors.findOne({ token }))
                : undefined;
        },
    })) as unknown as IUpload;
}
