import { URL } from 'url';

/** An address taken apart; undefined for a text that is none. */
export function parseUrl(text: string): URL | undefined {
    try {
        return new URL(text);
    } catch {
        return undefined;
    }
}
