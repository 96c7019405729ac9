import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
    /** `http://127.0.0.1:<port>`, without a slash at the end. */
    readonly url: string;
    readonly port: number;
    /** True when the port asked for was taken, and this is another one. */
    readonly moved: boolean;
    close(): Promise<void>;
}

/** Listens on loopback; on any free port when the one asked for is taken. 0 asks for any free port. */
export async function listen(listener: RequestListener, port = 0): Promise<Listening> {
    const server = createServer(listener);
    server.keepAliveTimeout = 60_000;
    const moved = await bind(server, port);
    const { port: bound } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${bound}`, port: bound, moved, close: () => close(server) };
}

/** The port asked for while nobody listens on it, else 0: any free one. */
export async function freePort(port: number): Promise<number> {
    const probe = await listen(() => undefined, port);
    await probe.close();
    return probe.moved ? 0 : port;
}

async function bind(server: Server, port: number): Promise<boolean> {
    try {
        await tryPort(server, port);
        return false;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
            throw error;
        }
        await tryPort(server, 0);
        return true;
    }
}

function tryPort(server: Server, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
            server.off('error', reject);
            resolve();
        });
    });
}

/** Open event streams would keep the server up for ever, so every connection is cut. */
function close(server: Server): Promise<void> {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}
