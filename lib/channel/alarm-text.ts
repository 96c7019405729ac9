import { meaningOf } from '../twilio/error-codes';
import { type Language, speaking } from '../words/say';
import { ALARM_WORDS } from '../words/topics/alarms';
import type { OpenTrouble } from './troubles';

/** What the alarm room reads of a trouble that began or is over: no customer's words, no number. */
export function alarmText(what: 'begun' | 'over', { kind, why }: OpenTrouble, language: Language): string {
    const say = speaking(ALARM_WORDS, language);
    if (what === 'over') {
        return say(OVER[kind]);
    }
    const { meaning, advice } = meaningOf({ code: Number(why) || undefined, language });
    return say(kind, { why, code: why, meaning, advice });
}

const OVER = {
    refused: 'refusedOver',
    replies: 'repliesOver',
    waiting: 'waitingOver',
    twilio: 'twilioOver',
    job: 'jobOver',
} as const;
