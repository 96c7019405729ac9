import { conversationsOver } from '../lib/engine/first-conversations';
import { type AttemptTextPorts, attemptText } from '../lib/inbound/attempt-text';
import { prospects } from '../lib/inbound/prospects';
import type { Log, SettingsSource, Windows } from '../lib/model/ports';
import type { Settings } from '../lib/model/settings';
import { QUESTION_LIVES_MS } from '../lib/model/timing';
import { attemptFirst } from '../lib/outbound/attempt-first';
import { type AttemptReplyPorts, attemptReply } from '../lib/outbound/attempt-reply';
import { compareRooms } from '../lib/outbound/compare-rooms';
import { leaveLaters } from '../lib/outbound/later';
import type { MissingPorts } from '../lib/outbound/missing-replies';
import type { Laters, Questions } from '../lib/outbound/ports';
import { tellLater } from '../lib/outbound/send-first';
import { tellWaiting, type WaitingPorts } from '../lib/outbound/tell-waiting';
import { tellWindowsEnding } from '../lib/outbound/tell-window';
import { forgetOld } from '../lib/queue/forget';
import type { Attempt } from '../lib/queue/in-turn';
import { runWaiting } from '../lib/queue/run-waiting';

export type JobPorts = Omit<AttemptTextPorts & AttemptReplyPorts & MissingPorts & WaitingPorts, 'settings'> & {
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
            attempt: attemptOfEach(withSettings),
            isHopeful: prospects(withSettings),
        },
        withSettings,
    );
    await tellWaiting(startedAt, withSettings);
    await tellWindowsEnding(withSettings);
    await leaveLaters({ ...withSettings, conversations: conversationsOver(withSettings) });
    await ports.questions.removeBefore(startedAt - QUESTION_LIVES_MS);
    await forgetOld(withSettings);
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
