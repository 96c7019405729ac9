import type { Clock, Customers } from './ports';
import { customerKey } from './text-work';
import { type OptOut, optOutOf } from './twilio/opt-out';
import type { InboundText } from './twilio/webhook';

/**
 * What a text says about wanting texts, remembered; undefined when it says nothing. The everyday words that also mean
 * START ("yes") count only for a customer who had opted out, unless Twilio itself says so. The answer is the same on
 * every attempt at a text: a change since it arrived (milliseconds since 1970) was made by an earlier attempt.
 */
export async function noteOptOut(
    { text, arrivedAt }: { readonly text: InboundText; readonly arrivedAt: number },
    { customers, clock }: { readonly customers: Customers; readonly clock: Clock },
): Promise<OptOut | undefined> {
    const optOut = optOutOf(text);
    if (optOut === undefined || optOut === 'help') {
        return optOut;
    }
    const state = await customers.read(customerKey(text));
    const optedOut = optOut === 'stop';
    if (state.optedOut !== optedOut) {
        await customers.write({ ...state, optedOut, changedAt: clock.now() });
    }
    const wasOptedOut = state.optedOut || state.changedAt >= arrivedAt;
    return optedOut || wasOptedOut || text.optOutType !== undefined ? optOut : undefined;
}
