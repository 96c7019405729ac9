import express, { type Request, type Router } from 'express';
import type { UploadDocument } from './documents.mts';
import type { Server } from './server.mts';
import { fileContent } from './uploads.mts';

/**
 * `/file-upload/<id>/<name>` as Rocket.Chat guards it by default: 403 for whoever has neither a login (nobody has one here)
 * nor the visitor's own token, room and room type; so also for a carrier that would fetch an agent's picture.
 */
export function fileRoute(server: Server): Router {
    const router = express.Router();
    router.get('/file-upload/:id/:name?', (request, response, next) => {
        answer(server, request).then(({ status, file, content }) => {
            response.status(status);
            if (file) response.set('Content-Type', file.type);
            response.send(content);
        }, next);
    });
    return router;
}

type Answer = { readonly status: number; readonly file?: UploadDocument; readonly content?: Buffer };

async function answer(server: Server, request: Request): Promise<Answer> {
    const file = await server.collections.uploads.findOne({ _id: request.params.id });
    if (!file) return { status: 404 };
    const guarded = server.settings.isOn('FileUpload_ProtectFiles');
    if (guarded && !(await isVisitorOf(server, file, request))) return { status: 403 };
    return { status: 200, file, content: await fileContent(server, file._id) };
}

async function isVisitorOf(server: Server, { rid }: UploadDocument, { query }: Request): Promise<boolean> {
    if (query.rc_room_type !== 'l' || query.rc_rid !== rid || typeof query.rc_token !== 'string') return false;
    return (await server.collections.rooms.findOne({ _id: rid, 'v.token': query.rc_token })) !== undefined;
}
