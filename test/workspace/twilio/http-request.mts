import http from 'http';
import https from 'https';

export type HttpQuestion = {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly connectMs: number;
    /** From the moment the connection stands. */
    readonly readMs: number;
    /** Gives up when it is aborted. */
    readonly signal: AbortSignal;
    /** The answer is cut off here. */
    readonly maxBytes: number;
};

export type HttpAnswer = {
    readonly status: number | null;
    readonly headers: http.IncomingHttpHeaders;
    readonly bytes: Buffer;
    readonly tooLarge: boolean;
    /** 'connect': no connection; 'tls': no trust in it; 'read': no whole answer in time; 'broken': the connection was lost. */
    readonly failure: 'connect' | 'tls' | 'read' | 'broken' | 'elsewhere' | null;
};

/** The type of an answer's body, without its parameters; '' where it has none. */
export function mediaTypeOf({ headers }: HttpAnswer): string {
    return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

const TLS_FAULT = /SSL|TLS|CERT|EPROTO|SELF_SIGNED|UNABLE_TO_VERIFY/;
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** One HTTP request on a fresh connection. Never rejects: what went wrong is in `failure`.
 * Only this machine is reached: any other host is 'elsewhere', so that a test can never call out. */
export function ask(question: HttpQuestion): Promise<HttpAnswer> {
    let url: URL;
    try {
        url = new URL(question.url);
    } catch {
        return Promise.resolve(failed('elsewhere'));
    }
    if (!LOOPBACK.test(url.hostname) || !/^https?:$/.test(url.protocol)) {
        return Promise.resolve(failed('elsewhere'));
    }
    return new Promise((resolve) => {
        const client = url.protocol === 'https:' ? https : http;
        const request = client.request(url, {
            method: question.method,
            headers: { ...question.headers, Connection: 'close' },
            agent: false,
            signal: question.signal,
        });
        let timer: NodeJS.Timeout | undefined;
        let connected = false;
        const finish = (answer: HttpAnswer): void => {
            clearTimeout(timer);
            resolve(answer);
            request.destroy();
        };
        const limit = (ms: number, failure: 'connect' | 'read'): void => {
            clearTimeout(timer);
            timer = setTimeout(() => finish(failed(failure)), ms);
        };
        limit(question.connectMs, 'connect');
        request.on('socket', (socket) => {
            socket.once('connect', () => {
                connected = true;
                limit(question.readMs, 'read');
            });
        });
        request.on('error', (error) => {
            const untrusted = url.protocol === 'https:' && 'code' in error && TLS_FAULT.test(String(error.code));
            finish(failed(untrusted ? 'tls' : connected ? 'broken' : 'connect'));
        });
        request.on('response', (response) => collect(response, question.maxBytes).then(finish));
        request.end(question.body);
    });
}

function collect(response: http.IncomingMessage, maxBytes: number): Promise<HttpAnswer> {
    return new Promise((resolve) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const done = (outcome: { tooLarge: boolean; broken: boolean }): void => {
            resolve({
                status: outcome.broken ? null : (response.statusCode ?? null),
                headers: response.headers,
                bytes: Buffer.concat(chunks),
                tooLarge: outcome.tooLarge,
                failure: outcome.broken ? 'broken' : null,
            });
        };
        response.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > maxBytes) {
                done({ tooLarge: true, broken: false });
                return;
            }
            chunks.push(chunk);
        });
        response.on('end', () => done({ tooLarge: false, broken: !response.complete }));
        response.on('error', () => done({ tooLarge: false, broken: true }));
    });
}

function failed(failure: NonNullable<HttpAnswer['failure']>): HttpAnswer {
    return { status: null, headers: {}, bytes: Buffer.alloc(0), tooLarge: false, failure };
}
