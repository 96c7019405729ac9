import { noteWaiting } from '../lib/channel/note-fortune';
import { type DuePorts, sweepWhenDue } from '../lib/channel/sweep-when-due';
import { type WatchPorts, watch } from '../lib/channel/watch';
import { type AttemptTextPorts, attemptText } from '../lib/inbound/attempt-text';
import { prospects } from '../lib/inbound/prospects';
import type { Log, SettingsSource } from '../lib/model/ports';
import type { Settings } from '../lib/model/settings';
import { JOB_STARTS_FOR_MS } from '../lib/model/timing';
import { type AttemptReplyPorts, attemptReply } from '../lib/outbound/attempt-reply';
import { compareRooms } from '../lib/outbound/compare-rooms';
import type { MissingPorts } from '../lib/outbound/missing-replies';
import { tellWaiting, type WaitingPorts } from '../lib/outbound/tell-waiting';
import { forgetOld } from '../lib/queue/forget';
import type { Pending } from '../lib/queue/pending';
import { runWaiting, type WaitingWork } from '../lib/queue/run-waiting';

export type JobPorts = Omit<
    AttemptTextPorts & AttemptReplyPorts & MissingPorts & WaitingPorts & DuePorts & WatchPorts,
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
 * are looked for in Twilio's log. Whatever happens to that, troubles of the channel are told.
 */
export async function doWaiting(ports: JobPorts): Promise<void> {
    const startedAt = ports.clock.now();
    ports.refused.report(startedAt, ports.log);
    const withSettings = { ...ports, settings: await ports.settingsSource.current() };
    try {
        await tryWhatWaits(startedAt, withSettings);
    } finally {
        await watch({ isJob: true }, withSettings);
    }
}

async function tryWhatWaits(startedAt: number, ports: JobPorts & { readonly settings: Settings }): Promise<void> {
    const { clock, watchMemory } = ports;
    const isTimeOver = () => clock.now() - startedAt > JOB_STARTS_FOR_MS;
    const onFound = (waiting: readonly Pending[]) => noteWaiting(watchMemory, waiting, clock.now());
    await compareRooms(ports);
    await runWaiting({ startedAt, onFound, ...attemptsOf(ports) }, ports);
    await tellWaiting(startedAt, ports);
    await forgetOld(ports);
    if ((await sweepWhenDue(isTimeOver, ports)) > 0 && !isTimeOver()) {
        await runWaiting({ startedAt, ...attemptsOf(ports) }, ports);
    }
}

function attemptsOf(ports: AttemptTextPorts & AttemptReplyPorts): Omit<WaitingWork, 'startedAt'> {
    return {
        attempt: (task) => (task.pending.kind === 'reply' ? attemptReply(task, ports) : attemptText(task, ports)),
        isHopeful: prospects(ports),
    };
}
