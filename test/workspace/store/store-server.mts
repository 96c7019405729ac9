import { createServer, type Server, type Socket } from 'node:net';
import type { Store } from './store.mts';
import { readLines, toLine } from './wire.mts';

/** A request of one client: `id` comes back with the answer. */
export type StoreRequest = { readonly id: number; readonly operation: Operation; readonly args: readonly unknown[] };
export type Operation = 'insert' | 'find' | 'update' | 'findAndUpdate' | 'remove' | 'watch';

export type StoreServer = {
    /** `127.0.0.1:<port>`: what `remoteStore` takes. */
    readonly address: string;
    readonly close: () => Promise<void>;
};

/** Serves a store on a loopback port (0: any free one), so that several processes can share it as they would MongoDB. */
export async function serveStore(store: Store, port = 0): Promise<StoreServer> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
        sockets.add(socket);
        socket.setNoDelay(true);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => sockets.delete(socket));
        serveClient(store, socket);
    });
    await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
    });
    return { address: `127.0.0.1:${portOf(server)}`, close: () => closeAll(server, sockets) };
}

function serveClient(store: Store, socket: Socket): void {
    const send = (value: unknown) => {
        if (!socket.destroyed) socket.write(toLine(value));
    };
    readLines(socket, (value) => {
        const request = value as StoreRequest;
        if (request.operation === 'watch') {
            socket.on(
                'close',
                store.changes((change) => send({ change })),
            );
            send({ id: request.id, result: true });
            return;
        }
        answer(store, request).then(
            (result) => send({ id: request.id, result: result ?? null }),
            (error: Error) => send({ id: request.id, error: error.message }),
        );
    });
}

/** The five operations by name; the client has typed its arguments already. */
async function answer(store: Store, { operation, args }: StoreRequest): Promise<unknown> {
    const methods: Record<string, (...args: never[]) => Promise<unknown>> = {
        insert: store.insert,
        find: store.find,
        update: store.update,
        findAndUpdate: store.findAndUpdate,
        remove: store.remove,
    };
    const method = methods[operation];
    if (!method) throw new Error(`the store has no operation "${String(operation)}"`);
    return method(...(args.map((arg) => arg ?? undefined) as never[]));
}

function portOf(server: Server): number {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closeAll(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
}
