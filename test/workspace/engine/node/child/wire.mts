import { encode } from './codec.mts';

interface Waiting {
    resolve(response: { readonly result: unknown }): void;
    reject(error: unknown): void;
}

const waiting = new Map<string, Waiting>();
let lastId = 0;

/** Writes one value to the host. */
export function send(message: unknown): void {
    process.stdout.write(encode(message));
}

/** Tells the host something that needs no answer. */
export function notify(method: string, params?: readonly unknown[]): void {
    send({ jsonrpc: '2.0', method, ...(params && { params }) });
}

/** Asks the host. Resolves with its bare result, null for undefined; rejects with its error object; never times out. */
export function ask(method: string, params: readonly unknown[]): Promise<{ readonly result: unknown }> {
    lastId += 1;
    const id = `child-${lastId}`;
    return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ jsonrpc: '2.0', id, method, params });
    });
}

/** Settles what waits for this answer of the host; an answer nobody waits for is passed over. */
export function settle(response: { readonly id?: unknown; readonly result?: unknown; readonly error?: unknown }): void {
    const id = String(response.id);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (response.error !== undefined) {
        asked?.reject(response);
    } else {
        asked?.resolve({ result: response.result });
    }
}
