import type { Log } from '../lib/model/ports';
import { REFUSED_TOLD_EVERY_MS } from '../lib/model/timing';

/** The count of refused webhooks, so that a flood of them cannot fill the log. */
export interface RefusedCount {
    /** Counts one more, and tells the log if the last line is a minute old. */
    note(refusal: { readonly expectedUrl: string; readonly now: number }, log: Log): void;
    /** Tells the log what was counted since the last line, if anything was and that line is a minute old. */
    report(now: number, log: Log): void;
}

/** A count that starts at none. */
export function refusedCount(): RefusedCount {
    let count = 0;
    let expectedUrl = '';
    let reportedAt = 0;
    const report = (now: number, log: Log) => {
        if (count > 0 && Math.abs(now - reportedAt) >= REFUSED_TOLD_EVERY_MS) {
            log.warn('sms.refused', { count, expectedUrl: expectedUrl.slice(0, MAX_URL_LENGTH) });
            count = 0;
            reportedAt = now;
        }
    };
    return {
        note(refusal, log) {
            count += 1;
            expectedUrl = refusal.expectedUrl;
            report(refusal.now, log);
        },
        report,
    };
}

/** Whoever calls chooses the query, which may be as long as a header. */
const MAX_URL_LENGTH = 300;
