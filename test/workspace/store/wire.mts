import type { Socket } from 'node:net';

/** One line of JSON for one value; Date and Buffer are marked so that `fromLine` can give them back. */
export function toLine(value: unknown): string {
    return `${JSON.stringify(marked(value))}\n`;
}

/** What `toLine` was given. Throws on a line that is not JSON. */
function fromLine(line: string): unknown {
    return unmarked(JSON.parse(line));
}

/** Calls `onValue` for every line the socket brings, however it is cut into packets. Hangs up on whoever speaks
 * anything but JSON objects, such as a browser that tries the port. */
export function readLines(socket: Socket, onValue: (value: unknown) => void): void {
    let pieces: string[] = [];
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
        const lines = chunk.split('\n');
        const last = lines.pop() ?? '';
        for (const line of lines) {
            const value = objectIn(pieces.join('') + line);
            pieces = [];
            if (value === undefined) {
                socket.destroy();
                return;
            }
            onValue(value);
        }
        if (last) pieces.push(last);
    });
}

function objectIn(line: string): object | undefined {
    try {
        const value = fromLine(line);
        return typeof value === 'object' && value !== null ? value : undefined;
    } catch {
        return undefined;
    }
}

function marked(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Date) return { $date: value.getTime() };
    if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
    if (value instanceof RegExp) return { $pattern: value.source, $flags: value.flags };
    if (Array.isArray(value)) return value.map(marked);
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, marked(field)]));
}

function unmarked(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unmarked);
    const fields: Record<string, unknown> = Object.fromEntries(Object.entries(value));
    if (typeof fields.$date === 'number') return new Date(fields.$date);
    if (typeof fields.$bytes === 'string') return Buffer.from(fields.$bytes, 'base64');
    if (typeof fields.$pattern === 'string') return new RegExp(fields.$pattern, String(fields.$flags ?? ''));
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, unmarked(field)]));
}
