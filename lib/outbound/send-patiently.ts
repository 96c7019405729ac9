import type { Clock } from '../model/ports';
import type { Turn } from '../queue/turn';
import type { MessageRequest } from '../twilio/messages-api';
import type { SendMessage } from './ports';

export interface SendPorts {
    readonly sendMessage: SendMessage;
    readonly clock: Clock;
    /** A number from 0 to 1, so that requests refused together do not come back together. */
    readonly random: () => number;
}

/**
 * Hands a message to Twilio, again after a pause where Twilio surely did not take it: too many requests, or no
 * connection. Any other failure may come from a message that was taken, and Twilio has no key by which a second request
 * is known as the same: it is never sent again.
 */
export async function sendPatiently(
    request: MessageRequest,
    turn: Turn,
    { sendMessage, clock, random }: SendPorts,
): ReturnType<SendMessage> {
    let outcome = await sendMessage(request);
    for (const pauseMs of PAUSES_MS) {
        if (outcome.kind !== 'retry' && outcome.kind !== 'not-connected') {
            break;
        }
        await clock.wait(pauseMs * (1 + random()));
        if (!(await turn.stillHeld())) {
            break;
        }
        outcome = await sendMessage(request);
    }
    return outcome;
}

/** Together shorter than a lease; what is refused for longer is left to the minute job. */
const PAUSES_MS: readonly number[] = [500, 1_000, 2_000, 4_000];
