import { type AttemptTextPorts, attemptText } from '../lib/inbound/attempt-text';
import { prospects } from '../lib/inbound/prospects';
import type { Log, SettingsSource } from '../lib/model/ports';
import { type AttemptReplyPorts, attemptReply } from '../lib/outbound/attempt-reply';
import { compareRooms } from '../lib/outbound/compare-rooms';
import type { MissingPorts } from '../lib/outbound/missing-replies';
import { forgetOld } from '../lib/queue/forget';
import { runWaiting } from '../lib/queue/run-waiting';

export type WaitingPorts = Omit<AttemptTextPorts & AttemptReplyPorts & MissingPorts, 'settings'> & {
    readonly settingsSource: SettingsSource;
    readonly refused: CountToReport;
};

/** Of webhooks that were refused. */
export interface CountToReport {
    /** Tells the log what was counted since the last line. */
    report(now: number, log: Log): void;
}

/**
 * What is done every minute: replies that nobody heard of are looked for, texts and replies that wait are tried in order, and what is remembered too long is
 * forgotten.
 */
export async function doWaiting(ports: WaitingPorts): Promise<void> {
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
    await forgetOld(withSettings);
}
