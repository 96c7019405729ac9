import { type DuePorts, sweepWhenDue } from '../lib/channel/sweep-when-due';
import { type AttemptTextPorts, attemptText } from '../lib/inbound/attempt-text';
import { prospects } from '../lib/inbound/prospects';
import type { Log, SettingsSource } from '../lib/model/ports';
import { JOB_STARTS_FOR_MS } from '../lib/model/timing';
import { type AttemptReplyPorts, attemptReply } from '../lib/outbound/attempt-reply';
import { compareRooms } from '../lib/outbound/compare-rooms';
import type { MissingPorts } from '../lib/outbound/missing-replies';
import { tellWaiting, type WaitingPorts } from '../lib/outbound/tell-waiting';
import { forgetOld } from '../lib/queue/forget';
import { runWaiting, type WaitingWork } from '../lib/queue/run-waiting';

export type JobPorts = Omit<
    AttemptTextPorts & AttemptReplyPorts & MissingPorts & WaitingPorts & DuePorts,
    'settings'
> & {
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
 * agents hear of replies that have waited long, what is remembered too long is forgotten, and texts that nobody heard of
 * are looked for in Twilio's log.
 */
export async function doWaiting(ports: JobPorts): Promise<void> {
    const startedAt = ports.clock.now();
    ports.refused.report(startedAt, ports.log);
    const withSettings = { ...ports, settings: await ports.settingsSource.current() };
    const isTimeOver = () => ports.clock.now() - startedAt > JOB_STARTS_FOR_MS;
    const tryWaiting = () => runWaiting({ startedAt, ...attemptsOf(withSettings) }, withSettings);
    await compareRooms(withSettings);
    await tryWaiting();
    await tellWaiting(startedAt, withSettings);
    await forgetOld(withSettings);
    if ((await sweepWhenDue(isTimeOver, withSettings)) > 0 && !isTimeOver()) {
        await tryWaiting();
    }
}

function attemptsOf(ports: AttemptTextPorts & AttemptReplyPorts): Omit<WaitingWork, 'startedAt'> {
    return {
        attempt: (task) => (task.pending.kind === 'reply' ? attemptReply(task, ports) : attemptText(task, ports)),
        isHopeful: prospects(ports),
    };
}
