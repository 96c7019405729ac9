import type { Clock, Ledger, Log } from '../model/ports';
import type { Settings } from '../model/settings';
import type { Memory } from './process';

export interface ForgetPorts {
    readonly ledger: Ledger;
    readonly settings: Settings;
    readonly clock: Clock;
    readonly log: Log;
    readonly memory: Memory;
}

/** Forgets what is older than `remember_days`, a day at a time, once a day and once after each start. */
export async function forgetOld({ ledger, settings, clock, log, memory }: ForgetPorts): Promise<void> {
    const today = dayOf(clock.now());
    if (memory.forgotOn === today) {
        return;
    }
    const oldest = dayOf(clock.now() - settings.rememberDays * DAY_MS);
    let count = 0;
    for (const day of await ledger.days()) {
        count += day < oldest ? await ledger.forget(day) : 0;
    }
    await ledger.noteDay(today);
    memory.forgotOn = today;
    if (count > 0) {
        log.info('sms.forgotten', { count });
    }
}

/** The day in UTC of a time in milliseconds since 1970, as yyyy-mm-dd. */
export function dayOf(time: number): string {
    return new Date(time).toISOString().slice(0, 10);
}

const DAY_MS = 24 * 60 * 60 * 1000;
