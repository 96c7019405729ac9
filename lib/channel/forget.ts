import { type Address, parseAddress } from '../model/address';
import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { Clock, Log } from '../model/ports';
import { isClaimed, type Pending } from '../queue/pending';
import { type ForgetCounts, forgetWording } from '../words/forget-wording';
import { languageOf } from '../words/say';
import { readTypedNumber } from '../words/typed-number';
import { findKept, type Kept, type KeptPorts } from './find-kept';
import { FORGOTTEN_LANE } from './forgotten';

export type ForgetPorts = KeptPorts & { readonly log: Log; readonly clock: Clock };

/**
 * Says what the app keeps of a customer and, with a yes, removes it: by number for SMS, WhatsApp and RCS alike, or by
 * another channel's address. The MessageSids of texts stay without the number for as long as all do, so that nothing
 * that Twilio has in its log is shown again; those of agents' messages likewise.
 */
export async function forgetCustomer(order: CommandOrder, ports: ForgetPorts): Promise<CommandAnswer> {
    const { caller, words, isYes } = order;
    const { settings } = ports;
    const typed = words.join(' ').trim();
    const address = addressIn(typed, settings.defaultCountry);
    const wording = forgetWording(languageOf([caller.language, settings.language]));
    if (address === undefined || address.kind === 'withheld' || address.kind === 'alphanumeric') {
        return wording.whom(typed);
    }
    const kept = await findKept(everyChannelOf(address), ports);
    const waiting = [...kept.texts, ...kept.replies];
    const counts = await countsOf(kept, ports);
    if (counts.texts + counts.replies + counts.remembered + counts.others === 0) {
        return wording.nothing(address);
    }
    if (!isYes) {
        return wording.asked(address, { counts, days: settings.rememberDays });
    }
    if (waiting.some((pending) => isClaimed(pending, ports.clock.now()))) {
        return wording.busy(address);
    }
    return wording.done(address, { counts: await removeAll(kept, ports), days: settings.rememberDays });
}

/** A number as people type it, else an address as Twilio writes it. */
function addressIn(typed: string, country: string): Address | undefined {
    const read = readTypedNumber(typed, country);
    return parseAddress(read.kind === 'number' ? read.phone : typed);
}

/** A number may have written by any channel that has numbers. */
function everyChannelOf(address: Address): readonly Address[] {
    const { phone } = address;
    const all = phone === undefined ? [] : ['', 'whatsapp:', 'rcs:'].map((prefix) => parseAddress(`${prefix}${phone}`));
    return [address, ...all.flatMap((one) => one ?? [])];
}

async function countsOf(kept: Kept, { kept: records }: ForgetPorts): Promise<ForgetCounts> {
    const { texts, replies, remembered, places } = kept;
    return {
        texts: texts.length,
        replies: replies.length,
        remembered: remembered.length,
        others: await records.count(places),
    };
}

async function removeAll(kept: Kept, ports: ForgetPorts): Promise<ForgetCounts> {
    const { texts, replies, remembered, places } = kept;
    for (const pending of [...texts, ...replies]) {
        await ports.ledger.settle(pending, droppedAt(ports.clock.now(), pending));
    }
    for (const settled of remembered) {
        await ports.kept.blank(settled);
    }
    const others = await ports.kept.remove(places);
    const counts = { texts: texts.length, replies: replies.length, remembered: remembered.length, others };
    ports.log.info('sms.customer-forgotten', counts);
    return counts;
}

/** Remembered as handled: Twilio's log still has the text, and the room the reply. */
function droppedAt(at: number, { key }: Pending) {
    return { key, lane: FORGOTTEN_LANE, at, outcome: 'dropped', traces: [] } as const;
}
