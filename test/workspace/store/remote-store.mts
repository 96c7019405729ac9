import { connect, type Socket } from 'node:net';
import type { Store, StoreChange, StoredDocument, UpdateOutcome } from './store.mts';
import type { Operation } from './store-server.mts';
import { readLines, toLine } from './wire.mts';

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void };
type Answer = {
    readonly id?: number;
    readonly result?: unknown;
    readonly error?: string;
    readonly change?: StoreChange;
};

/**
 * The store that another process serves at `127.0.0.1:<port>`. A lost connection rejects what was asked over it (whether
 * a write happened is then unknown, as with MongoDB) and is made anew by the next call, or at once when someone listens
 * to changes; changes written while the connection was down are not told.
 */
export async function remoteStore(address: string): Promise<Store> {
    const listeners = new Set<(change: StoreChange) => void>();
    const waiting = new Map<number, Waiting>();
    let lastId = 0;
    let connection: Promise<Socket> | undefined;
    let closed = false;

    function lost(reason: string): void {
        connection = undefined;
        for (const { reject } of waiting.values()) reject(new Error(`the store at ${address} is gone: ${reason}`));
        waiting.clear();
        if (!closed && listeners.size > 0) watchAgain();
    }

    function watchAgain(): void {
        setTimeout(() => {
            if (!closed && !connection) call('watch', []).catch(() => undefined);
        }, 100).unref();
    }

    function connected(): Promise<Socket> {
        connection ??= open(address, (value) => receive(value as Answer), lost);
        return connection;
    }

    function receive({ id, result, error, change }: Answer): void {
        if (change) {
            for (const listener of [...listeners]) listener(change);
            return;
        }
        const asked = waiting.get(id ?? 0);
        waiting.delete(id ?? 0);
        if (error === undefined) asked?.resolve(result);
        else asked?.reject(new Error(error));
    }

    async function call(operation: Operation, args: readonly unknown[]): Promise<unknown> {
        if (closed) throw new Error(`the store at ${address} was closed here`);
        const fresh = !connection;
        const socket = await connected();
        if (fresh && listeners.size > 0 && operation !== 'watch') await call('watch', []);
        lastId += 1;
        const id = lastId;
        return new Promise((resolve, reject) => {
            waiting.set(id, { resolve, reject });
            socket.write(toLine({ id, operation, args }));
        });
    }

    await connected();
    return {
        insert: async (...args) => String(await call('insert', args)),
        find: async (...args) => (await call('find', args)) as StoredDocument[],
        update: async (...args) => (await call('update', args)) as UpdateOutcome,
        findAndUpdate: async (...args) =>
            ((await call('findAndUpdate', args)) ?? undefined) as StoredDocument | undefined,
        remove: async (...args) => (await call('remove', args)) as StoredDocument[],
        changes(listener) {
            const first = listeners.size === 0;
            listeners.add(listener);
            if (first) call('watch', []).catch(watchAgain);
            return () => void listeners.delete(listener);
        },
        async close() {
            closed = true;
            (await connection?.catch(() => undefined))?.destroy();
        },
    };
}

function open(address: string, onValue: (value: unknown) => void, onLost: (reason: string) => void): Promise<Socket> {
    const [host = '127.0.0.1', port = ''] = address.split(':');
    return new Promise((resolve, reject) => {
        const socket = connect({ host, port: Number(port) });
        socket.setNoDelay(true);
        socket.once('connect', () => resolve(socket));
        let reason = 'connection closed';
        socket.on('error', (error) => {
            reason = error.message;
            reject(new Error(`the store at ${address} does not answer: ${error.message}`));
        });
        socket.on('close', () => onLost(reason));
        readLines(socket, onValue);
    });
}
