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
import { leaveLaters } from '../lib/outbound/leave-laters';
import type { MissingPorts } from '../lib/outbound/missing-replies';
import type { Laters, Questions } from '../lib/outbound/ports';
import { tellLater } from '../lib/outbound/send-first';
import { tellWaiting, type WaitingPorts } from '../lib/outbound/tell-waiting';
import { tellWindowsEnding } from '../lib/outbound/tell-window';
import { forgetOld } from '../lib/queue/forget';
import type { Attempt } from '../lib/queue/in-turn';
import type { Pending } from '../lib/queue/pending';
import { runWaiting } from '../lib/queue/run-waiting';

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

async function tryWhatWaits(startedAt: number, ports: JobPorts & { readonly settings: Settings }): Promise<void> {
    const { clock, watchMemory } = ports;
    const isTimeOver = () => clock.now() - startedAt > JOB_STARTS_FOR_MS;
    const onFound = (waiting: readonly Pending[]) => noteWaiting(watchMemory, waiting, clock.now());
    const work = { startedAt, attempt: attemptOfEach(ports), isHopeful: prospects(ports) };
    await compareRooms(ports);
    await runWaiting({ ...work, onFound }, ports);
    await tellWaiting(startedAt, ports);
    await tellWindowsEnding(ports);
    await leaveLaters({ ...ports, conversations: conversationsOver(ports) });
    await ports.questions.removeBefore(startedAt - QUESTION_LIVES_MS);
    await forgetOld(ports);
    if ((await sweepWhenDue(isTimeOver, ports)) > 0 && !isTimeOver()) {
        // For what waited when this run began nobody may have been there, and that was asked once.
        await runWaiting({ ...work, isHopeful: prospects(ports) }, ports);
    }
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
