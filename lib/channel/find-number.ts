import type { AccountNumber } from './account-numbers';

export type Found =
    | { readonly kind: 'found'; readonly number: AccountNumber }
    | { readonly kind: 'none' }
    | { readonly kind: 'several'; readonly numbers: readonly string[] };

/** The number of ours that an admin means: as Twilio writes it, with signs between its digits, or without its country. */
export function findNumber(typed: string, numbers: readonly AccountNumber[]): Found {
    const wanted = typed.trim().toLowerCase();
    const [, channel = '', rest = ''] = /^(whatsapp:)?(.*)$/.exec(wanted) ?? [];
    const digits = rest.replace(/\D/g, '');
    const sameChannel = numbers.filter(({ number }) => number.startsWith('whatsapp:') === (channel !== ''));
    const exact = sameChannel.filter(({ number }) => digitsOf(number) === digits);
    const ending = sameChannel.filter(
        ({ number }) => digits.length >= FEWEST_DIGITS && digitsOf(number).endsWith(digits.replace(/^0+/, '')),
    );
    const meant = exact.length > 0 ? exact : rest.startsWith('+') ? [] : ending;
    const [first, ...others] = meant;
    if (first === undefined) {
        return { kind: 'none' };
    }
    return others.length === 0
        ? { kind: 'found', number: first }
        : { kind: 'several', numbers: meant.map(({ number }) => number) };
}

function digitsOf(number: string): string {
    return number.replace(/\D/g, '');
}

const FEWEST_DIGITS = 6;
