import { channelOf, isE164 } from './channel.mts';
import type { NumberConfiguration } from './contract.mts';
import { changed, type Exchange } from './exchange.mts';

export type OptOutType = 'STOP' | 'START' | 'HELP';

const KEYWORDS: ReadonlyMap<string, OptOutType> = new Map([
    ...['STOP', 'UNSUBSCRIBE', 'END', 'QUIT', 'STOPALL', 'REVOKE', 'OPTOUT', 'CANCEL'].map(
        (word) => [word, 'STOP'] as const,
    ),
    ...['START', 'YES', 'UNSTOP'].map((word) => [word, 'START'] as const),
    ...['HELP', 'INFO'].map((word) => [word, 'HELP'] as const),
]);

const ANSWERS: Readonly<Record<OptOutType, string>> = {
    STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
    START: 'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
    HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

/** The keyword a message consists of, whatever its case; null for anything longer. */
function keywordOf(body: string): OptOutType | null {
    return KEYWORDS.get(body.trim().toUpperCase()) ?? null;
}

/** What an opt-out is filed under: it spans a messaging service when the number is in one. */
function optOutScope(sender: string, number: NumberConfiguration | undefined): string {
    return number?.messagingServiceSid ?? sender;
}

export function isOptedOut(exchange: Exchange, pair: { customer: string; sender: string }): boolean {
    const scope = optOutScope(pair.sender, exchange.numbers.get(pair.sender));
    return exchange.optedOut.has(`${pair.customer}|${scope}`);
}

/** Twilio's own handling of a customer's message: files the opt-out or its end, and returns what Twilio answers itself
 * (null when nothing) and the OptOutType that the webhook then carries. */
export function handleOptOut(
    exchange: Exchange,
    message: { customer: string; sender: string; body: string; forced: OptOutType | undefined },
): { readonly answer: string | null; readonly optOutType: OptOutType | null } {
    const { customer, sender: number, body } = message;
    const { keywords } = exchange.behaviour.take('optOut', { customer, number, body });
    const advanced = keywords === 'advanced' || message.forced !== undefined;
    const covered = advanced || (channelOf(message.sender) === 'sms' && isE164(message.sender));
    const keyword = message.forced ?? keywordOf(message.body);
    if ((keywords === 'off' && message.forced === undefined) || !covered || keyword === null) {
        return { answer: null, optOutType: null };
    }
    const key = `${message.customer}|${optOutScope(message.sender, exchange.numbers.get(message.sender))}`;
    const was = exchange.optedOut.has(key);
    if (keyword === 'STOP') {
        exchange.optedOut.add(key);
    } else if (keyword === 'START') {
        exchange.optedOut.delete(key);
    }
    const news = keyword === 'HELP' || was !== (keyword === 'STOP');
    changed(exchange, 'phone');
    return { answer: news ? ANSWERS[keyword] : null, optOutType: advanced ? keyword : null };
}
