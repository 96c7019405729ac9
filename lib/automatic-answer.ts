import type { CustomerState, Customers } from './ports';
import type { Settings } from './settings';
import { customerKey } from './text-work';
import { parseAddress } from './twilio/address';
import { optOutOf } from './twilio/opt-out';
import type { InboundText } from './twilio/webhook';

/**
 * The offline reply that this text gets now, and the note that it was given; undefined when none is due. To be called
 * with the turn on the text's line, so that two instances do not both answer.
 */
export async function automaticAnswer(
    text: InboundText,
    ports: { readonly settings: Settings; readonly customers: Customers; readonly now: number },
): Promise<string | undefined> {
    const { settings, customers, now } = ports;
    if (settings.offlineReply === '' || !mayBeAnswered(text)) {
        return undefined;
    }
    const state = await customers.read(customerKey(text));
    if (!isDue(state, { text, now, everyMs: settings.offlineReplyEveryMs })) {
        return undefined;
    }
    await customers.write({ ...state, repliedAt: now, repliedTo: text.body });
    return settings.offlineReply;
}

/** Twilio itself answers STOP, START and HELP; behind a short code or a name there is a machine or nobody. */
function mayBeAnswered(text: InboundText): boolean {
    const from = parseAddress(text.from);
    const isPerson = from !== undefined && from.kind !== 'short-code' && from.kind !== 'alphanumeric';
    return isPerson && optOutOf(text) === undefined;
}

/** A sender who says again word for word what was answered before is a machine that answers us. */
function isDue(
    state: CustomerState,
    { text, now, everyMs }: { readonly text: InboundText; readonly now: number; readonly everyMs: number },
): boolean {
    const isEcho = state.repliedAt > 0 && text.body.trim() !== '' && text.body === state.repliedTo;
    return !state.optedOut && !isEcho && now - state.repliedAt >= everyMs;
}
