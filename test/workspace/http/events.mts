import type { Request, Response } from 'express';

/** What something that happened in the workspace is about. */
type EventKind = 'store' | 'call' | 'twilio' | 'rest' | 'instance' | 'runtime' | 'faults' | 'deployment';

export interface EventFeed {
    /** Tells the page and tests of one thing that happened. */
    tell(kind: EventKind, detail: unknown): void;
    /** Serves the feed as server-sent events until the client goes away. */
    serve(request: Request, response: Response): void;
}

const KEEP_ALIVE_MS = 15_000;

/** A feed without a memory: whoever listens hears what happens from now on. */
export function eventFeed(): EventFeed {
    const clients = new Set<Response>();
    return {
        tell(kind, detail) {
            if (clients.size === 0) {
                return;
            }
            const text = `event: ${kind}\ndata: ${asJson(detail)}\n\n`;
            for (const client of clients) {
                client.write(text);
            }
        },
        serve(request, response) {
            response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
            response.write('retry: 1000\n\n');
            clients.add(response);
            const beat = setInterval(() => response.write(':\n\n'), KEEP_ALIVE_MS);
            request.on('close', () => {
                clearInterval(beat);
                clients.delete(response);
            });
        },
    };
}

/** JSON with bytes told by their number, errors by their text, and objects of the engine by their class. */
export function asJson(value: unknown): string {
    return JSON.stringify(plain(value, []));
}

function plain(value: unknown, above: readonly object[]): unknown {
    if (typeof value !== 'object' || value === null) {
        return typeof value === 'bigint' ? String(value) : value;
    }
    if (value instanceof Date) {
        return value.toJSON();
    }
    if (value instanceof Uint8Array) {
        return `<${value.length} bytes>`;
    }
    if (value instanceof Error) {
        return value.message;
    }
    if (above.includes(value)) {
        return '<circular>';
    }
    const inside = [...above, value];
    if (Array.isArray(value)) {
        return value.map((item) => plain(item, inside));
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
        return `<${value.constructor.name}>`;
    }
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner, inside)]));
}
