import { noteWaiting } from '../lib/channel/note-fortune';
import { type DuePorts, sweepWhenDue } from '../lib/channel/sweep-when-due';
import { type WatchPorts, watch } from '../lib/channel/watch';
import { conversationsOver } from '../lib/engine/first-conversations';
import { type AttemptTextPorts, attemptText } from '../lib/inbound/attempt-text';
import { prospects } from '../lib/inbound/prospects';
import type { Log, SettingsSource, Windows } from '../lib/model/ports';
import type { Settings } from '../lib/model/settings';
import { JOB_STARTS_FOR_MS, QUESTION_LIVES_MS } from '../lib/model/timing';
import { attemptFirst } from '../lib/outbound/attempt-first';
import { type AttemptReplyPorts, attemptReply } from '../lib/outbound/attempt-reply';
import { compareRooms } from '../lib/outbound/compare-rooms';
import type { Laters, Questions } from '../lib/outbound/first-ports';
import { leaveLaters } from '../lib/outbound/leave-laters';
import type { MissingPorts } from '../lib/outbound/missing-replies';
import { tellLater } from '../lib/outbound/send-first';
import { tellWaiting, type WaitingPorts } from '../lib/outbound/tell-waiting';
import { tellWindowsEnding } from '../lib/outbound/tell-window';
import type { Attempt } from '../lib/queue/attempt';
import { forgetOld } from '../lib/queue/forget';
import type { Pending } from '../lib/queue/pending';
import { runWaiting, type WaitingWork } from '../lib/queue/run-waiting';

export type JobPorts = Omit<
    AttemptTextPorts & AttemptReplyPorts & MissingPorts & WaitingPorts & DuePorts & WatchPorts,
    'settings'
> & {
    readonly settingsSource: SettingsSource;
    readonly refused: CountToReport;
    readonly questions: Questions;
    readonly windows: Windows;
    readonly laters: Laters;
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

type RunPorts = JobPorts & { readonly settings: Settings };

/** What waits is tried and Twilio's log is read at once: after an outage either takes all of the time there is. */
async function tryWhatWaits(startedAt: number, ports: RunPorts): Promise<void> {
    const isTimeOver = () => ports.clock.now() - startedAt > JOB_STARTS_FOR_MS;
    const work = { startedAt, attempt: attemptOfEach(ports) };
    const again = async () => {
        if (!isTimeOver()) {
            // For what waited when this run began nobody may have been there, and that was asked once.
            await runWaiting({ ...work, isHopeful: prospects(ports) }, ports);
        }
    };
    const sweeping = sweepWhenDue(isTimeOver, ports);
    // Looked at below: where one of the two fails, the run does not end before the other.
    sweeping.catch(nothing);
    try {
        await workOff({ ...work, again }, ports);
    } finally {
        await sweeping.catch(nothing);
    }
    if ((await sweeping) > 0) {
        await again();
    }
}

interface WorkingOff {
    readonly startedAt: number;
    readonly attempt: Attempt;
    readonly again: () => Promise<void>;
}

async function workOff({ startedAt, attempt, again }: WorkingOff, ports: RunPorts): Promise<void> {
    const { clock, watchMemory } = ports;
    const onFound = (waiting: readonly Pending[]) => noteWaiting(watchMemory, waiting, clock.now());
    // Texts do not wait for it; of replies one that nobody heard of may have been said before the others.
    const compared = compareRooms(ports);
    await runWaiting({ startedAt, attempt, onFound, isHopeful: behind(compared, prospects(ports)) }, ports);
    if ((await compared) > 0) {
        await again();
    }
    await tellWaiting(startedAt, ports);
    await tellWindowsEnding(ports);
    await leaveLaters({ ...ports, conversations: conversationsOver(ports) });
    await ports.questions.removeBefore(startedAt - QUESTION_LIVES_MS);
    await forgetOld(ports);
}

/** Anything but a text is only tried when this has ended. */
function behind(compared: Promise<unknown>, isHopeful: WaitingWork['isHopeful']): WaitingWork['isHopeful'] {
    return async (pending) => {
        await (pending.kind === 'text' ? undefined : compared);
        return isHopeful(pending);
    };
}

function attemptOfEach(ports: JobPorts & { readonly settings: Settings }): Attempt {
    const firstPorts = { ...ports, conversations: conversationsOver(ports) };
    return (task) => {
        switch (task.pending.kind) {
            case 'reply':
                return attemptReply(task, ports);
            case 'first':
                return attemptFirst(task, tellLater(firstPorts), firstPorts);
            default:
                return attemptText(task, ports);
        }
    };
}

function nothing(): void {}
