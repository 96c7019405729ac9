import { type Destination, partOf } from '../twilio/destinations';
import { addressesFor, type Flaw, standingOf } from '../twilio/webhook-address';
import type { Saying } from '../words/say';
import type { ConnectKey } from '../words/topics/connect';
import type { AccountNumber } from './account-numbers';

type Say = Saying<ConnectKey>;

/** Where the texts to one number go, and what decides that. */
export function tellNumber(number: AccountNumber, webhookUrl: string, say: Say): string {
    const { own, decides, service } = number;
    const by =
        service === undefined
            ? undefined
            : say(decides === own ? 'byNumber' : 'byService', { service: inCode(service.name) });
    return [tellStanding(number, webhookUrl, say), ...(by === undefined ? [] : [by])].join(' ');
}

function tellStanding({ number, decides }: AccountNumber, webhookUrl: string, say: Say): string {
    if (decides === undefined) {
        return say('unknownWhere', { number });
    }
    const standing = standingOf(decides, webhookUrl);
    switch (standing.kind) {
        case 'here':
            return standing.flaws.length === 0
                ? say('here', { number })
                : say('hereFlawed', { number, flaws: tellFlaws(standing.flaws, say) });
        case 'elsewhere':
            return say('elsewhere', { number, url: shownUrl(standing.url) });
        case 'application':
            return say('application', { number, sid: standing.sid });
        case 'nowhere':
            return say('nowhere', { number });
    }
}

/** What is not as it should be, one behind the other. */
export function tellFlaws(flaws: readonly Flaw[], say: Say): string {
    return flaws.map((flaw) => say(FLAWS[flaw])).join(', ');
}

const FLAWS = {
    method: 'flawMethod',
    retries: 'flawRetries',
    fallback: 'flawFallback',
    'fallback-method': 'flawFallbackMethod',
} as const;

/** What would change for a number: what decides for it, the new addresses, those of now, and for whom else. */
export function tellChange(
    {
        number,
        decides,
        others,
    }: { readonly number: string; readonly decides: Destination; readonly others: readonly string[] },
    webhookUrl: string,
    say: Say,
): readonly string[] {
    const { url, fallbackUrl } = addressesFor(decides, webhookUrl);
    const isService = decides.kind === 'service';
    return [
        isService ? say('wouldService', { number, service: inCode(decides.name) }) : say('would', { number }),
        ...(others.length === 0 ? [] : [say('others', { numbers: listed(others) })]),
        say('newAddress', { url, method: POST, fallbackUrl, fallbackMethod: POST }),
        ...tellNow(decides, say),
        say('kept', { number }),
    ];
}

const POST = 'POST';

/** Where a destination leads now. */
function tellNow(destination: Destination, say: Say): readonly string[] {
    const [url, fallbackUrl] = [partOf(destination, 'url'), partOf(destination, 'fallbackUrl')];
    const [method, fallbackMethod] = [partOf(destination, 'method'), partOf(destination, 'fallbackMethod')];
    const sid = partOf(destination, 'application');
    return [
        url === '' ? say('oldNothing') : say('oldAddress', { url: shownUrl(url), method: method || POST }),
        fallbackUrl === ''
            ? say('oldNoFallback')
            : say('oldFallback', { url: shownUrl(fallbackUrl), method: fallbackMethod || POST }),
        ...(sid === '' ? [] : [say('oldApplication', { sid })]),
    ];
}

/** Where a destination would lead with what is put back. */
export function tellPutBack(destination: Destination, say: Say): string {
    const [url, sid] = [partOf(destination, 'url'), partOf(destination, 'application')];
    if (sid !== '') {
        return say('thenApplication', { sid });
    }
    return url === ''
        ? say('thenNothing')
        : say('thenAddress', { url: shownUrl(url), method: partOf(destination, 'method') || POST });
}

/** Numbers as they stand in a sentence. */
export function listed(numbers: readonly string[]): string {
    return numbers.map((number) => `\`${number}\``).join(', ');
}

/** An address without the password that may stand in it, as it can stand in a piece of code. */
export function shownUrl(url: string): string {
    return inCode(url.replace(/^(\w+:\/\/)[^/@]*@/, '$1…@'));
}

/** Words of somebody else's as they can stand in a piece of code, or in quotes. */
export function inCode(words: string): string {
    return words.replace(/[`*_~\s]+/g, (signs) => (/\s/.test(signs) ? ' ' : signs.replace(/[`*~]/g, '')));
}

/** Whether somebody means this number: the same channel and digits. */
export function sameDigits(number: string, typed: string): boolean {
    const isWhatsApp = (text: string) => /^whatsapp:/i.test(text.trim());
    return isWhatsApp(number) === isWhatsApp(typed) && number.replace(/\D/g, '') === typed.replace(/\D/g, '');
}
