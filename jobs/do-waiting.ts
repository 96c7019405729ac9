import { type AttemptTextPorts, attemptText } from '../lib/inbound/attempt-text';
import { prospects } from '../lib/inbound/prospects';
import type { Log, SettingsSource } from '../lib/model/ports';
import { type AttemptReplyPorts, attemptReply } from '../lib/outbound/attempt-reply';
import { compareRooms } from '../lib/outbound/compare-rooms';
import type { MissingPorts } from '../lib/outbound/missing-replies';
import { tellWaiting, type WaitingPorts } from '../lib/outbound/tell-waiting';
import { forgetOld } from '../lib/queue/forget';
import { runWaiting } from '../lib/queue/run-waiting';

export type JobPorts = Omit<AttemptTextPorts & AttemptReplyPorts & MissingPorts & WaitingPorts, 'settings'> & {
    readonly settingsSource: SettingsSource;
    readonly refused: CountToReport;
};

/** Of webhooks that were refused. */
export interface CountToReport {
    /** Tells the log what was counted since the last line. */
    report(now: number, log: Log): void;
}

/**
 * What is done every minute: replies that nobody heard of are looked for, texts and replies that wait are tried in order,
 * agents hear of replies that have waited long, and what is remembered too long is forgotten.
 */
export async function doWaiting(ports: JobPorts): Promise<void> {
    const startedAt = ports.clock.now();
    ports.refused.report(startedAt, ports.log);
    const withSettings = { ...ports, settings: await ports.settingsSource.current() };
    await compareRooms(withSettings);
    await runWaiting(
        {
            startedAt,
            attempt: (task) =>
                task.pending.kind === 'reply' ? attemptReply(task, withSettings) : attemptText(task, withSettings),
            isHopeful: prospects(withSettings),
        },
        withSettings,
    );
    await tellWaiting(startedAt, withSettings);
    await forgetOld(withSettings);
}
