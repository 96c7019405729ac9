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
    return own.map(({ severity, timestamp, args: [event, fields] }, index) => ({
        id: `${_id} ${index}`,
        at: new Date(String(timestamp)).getTime(),
        severity: String(severity),
        event: typeof event === 'string' ? event : JSON.stringify(event),
        fields: Object(fields),
        during: String(method ?? ''),
    }));
}
