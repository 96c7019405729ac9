import type { IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api/index.js';
import type { AppApi } from '@rocket.chat/apps-engine/server/managers/AppApi.js';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Server } from './server.mts';

/** Runs one endpoint of one app: the engine's `getApiManager().executeApi`. */
export type ApiExecutor = (appId: string, path: string, request: IApiRequest) => Promise<IApiResponse>;

export type Apis = {
    /** Mount this at the root: it knows `/api/apps/public/<appId>/…` and `/api/apps/private/<appId>/<hash>/…`. */
    readonly router: Router;
    readonly registerApi: (api: AppApi, appId: string) => void;
    readonly unregisterApis: (appId: string) => void;
    /** To be called once, when there is an AppManager; until then every endpoint answers 500. */
    readonly setExecutor: (executor: ApiExecutor) => void;
};

/**
 * Apps' endpoints as Rocket.Chat mounts them: Express 4, `urlencoded` then `json` with their default limit of 100 kb, one
 * router per app, every verb, no raw body, and errors as text.
 */
export function appApis(server: Server): Apis {
    const routers = new Map<string, Router>();
    const router = express.Router();
    let execute: ApiExecutor = async () => {
        throw new Error('no app runs here yet');
    };
    // 8.x says `extended` where 7.x leaves body-parser's default, which is the same for flat fields.
    const parsers = [express.urlencoded({ extended: true }), express.json()];

    const toApp: RequestHandler = (request, response) => {
        const notFound = () => void response.sendStatus(404);
        const found = routers.get(String(request.params.appId));
        if (!found) return notFound();
        if (request.params.hash) response.locals.privateHash = request.params.hash;
        return found(request, response, notFound);
    };
    router.use('/api/apps/private/:appId/:hash', parsers, toApp);
    router.use('/api/apps/public/:appId', parsers, toApp);

    return {
        router,
        registerApi({ endpoint }, appId) {
            const own = routers.get(appId) ?? express.Router();
            routers.set(appId, own);
            const path = endpoint.path.trim();
            own.all(
                path.startsWith('/') ? path : `/${path}`,
                authentication(server, endpoint.authRequired === true),
                (request, response) => {
                    execute(appId, endpoint.path, apiRequest(request, response))
                        .then(
                            (answer) => send(response, answer),
                            (error: Error) => void response.status(500).send(error.message),
                        )
                        .catch((error: Error) => void response.status(500).send(error.message));
                },
            );
        },
        unregisterApis: (appId) => void routers.delete(appId),
        setExecutor(executor) {
            execute = executor;
        },
    };
}

function send(response: Response, { status, headers = {}, content }: IApiResponse): void {
    response.set(headers);
    response.status(status);
    response.send(content);
}

function apiRequest(request: Request, response: Response): IApiRequest {
    return {
        method: request.method.toLowerCase() as IApiRequest['method'],
        headers: request.headers as IApiRequest['headers'],
        query: (request.query ?? {}) as IApiRequest['query'],
        params: request.params ?? {},
        content: request.body,
        privateHash: response.locals.privateHash,
        ...(response.locals.user && { user: response.locals.user }),
    };
}

/** Nobody can log in here: `access_token` is swallowed as Rocket.Chat swallows it, and endpoints that ask for a user refuse. */
function authentication(_server: Server, authRequired: boolean): RequestHandler {
    return (request, response, next) => {
        delete request.query.access_token;
        if (authRequired) {
            response.status(401).send('Unauthorized');
            return;
        }
        next();
    };
}
