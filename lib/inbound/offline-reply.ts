import { createHash } from 'crypto';
import { isAnswerable } from '../model/address';
import type { CustomerState, Customers } from '../model/customer-ports';
import type { InboundText } from '../model/inbound-text';
import { pairOf } from '../model/room';
import type { Settings } from '../model/settings';
import { DAY_MS } from '../model/timing';
import { finished } from '../queue/attempt';
import { withPass } from '../queue/pass';
import type { QueuePorts } from '../queue/ports';
import { optOutOf } from '../twilio/opt-out-words';

export interface OfflinePorts extends QueuePorts {
    readonly settings: Settings;
    readonly customers: Customers;
}

/**
 * The offline reply that this text gets, with the note that it was given; undefined when none is due, and when it would
 * come after `until` (milliseconds since 1970). One customer's texts to several numbers and instances ask in turn.
 */
export async function offlineReply(
    { text, until }: { readonly text: InboundText; readonly until: number },
    ports: OfflinePorts,
): Promise<string | undefined> {
    const { settings, customers, clock } = ports;
    if (settings.offlineReply === '' || !mayBeAnswered(text)) {
        return undefined;
    }
    const pair = pairOf(text);
    const isDueIn = (state: CustomerState) => isDue(state, { text, now: clock.now(), settings });
    const seen = await customers.read(pair);
    if (!isDueIn(seen)) {
        return undefined;
    }
    let isGiven = false;
    await withPass(
        `offline reply ${seen.address}`,
        {
            async atTurn({ turn }) {
                // A reply that comes too late for the answer would count as given.
                if (isDueIn(await customers.read(pair)) && (await turn.stillHeld()) && clock.now() < until) {
                    const repliedTo = digestOf(text.body);
                    await customers.setReply({ address: pair.address, repliedAt: clock.now(), repliedTo });
                    isGiven = true;
                }
                return finished();
            },
        },
        ports,
    );
    return isGiven ? settings.offlineReply : undefined;
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
    { text, now, settings }: { readonly text: InboundText; readonly now: number; readonly settings: Settings },
): boolean {
    const { offlineReply: reply, offlineReplyEveryMs: everyMs } = settings;
    // A reply of a time to come was given by a clock that was ahead.
    const sinceMs = state.repliedAt > now ? Number.POSITIVE_INFINITY : now - state.repliedAt;
    const isRepeated = text.body.trim() !== '' && digestOf(text.body) === state.repliedTo && sinceMs < DAY_MS;
    const isEcho = isRepeated || text.body.trim() === reply;
    return !state.optedOut && !isEcho && sinceMs >= everyMs;
}

/** What is enough to know the words again: of a customer's words themselves nothing is kept. */
function digestOf(words: string): string {
    return createHash('sha256').update(words).digest('hex').slice(0, 32);
}
