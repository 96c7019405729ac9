import { formatFor } from './moment';

/** An agent's clock: Rocket.Chat knows its offset as it is now, and no zone. */
export interface AgentClock {
    /** Milliseconds since 1970. */
    readonly now: number;
    /** Hours ahead of Greenwich. */
    readonly utcOffset: number;
    /** The workspace's, where it has one. */
    readonly timeZone?: string;
}

/**
 * How far an agent's clock will be ahead of Greenwich at a time, in milliseconds. Where it shows now what the workspace's
 * zone shows, it is taken to go by that zone, over a change of the clocks; else it stays as it is.
 */
export function offsetAt(at: number, { now, utcOffset, timeZone }: AgentClock): number {
    const own = utcOffset * HOUR_MS;
    const isOfZone = timeZone !== undefined && zoneOffset(now, timeZone) === own;
    return (isOfZone ? zoneOffset(at, timeZone) : undefined) ?? own;
}

/** When an agent's clock shows this: `local` is what it would be at Greenwich. Of an hour that comes twice the first is
 * meant, and one that is left out is the next one. */
export function timeWhenShown(local: number, clock: AgentClock): number {
    const before = local - offsetAt(local - DAY_MS, clock);
    if (before + offsetAt(before, clock) === local) {
        return before;
    }
    const after = local - offsetAt(local + DAY_MS, clock);
    return after + offsetAt(after, clock) === local ? after : before;
}

/** A time as an agent's clock shows it, `2026-12-24 09:00`. */
export function shownTime(at: number, clock: AgentClock): string {
    return new Date(at + offsetAt(at, clock)).toISOString().slice(0, 16).replace('T', ' ');
}

/** Undefined for a zone that is not known here. */
function zoneOffset(at: number, timeZone: string): number | undefined {
    const format = formatFor(timeZone);
    if (format.resolvedOptions().timeZone === 'UTC' && !/^(?:UTC|GMT|Etc\/)/i.test(timeZone)) {
        return undefined;
    }
    const parts = format.formatToParts(new Date(at));
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour') % 24, part('minute'));
    return shown - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
