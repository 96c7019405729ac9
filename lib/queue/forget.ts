import type { Clock, Log } from '../model/ports';
import type { Settings } from '../model/settings';
import { DAY_MS } from '../model/timing';
import type { Ledger } from './ports';
import type { Process } from './process';

export interface ForgetPorts {
    readonly ledger: Ledger;
    readonly settings: Settings;
    readonly clock: Clock;
    readonly log: Log;
    readonly process: Process;
}

/**
 * Forgets what is older than `remember_days`, a day at a time, once a day and once after each start. What counts as old
 * is told from the day before the newest one on which the job ever ran: a clock that is a month ahead for one run must
 * not forget what was remembered yesterday.
 */
export async function forgetOld({ ledger, settings, clock, log, process }: ForgetPorts): Promise<void> {
    const today = dayOf(clock.now());
    if (process.forgotOn === today) {
        return;
    }
    const days = Array.from(new Set([...(await ledger.days()), today])).sort();
    const confirmed = days[days.length - 2] ?? today;
    const oldest = dayOf(Date.parse(confirmed) - settings.rememberDays * DAY_MS);
    let count = 0;
    for (const day of days) {
        count += day < oldest ? await ledger.forget(day) : 0;
    }
    await ledger.noteDay(today);
    process.forgotOn = today;
    if (count > 0) {
        log.info('sms.forgotten', { count });
    }
}

/** The day in UTC of a time in milliseconds since 1970, as yyyy-mm-dd. */
export function dayOf(time: number): string {
    return new Date(time).toISOString().slice(0, 10);
}
