import type { CommandAnswer, Tell } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import { LEFT_TO_ITS_WEBHOOK_MS, SWEEP_ASKED_FOR_MS } from '../model/timing';
import { type Language, languageOf, type Saying, speaking } from '../words/say';
import { RECOVER_WORDS, type RecoverKey } from '../words/topics/recover';
import { type SweepPorts, sweep } from './sweep';
import { loggedMissing } from './sweep-when-due';
import type { SweepFailure } from './sweeps';
import type { Swept } from './swept';
import { listed } from './tell-connect';

export interface RecoverPorts extends SweepPorts {
    readonly tell: Tell;
}

/** `/sms recover [hours]`: compares with Twilio's log now, and says what was missing. */
export async function recover({ caller, words }: CommandOrder, ports: RecoverPorts): Promise<CommandAnswer> {
    const { settings, clock, sweepMemory } = ports;
    const say = speaking(RECOVER_WORDS, languageOf([caller.language, settings.language]));
    const [typed = '24'] = words;
    const [hours, most] = [Number(typed), settings.rememberDays * 24];
    if (!Number.isInteger(hours) || hours < 1 || hours > most) {
        return { lines: [say('badHours', { hours: plain(typed), most: String(most) })] };
    }
    const startedAt = clock.now();
    const outcome = await sweep(
        {
            again: startedAt - hours * 3_600_000,
            // Where no job compares there is nobody to go on.
            isTimeOver: () => settings.recoverEveryMs > 0 && clock.now() - startedAt > SWEEP_ASKED_FOR_MS,
            onStart: (numbers) => ports.tell({ lines: [say('begun', { hours: typed, numbers: String(numbers) })] }),
            onProgress: toldEvery(PROGRESS_EVERY_MS, say, ports),
        },
        ports,
    );
    if (outcome.kind !== 'swept') {
        return { lines: [say('busy')] };
    }
    if (!outcome.swept.isComplete) {
        sweepMemory.dueAt = Math.min(sweepMemory.dueAt, startedAt);
    }
    return { lines: linesOf(loggedMissing(outcome.swept, ports), typed, say) };
}

const PROGRESS_EVERY_MS = 5_000;

function toldEvery(everyMs: number, say: Saying<RecoverKey>, { tell, clock }: RecoverPorts) {
    let toldAt = clock.now();
    return async ({ compared, missing }: Swept): Promise<void> => {
        if (clock.now() - toldAt >= everyMs) {
            toldAt = clock.now();
            await tell({ lines: [say('soFar', { compared: String(compared), missing: String(missing) })] });
        }
    };
}

function linesOf(swept: Swept, hours: string, say: Saying<RecoverKey>): readonly string[] {
    const { numbers, isComplete, failures, elsewhere, unclear } = swept;
    if (numbers === 0) {
        return [say('noNumbers')];
    }
    const counts = {
        hours,
        compared: String(swept.compared),
        missing: String(swept.missing),
        unreadable: String(swept.unreadable),
    };
    const failed = Array.from(new Set(failures.map((why) => sentenceOf(why, say))));
    const isAll = isComplete && failures.length + elsewhere.length + unclear.length === 0;
    return [
        ...failed,
        ...(elsewhere.length > 0 ? [say('elsewhere', { numbers: listed(elsewhere) })] : []),
        ...(unclear.length > 0 ? [say('unclear', { numbers: listed(unclear) })] : []),
        ...(swept.missing > 0 ? [say('found', counts)] : isAll ? [say('nothingMissing', counts)] : []),
        ...(swept.unreadable > 0 ? [say('unreadable', counts)] : []),
        ...(isComplete || failed.length > 0 ? [] : [say('goesOn')]),
        ...(isAll ? [say('tooYoung', { minutes: String(Math.ceil(LEFT_TO_ITS_WEBHOOK_MS / 60_000)) })] : []),
    ];
}

/** Why Twilio's log could not be read, and what helps. */
export function sayFailure(why: SweepFailure, language: Language): string {
    return sentenceOf(why, speaking(RECOVER_WORDS, language));
}

function sentenceOf(why: SweepFailure, say: Saying<RecoverKey>): string {
    switch (why) {
        case 'status-401':
        case 'status-403':
            return say('failedCredentials');
        case 'status-429':
            return say('failedBusy');
        case 'unreachable':
        case 'unanswered':
            return say('failedAway');
        case 'wrong-host':
        case 'no-log':
            return say('failedHost');
        default:
            return say('failedOther', { status: why.replace('status-', '') });
    }
}

/** What somebody typed, as it can stand in a piece of code. */
function plain(word: string): string {
    return word.replace(/[`\s]+/g, ' ').slice(0, 20);
}
