import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';
import type { Log, LogFields, Warning } from '../model/ports';

type LogLine = readonly [level: 'info' | 'warn', event: string, fields: LogFields];

/** What one process remembers of its log lines. */
export interface LogMemory {
    readonly warnedOnce: Set<string>;
    /** Lines of work that outlived its request, whose logger Rocket.Chat no longer reads. */
    readonly late: LogLine[];
    /** The last warning of each event. */
    readonly warnings: Map<string, Warning>;
}

export interface RequestLog extends Log {
    /** Hands the lines over; later ones are kept for the next request. To be called right before the answer. */
    close(): void;
}

/**
 * The log of one request. It begins with what earlier requests had to say after their answer. Lines are handed over at
 * the end, to the logger of that moment: engines before 1.60 have one for all requests, replace it with each, and send
 * with an answer what the one has that is current then.
 */
export function logOver(loggerNow: () => ILogger, memory: LogMemory): RequestLog {
    const lines = memory.late.splice(0);
    let isOpen = true;
    const write = (...line: LogLine) => {
        remember(line, memory.warnings);
        if (isOpen) {
            lines.push(line);
        } else if (memory.late.length < MAX_LATE_LINES) {
            memory.late.push(line);
        }
    };
    return {
        info: (event, fields) => write('info', event, fields),
        warn: (event, fields) => write('warn', event, fields),
        warnOnce(event, fields) {
            const key = `${event} ${JSON.stringify(fields)}`;
            if (!memory.warnedOnce.has(key)) {
                keepWarned(memory.warnedOnce, key);
                write('warn', event, fields);
            }
        },
        close() {
            isOpen = false;
            const logger = loggerNow();
            takeOutRequest(logger);
            for (const [level, event, fields] of lines) {
                logger[level](event, fields);
            }
        },
    };
}

/** Of many different ones the first are forgotten, and would be said again. */
function keepWarned(warned: Set<string>, key: string): void {
    warned.add(key);
    const [first] = warned;
    if (warned.size > MAX_WARNED_ONCE && first !== undefined) {
        warned.delete(first);
    }
}

function remember([level, event, fields]: LogLine, warnings: LogMemory['warnings']): void {
    if (level === 'warn') {
        const times = (warnings.get(event)?.times ?? 0) + (typeof fields.count === 'number' ? fields.count : 1);
        warnings.set(event, { event, fields, at: Date.now(), times });
    }
}

/**
 * Takes out of a logger what the engine has put there, each request whole, with the customer's words and the signature, and
 * keeps out what it puts there after the answer: that of a form, with what was typed into it. The log is stored after that.
 * Where the logger keeps its entries elsewhere, they stay.
 * Source: the engine's runtime, handlers/api-handler, handlers/app/handler and lib/logger.
 */
export function takeOutRequest(logger: ILogger): void {
    const { entries }: { readonly entries?: unknown } = { entries: Reflect.get(logger, 'entries') };
    if (Array.isArray(entries)) {
        const kept = entries.filter((entry: unknown) => !isDebug(entry));
        entries.splice(0, entries.length, ...kept);
        const push = (...later: unknown[]) =>
            Array.prototype.push.apply(
                entries,
                later.filter((entry) => !isDebug(entry)),
            );
        Object.defineProperty(entries, 'push', { value: push, configurable: true });
    }
}

/** We write no line of this severity ourselves, and some engines have one logger for several requests. */
function isDebug(entry: unknown): boolean {
    return typeof entry === 'object' && entry !== null && 'severity' in entry && entry.severity === 'debug';
}

const MAX_LATE_LINES = 1_000;
const MAX_WARNED_ONCE = 1_000;
