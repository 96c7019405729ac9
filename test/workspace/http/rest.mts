import type { IPermission } from '@rocket.chat/apps-engine/definition/permissions/IPermission.js';
import express, { type Request, type Response, Router } from 'express';
import multer from 'multer';
import type { Engine } from '../engine/engine.mts';
import { described } from '../engine/installation.mts';
import type { Generation } from '../rocketchat/server.mts';
import { ADMIN_ID, type Logins } from './logins.mts';

const SERVER_VERSION = { old: '7.13.0', new: '8.8.1' };
const MAX_ZIP_BYTES = 100 * 1024 * 1024;

/**
 * The REST routes that `rc-apps deploy` calls, with the answers of Rocket.Chat's own: `GET /api/info`,
 * `POST /api/v1/login`, `GET /api/apps/:id`, `POST /api/apps`, `POST /api/apps/:id`, `DELETE /api/apps/:id`.
 * Source: apps/meteor/ee/server/apps/communication/rest.ts and app/api/server/ApiClass.ts.
 */
export function restRoutes(engine: () => Engine, generation: Generation, logins: Logins): Router {
    const router = Router();
    const upload = multer({ limits: { fileSize: MAX_ZIP_BYTES } }).single('app');
    const { signedInAsAdmin: signedIn } = logins;

    router.get('/api/info', (_request, response) => {
        response.json({ version: SERVER_VERSION[generation].split('.').slice(0, 2).join('.'), success: true });
    });
    router.post('/api/v1/login', express.json(), express.urlencoded({ extended: true }), (request, response) => {
        void login(request, response, logins);
    });
    router.get('/api/v1/me', signedIn, (request, response) => {
        response.json({ _id: request.get('x-user-id'), username: ADMIN_ID, success: true });
    });
    router.get('/api/apps/:id', signedIn, async (request, response) => {
        await answer(
            response,
            async () => ({ app: await described(engine().manager, String(request.params.id)) }),
            404,
        );
    });
    router.post('/api/apps', signedIn, upload, async (request, response) => {
        await answer(response, async () => ({
            app: await engine().installApp(zipOf(request), permissionsOf(request)),
        }));
    });
    router.post('/api/apps/:id', signedIn, upload, async (request, response) => {
        await answer(response, async () => ({ app: await engine().updateApp(zipOf(request), permissionsOf(request)) }));
    });
    router.delete('/api/apps/:id', signedIn, async (request, response) => {
        await answer(response, async () => {
            const app = await described(engine().manager, String(request.params.id));
            await engine().uninstall(app.id);
            return { app };
        });
    });
    return router;
}

async function login(request: Request, response: Response, logins: Logins): Promise<void> {
    const { username, user, password } = request.body as Record<string, unknown>;
    const name = username ?? user;
    const made = await logins.login(name, password);
    if (!made) {
        response.status(401).json({ status: 'error', error: 'Unauthorized', message: 'Unauthorized' });
        return;
    }
    response.json({ status: 'success', data: { ...made, me: { _id: made.userId, username: name, name } } });
}

/** What a thrown error becomes is the API class's `failure`: status 400 and the error's text. */
async function answer(response: Response, work: () => Promise<object>, failureStatus = 400): Promise<void> {
    try {
        response.json({ ...(await work()), success: true });
    } catch (error) {
        response.status(failureStatus).json({ success: false, error: (error as Error).message });
    }
}

function zipOf(request: Request): Buffer {
    if (!request.file) {
        throw new Error('app_file_error');
    }
    return request.file.buffer;
}

function permissionsOf(request: Request): IPermission[] | undefined {
    try {
        const permissions: unknown = JSON.parse((request.body as Record<string, string>).permissions ?? '');
        return Array.isArray(permissions) && permissions.length > 0 ? permissions : undefined;
    } catch {
        return undefined;
    }
}
