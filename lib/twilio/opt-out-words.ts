import type { InboundText, OptOut } from '../model/inbound-text';

/**
 * What a text asks of Twilio's opt-out handling, which answers the customer itself; undefined for every other text.
 * `OptOutType` (Advanced Opt-Out) decides when present; else the default keywords, as the whole text, in any case.
 * The keywords count on SMS only: elsewhere Twilio blocks nothing by itself, and "yes" or "cancel" is an answer.
 * 'start' also comes from customers who never stopped. Source: Twilio "Support for opt-out keywords".
 */
export function optOutOf(text: InboundText): OptOut | undefined {
    if (text.optOutType !== undefined) {
        return OPT_OUT_BY_TYPE[text.optOutType];
    }
    const isSms = [text.from, text.to].every(({ channel }) => channel === 'sms');
    return isSms ? OPT_OUT_BY_KEYWORD.get(text.body.trim().toUpperCase()) : undefined;
}

const OPT_OUT_BY_TYPE = { STOP: 'stop', START: 'start', HELP: 'help' } as const;

const OPT_OUT_BY_KEYWORD: ReadonlyMap<string, OptOut> = new Map<string, OptOut>([
    ['STOP', 'stop'],
    ['STOPALL', 'stop'],
    ['UNSUBSCRIBE', 'stop'],
    ['END', 'stop'],
    ['QUIT', 'stop'],
    ['REVOKE', 'stop'],
    ['OPTOUT', 'stop'],
    ['CANCEL', 'stop'],
    ['START', 'start'],
    ['UNSTOP', 'start'],
    ['YES', 'start'],
    ['HELP', 'help'],
    ['INFO', 'help'],
]);
