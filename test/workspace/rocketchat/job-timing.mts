import { CronExpressionParser } from 'cron-parser';
import humanInterval from 'human-interval';

type LastRuns = { readonly lastRunAt?: Date | undefined; readonly previousNextRunAt: Date; readonly now: Date };

/**
 * When a recurring job runs next, as Agenda has it: a cron expression at its next tick, never at once; a human interval or
 * milliseconds at once the first time, then that long after the last run began. Null for what is neither.
 */
export function nextRunAt(interval: string | number, { lastRunAt, previousNextRunAt, now }: LastRuns): Date | null {
    const from = lastRunAt ?? now;
    const tick = cronTick(interval, from);
    if (tick) {
        const stale = tick.getTime() === from.getTime() || tick.getTime() <= previousNextRunAt.getTime();
        return stale ? cronTick(interval, new Date(from.getTime() + 1000)) : tick;
    }
    const milliseconds = typeof interval === 'number' ? interval : (humanInterval(interval) ?? 0);
    if (Number.isNaN(milliseconds)) return null;
    if (!lastRunAt && milliseconds) return from;
    return new Date(from.getTime() + milliseconds);
}

/** When a one-time job runs: a date, a date's text, or a human interval from now (`in 20 seconds`, `5 minutes`). */
export function whenToRun(when: string | Date, now: Date): Date {
    const date = new Date(when);
    if (!Number.isNaN(date.getTime())) return date;
    const milliseconds = humanInterval(
        String(when)
            .replace(/^in\s+/i, '')
            .replace(/\s+from now$/i, ''),
    );
    return new Date(now.getTime() + (Number.isNaN(milliseconds) ? 0 : (milliseconds ?? 0)));
}

function cronTick(interval: string | number, from: Date): Date | null {
    if (
        typeof interval !== 'string' ||
        !/^[\s\d*/,\-a-zA-Z?#]+$/.test(interval) ||
        interval.trim().split(/\s+/).length < 5
    )
        return null;
    try {
        return CronExpressionParser.parse(interval, { currentDate: from }).next().toDate();
    } catch {
        return null;
    }
}
