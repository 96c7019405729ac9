import { createHash } from 'crypto';
import { addressKey, isAnswerable } from '../model/address';
import type { InboundText } from '../model/inbound-text';
import type { CustomerState, Customers } from '../model/ports';
import type { Settings } from '../model/settings';
import { DAY_MS } from '../model/timing';
import { optOutOf } from '../twilio/opt-out-words';

/**
 * The offline reply that this text gets now, and the note that it was given; undefined when none is due. To be called
 * with the turn on the text's lane, so that two instances do not both answer.
 */
export async function offlineReply(
    text: InboundText,
    ports: { readonly settings: Settings; readonly customers: Customers; readonly now: number },
): Promise<string | undefined> {
    const { settings, customers, now } = ports;
    if (settings.offlineReply === '' || !mayBeAnswered(text)) {
        return undefined;
    }
    const address = addressKey(text.from);
    const state = await customers.read(address);
    if (!isDue(state, { text, now, everyMs: settings.offlineReplyEveryMs, reply: settings.offlineReply })) {
        return undefined;
    }
    await customers.setReply({ address, repliedAt: now, repliedTo: digestOf(text.body) });
    return settings.offlineReply;
}

/** Twilio itself answers STOP, START and HELP; behind a short code or a name there is a machine or nobody. */
function mayBeAnswered(text: InboundText): boolean {
    const isPerson = isAnswerable(text.from) && text.from.kind !== 'short-code';
    return isPerson && optOutOf(text) === undefined;
}

/**
 * A machine that answers us says again what was answered before, or says our own words; a customer may well greet us
 * with the same words on another day.
 */
function isDue(
    state: CustomerState,
    { text, now, everyMs, reply }: { readonly text: InboundText; readonly now: number } & Pace,
): boolean {
    const sinceMs = now - state.repliedAt;
    const isRepeated = text.body.trim() !== '' && digestOf(text.body) === state.repliedTo && sinceMs < DAY_MS;
    const isEcho = isRepeated || text.body.trim() === reply;
    return !state.optedOut && !isEcho && sinceMs >= everyMs;
}

interface Pace {
    readonly everyMs: number;
    readonly reply: string;
}

/** What is enough to know the words again: of a customer's words themselves nothing is kept. */
function digestOf(words: string): string {
    return createHash('sha256').update(words).digest('hex').slice(0, 32);
}
