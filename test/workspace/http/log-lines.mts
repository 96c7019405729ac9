import { APP_ID } from '../app-id.mts';
import type { Host } from '../host.mts';
import type { StoredDocument } from '../store/store.mts';

/** A line of the app's own log: an event and its fields. */
export interface LogLine {
    readonly id: string;
    /** Unix time in milliseconds. */
    readonly at: number;
    readonly severity: string;
    readonly event: string;
    readonly fields: Readonly<Record<string, unknown>>;
    /** What of the app was running, such as `api:sms-incoming/twilio:post`. */
    readonly during: string;
}

const SHOWN = 60;

/** The last lines that the app itself logged, oldest first, without what the engine notes of each call. */
export async function logLinesOf({ store }: Pick<Host, 'store'>): Promise<readonly LogLine[]> {
    const wanted = { appId: APP_ID, 'entries.severity': { $in: [...OWN] } };
    const stored = await store.find('rocketchat_apps_logs', wanted);
    return stored.flatMap(linesOf).slice(-SHOWN);
}

/** The app writes no others (lib/engine/log.ts). */
const OWN: ReadonlySet<unknown> = new Set(['info', 'warning', 'error']);

function linesOf({ _id, entries, method }: StoredDocument): readonly LogLine[] {
    const own = (Array.isArray(entries) ? entries : []).filter(({ severity }) => OWN.has(severity));
    return own.map(({ severity, timestamp, args }, index) => ({
        id: `${_id} ${index}`,
        at: new Date(String(timestamp)).getTime(),
        severity: String(severity),
        ...told(args),
        during: String(method ?? ''),
    }));
}

/** The engine writes an object that has a `message` or a `stack` as JSON, and its own lines are one object with a `msg`. */
function told([first, second]: readonly unknown[]): Pick<LogLine, 'event' | 'fields'> {
    const said = fieldsOf(first);
    if (said !== undefined) {
        const { msg, ...fields } = said;
        return { event: typeof msg === 'string' ? msg : JSON.stringify(said), fields };
    }
    return { event: String(first), fields: fieldsOf(second) ?? {} };
}

function fieldsOf(written: unknown): Readonly<Record<string, unknown>> | undefined {
    try {
        const read: unknown = typeof written === 'string' ? JSON.parse(written) : written;
        return typeof read === 'object' && read !== null ? { ...read } : undefined;
    } catch {
        return undefined;
    }
}
