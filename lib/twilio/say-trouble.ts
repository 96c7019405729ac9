import { type Language, speaking } from '../words/say';
import { TWILIO_TROUBLE } from '../words/topics/twilio-trouble';
import type { ApiTrouble } from './api-answer';

/** Why Twilio did not do what it was asked for, and what helps. */
export function sayTrouble(trouble: ApiTrouble, language: Language): string {
    const say = speaking(TWILIO_TROUBLE, language);
    switch (trouble.kind) {
        case 'failing':
            return say('failing', { status: String(trouble.status) });
        case 'refused':
            return say('refused', { code: String(trouble.code ?? trouble.status) });
        case 'wrong-host':
            return say('wrongHost');
        case 'login':
        case 'busy':
        case 'missing':
        case 'unreachable':
        case 'unanswered':
            return say(trouble.kind);
    }
}
