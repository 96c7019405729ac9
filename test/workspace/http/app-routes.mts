import express, { type Request, type Response, Router } from 'express';
import type { WorkspaceServer } from '../rocketchat/bridges.mts';
import { NO_ACCESS } from '../rocketchat/commands.mts';
import { UNKNOWN_ACTION } from '../rocketchat/interactions.mts';
import type { Logins } from './logins.mts';

/**
 * What a client calls to use what apps offer, with Rocket.Chat's answers: `GET /api/v1/commands.list`, `commands.get`,
 * `POST /api/v1/commands.run`, `POST /api/apps/ui.interaction/:appId`, `GET /api/apps/actionButtons`.
 * Source: apps/meteor/app/api/server/v1/commands.ts, ee/server/apps/communication/uikit.ts and rest.ts.
 */
export function appRoutesOf(server: () => WorkspaceServer | undefined, { signedIn }: Logins): Router {
    const router = Router();
    const commands = () => server()?.commands.list() ?? [];
    router.get('/api/v1/commands.list', signedIn, (_request, response) => {
        const all = commands();
        response.json({
            commands: all,
            appsLoaded: true,
            offset: 0,
            count: all.length,
            total: all.length,
            success: true,
        });
    });
    router.get('/api/v1/commands.get', signedIn, (request, response) => {
        const name = String(request.query.command ?? '').toLowerCase();
        const command = commands().find((one) => one.command === name);
        const error = `There is no command in the system by the name of: ${request.query.command}`;
        response.status(command ? 200 : 400).json(command ? { command, success: true } : { success: false, error });
    });
    router.post('/api/v1/commands.run', signedIn, express.json(), (request, response) =>
        run(request, response, server()),
    );
    router.post('/api/apps/ui.interaction/:appId', signedIn, express.json(), (request, response) =>
        interact(request, response, server()),
    );
    router.get('/api/apps/actionButtons', signedIn, async (_request, response) => {
        response.json((await server()?.interactions.buttons()) ?? []);
    });
    return router;
}

async function run(request: Request, response: Response, server: WorkspaceServer | undefined): Promise<void> {
    const { command, params, roomId, tmid, triggerId } = Object(request.body);
    if (typeof command !== 'string' || typeof roomId !== 'string') {
        response
            .status(400)
            .json({ success: false, error: 'must have required properties', errorType: 'invalid-params' });
        return;
    }
    try {
        const userId = String(request.get('x-user-id'));
        await server?.commands.run({ command, params, roomId, threadId: tmid, triggerId, userId });
        response.json({ success: true });
    } catch (error) {
        const { message } = error as Error;
        response.status(message === NO_ACCESS ? 403 : 400).json({ success: false, error: message });
    }
}

async function interact(request: Request, response: Response, server: WorkspaceServer | undefined): Promise<void> {
    const userId = String(request.get('x-user-id'));
    try {
        const answer = await server?.interactions.interact(String(request.params.appId), userId, Object(request.body));
        response.send(answer ?? {});
    } catch (error) {
        const { message } = error as Error;
        response.status(message === UNKNOWN_ACTION ? 400 : 500).send({ error: message });
    }
}
