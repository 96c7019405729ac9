import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';
import type { Log, LogFields } from '../ports';

/** What one process remembers of its log lines. */
export interface LogMemory {
    readonly warnedOnce: Set<string>;
    /** Lines of work that outlived its request, whose logger Rocket.Chat no longer reads. */
    readonly late: Array<readonly [level: 'info' | 'warn', event: string, fields: LogFields]>;
}

export interface RequestLog extends Log {
    /** From now on lines are kept for the next request: this one has been answered. */
    close(): void;
}

/** The log of one request. It begins with what earlier requests had to say after their answer. */
export function logOver(logger: ILogger, memory: LogMemory): RequestLog {
    let isOpen = true;
    const write = (level: 'info' | 'warn', event: string, fields: LogFields) => {
        if (isOpen) {
            logger[level](event, fields);
        } else if (memory.late.length < MAX_LATE_LINES) {
            memory.late.push([level, event, fields]);
        }
    };
    for (const [level, event, fields] of memory.late.splice(0)) {
        write(level, event, fields);
    }
    return {
        info: (event, fields) => write('info', event, fields),
        warn: (event, fields) => write('warn', event, fields),
        warnOnce(event, fields) {
            const key = `${event} ${JSON.stringify(fields)}`;
            if (!memory.warnedOnce.has(key)) {
                memory.warnedOnce.add(key);
                write('warn', event, fields);
            }
        },
        close() {
            isOpen = false;
        },
    };
}

const MAX_LATE_LINES = 1_000;
