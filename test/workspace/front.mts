import { request as connect, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Listening, listen } from './http/listen.mts';

export interface Front extends Listening {
    /** Every request from now on goes to this instance (by its URL); undefined goes round all of them again. */
    aim(url: string | undefined): void;
}

/** Names the instance (1 for the first of the list) that a single request should go to. */
export const INSTANCE_HEADER = 'x-workspace-instance';

/**
 * One address in front of several instances, choosing the next one for each request, as a load balancer does. `urls` is
 * asked at each request, so instances may come and go.
 */
export async function startFront(urls: () => readonly string[], port = 0): Promise<Front> {
    let turn = 0;
    let aimed: string | undefined;
    const choose = (request: IncomingMessage): string | undefined => {
        const all = urls();
        const asked = Number(request.headers[INSTANCE_HEADER]);
        if (asked > 0) {
            return all[asked - 1];
        }
        if (aimed) {
            return aimed;
        }
        turn += 1;
        return all[(turn - 1) % all.length];
    };
    const listening = await listen((request, response) => forward(request, response, choose(request)), port);
    return {
        ...listening,
        aim(url) {
            aimed = url;
        },
    };
}

function forward(request: IncomingMessage, response: ServerResponse, url: string | undefined): void {
    if (!url) {
        response.writeHead(502).end('There is no such instance');
        return;
    }
    const { method, headers } = request;
    const onward = connect(new URL(request.url ?? '/', url), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
    });
    onward.on('error', (error) => {
        if (response.headersSent) {
            response.destroy();
        } else {
            response.writeHead(502).end(error.message);
        }
    });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
}
