import type { TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';

/** One line of the app's own log: an event with its fields. */
export interface LogLine {
    readonly level: string;
    readonly event: string;
    readonly fields: Readonly<Record<string, unknown>>;
}

/** What the app has logged under this event, oldest first. A line of work that outlived its request comes later. */
export async function linesLogged({ engine }: TestWorkspace, event: string): Promise<readonly LogLine[]> {
    const entries = (await engine.appLogs(APP_ID)).flatMap((log) => log.entries);
    return entries
        .filter(({ args }) => args[0] === event)
        .map(({ severity, args }) => ({ level: String(severity), event, fields: fieldsIn(args[1]) }));
}

function fieldsIn(logged: unknown): Readonly<Record<string, unknown>> {
    return typeof logged === 'object' && logged !== null ? { ...logged } : {};
}
