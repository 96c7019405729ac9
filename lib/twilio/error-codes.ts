import { CHANNEL_ERRORS } from './error-codes-channel';
import { DELIVERY_ERRORS } from './error-codes-delivery';
import { REFUSAL_ERRORS } from './error-codes-refusal';

/** What a Twilio error means for the agent who reads it: what happened, and what to do about it or who can. */
export interface ErrorMeaning {
    readonly meaning: string;
    readonly advice: string;
    /** The customer asked for no more messages; every further one will be refused too. */
    readonly optedOut?: true;
}

/** The meaning of a Twilio error code, in plain words without the number; for a code not listed, what its range tells.
 * Without a code there was no word from Twilio. Source: Twilio "Error and warning dictionary". */
export function meaningOf(code: number | undefined): ErrorMeaning {
    if (code === undefined) {
        return {
            meaning: 'Twilio gave no reason.',
            advice: 'Try again; if it fails again, an administrator can look in the Twilio console.',
        };
    }
    return REFUSAL_ERRORS.get(code) ?? DELIVERY_ERRORS.get(code) ?? CHANNEL_ERRORS.get(code) ?? meaningOfRange(code);
}

function meaningOfRange(code: number): ErrorMeaning {
    const where = `An administrator finds it explained at https://www.twilio.com/docs/api/errors/${code}.`;
    if (code >= 30000 && code < 31000) {
        return { meaning: 'The mobile network did not deliver the message.', advice: where };
    }
    if (code >= 63000 && code < 64000) {
        return { meaning: 'WhatsApp, RCS or Messenger did not accept the message.', advice: where };
    }
    return { meaning: 'Twilio refused the message.', advice: where };
}
