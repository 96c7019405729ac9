import type { Express } from 'express';
import http from 'http';
import type { AddressInfo } from 'net';

/** An express app listening on 127.0.0.1. */
export type LoopbackServer = {
    readonly url: string;
    /** Closes the port at once, open connections too: whoever calls is refused. */
    shut(): void;
    /** Listens on the same port again. */
    open(): Promise<void>;
    stop(): Promise<void>;
};

/** Starts a server; port 0 lets the system choose. Rejects when the port is taken. */
export async function serve(app: Express, port: number): Promise<LoopbackServer> {
    let server = http.createServer(app);
    await listen(server, port);
    const chosen = addressOf(server).port;
    return {
        url: `http://127.0.0.1:${chosen}`,
        shut: () => {
            server.close();
            server.closeAllConnections();
        },
        open: async () => {
            if (!server.listening) {
                server = http.createServer(app);
                await listen(server, chosen);
            }
        },
        stop: async () => {
            await new Promise<void>((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            });
        },
    };
}

function listen(server: http.Server, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
            server.off('error', reject);
            resolve();
        });
    });
}

function addressOf(server: http.Server): AddressInfo {
    const address = server.address();
    if (address === null || typeof address === 'string') {
        throw new Error('a server on a port has an address');
    }
    return address;
}
