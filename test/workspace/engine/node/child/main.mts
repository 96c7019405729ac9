import { Console } from 'node:console';
import { decodeStream } from './codec.mts';
import { type EngineParts, type EngineRequest, engineParts, provideEngineParts } from './engine-parts.mts';
import { LIVE_MEMORY, liveMemory } from './live-memory.mts';
import { notify, send, settle } from './wire.mts';

const PING = '_zPING';
const PONG = '_zPONG';
const METHOD_NOT_FOUND = -32601;
const FAILED = -32000;

/** Serves one app to the host over stdin and stdout, until stdin ends. */
export function serve(parts: EngineParts): void {
    provideEngineParts(parts);
    keepStdoutForTheWire();
    reportErrors();
    hideNotifierOfReader(parts);
    notify('ready');
    void listen();
}

/** A message that cannot be decoded ends the listening, not the process: the host misses its pings and kills it. */
async function listen(): Promise<void> {
    for await (const message of decodeStream(process.stdin)) {
        if (message === PING) {
            send(PONG);
        } else if (isRequest(message) && message.method === LIVE_MEMORY) {
            const { id } = message;
            void liveMemory().then((value) => send({ jsonrpc: '2.0', id, result: { value } }));
        } else if (isRequest(message)) {
            void answer(message);
        } else {
            settle(Object(message));
        }
    }
    process.exit(0);
}

type Incoming = Pick<EngineRequest, 'id' | 'method' | 'params'>;

function isRequest(message: unknown): message is Incoming {
    return typeof Object(message).method === 'string';
}

async function answer(incoming: Incoming): Promise<void> {
    const { handlers, Logger, JsonRpcError } = engineParts();
    const { id, method } = incoming;
    const logger = new Logger(method);
    const handler = handlers[method.split(':')[0] ?? ''];
    const result = handler
        ? await handler(Object.assign(incoming, { context: { logger } }))
        : new JsonRpcError('Method not found', METHOD_NOT_FOUND);
    const logs = logger.hasEntries() ? { logs: logger.getLogs() } : {};
    if (result instanceof JsonRpcError) {
        const { message, code = FAILED, data } = result;
        send({ jsonrpc: '2.0', id, error: { message, code, data: { ...Object(data), ...logs } } });
    } else {
        send({ jsonrpc: '2.0', id, result: { value: result, ...logs } });
    }
}

/** A word on stdout that is no message would end this process: the host could not decode what follows. */
function keepStdoutForTheWire(): void {
    globalThis.console = new Console(process.stderr, process.stderr);
    // The host is gone.
    process.stdout.on('error', () => process.exit(0));
}

/** Neither ends the process. The host writes both into the app's log, a rejection with its whole stack. */
function reportErrors(): void {
    process.on('unhandledRejection', (reason) => {
        const told = reason instanceof Error ? (reason.stack ?? reason.message) : reason;
        notify('unhandledRejection', [{ type: 'unhandledRejection', reason: told, timestamp: new Date() }]);
    });
    process.on('uncaughtException', ({ message, stack }) => {
        notify('uncaughtException', [{ type: 'uncaughtException', message, stack }]);
    });
}

/** Some versions have no notifier on the reader, only on `modify`: an app that counts on it must fail here. */
function hideNotifierOfReader({ accessors }: EngineParts): void {
    Object.assign(accessors.getReader(), { getNotifier: () => undefined });
}
