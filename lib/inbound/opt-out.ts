import type { Customers } from '../model/customer-ports';
import type { InboundText, OptOut } from '../model/inbound-text';
import type { Clock } from '../model/ports';
import { pairOf } from '../model/room';
import { optOutOf } from '../twilio/opt-out-words';

/**
 * What a text says about wanting texts, remembered; undefined when it says nothing. The everyday words that also mean
 * START ("yes") count only for a customer who had opted out, unless Twilio itself says so. The customer's latest word
 * counts, by when it arrived (milliseconds since 1970) and not by when its text could be shown. The answer is the same
 * each time it is asked for the same text.
 */
export async function noteOptOut(
    { text, arrivedAt }: { readonly text: InboundText; readonly arrivedAt: number },
    { customers, clock }: { readonly customers: Customers; readonly clock: Clock },
): Promise<OptOut | undefined> {
    const optOut = optOutOf(text);
    if (optOut === undefined || optOut === 'help') {
        return optOut;
    }
    const pair = pairOf(text);
    const state = await customers.read(pair);
    const optedOut = optOut === 'stop';
    const { changedAt, startedAt = 0 } = state;
    // A word of a time to come was noted by a clock that was ahead.
    const isNewer = [changedAt, startedAt].every((at) => at <= arrivedAt || at > clock.now());
    // Another STOP changes nothing but when it was said last, so that a START from before it does not count.
    if ((optedOut || state.optedOut) && isNewer) {
        await customers.setOptOut({ ...pair, optedOut, changedAt: arrivedAt });
    } else if (!optedOut && isNewer && startedAt < arrivedAt && !isEveryday(text)) {
        // A STOP that was lost may be found after it.
        await customers.setOptOut({ ...pair, optedOut, changedAt, startedAt: arrivedAt });
    }
    const wasOptedOut = state.optedOut || changedAt >= arrivedAt;
    return optedOut || wasOptedOut || text.optOutType !== undefined ? optOut : undefined;
}

/** Said by many who mean nothing of the kind: not worth a note for each. */
function isEveryday({ body, optOutType }: InboundText): boolean {
    return optOutType === undefined && body.trim().toUpperCase() === 'YES';
}
