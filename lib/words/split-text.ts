import { graphemesOf } from './graphemes';

/** The most a message body may hold, counted in UTF-16 units, which never counts less than Twilio does.
 * Source: Twilio Messages API, `Body`; more is refused with error 21617. */
const MAX_BODY_CHARS = 1600;

/** The text in parts of at most `maxChars` UTF-16 units, in order. A cut is made at the end of a paragraph or a sentence
 * when one lies in the last half of a part, else between words, else between characters, never inside one (only a
 * single character longer than a part is cut, between its code points). Lost is only the white space at a cut: a text
 * that fits comes back whole, and one of nothing but white space gives no part. */
export function splitText(text: string, maxChars: number = MAX_BODY_CHARS): readonly string[] {
    if (text.trim() === '') {
        return [];
    }
    if (text.length <= maxChars) {
        return [text];
    }
    const characters = graphemesOf(text).flatMap((one) => (one.length > maxChars ? Array.from(one) : [one]));
    const parts: string[] = [];
    let start = 0;
    while (start < characters.length) {
        const end = cutAfter(characters, start, maxChars);
        const part = characters.slice(start, end).join('');
        if (part.trim() !== '') {
            parts.push(part.trimEnd());
        }
        start = end;
        while (isSpace(characters[start])) {
            start += 1;
        }
    }
    return parts;
}

/** The index after the last character of the part that begins at `start`. */
function cutAfter(characters: readonly string[], start: number, maxChars: number): number {
    const farthest = farthestEnd(characters, start, maxChars);
    if (farthest === characters.length) {
        return farthest;
    }
    const middle = (start + farthest) / 2;
    let sentence: number | undefined;
    let word: number | undefined;
    for (let at = farthest; at > middle; at -= 1) {
        const breaks = lineBreaksAfter(characters, at);
        if (breaks > 1) {
            return at;
        }
        sentence ??= breaks > 0 || endsSentence(characters, at) ? at : undefined;
        word ??= endsWord(characters, at) ? at : undefined;
    }
    return sentence ?? word ?? lastWordEnd(characters, start, Math.floor(middle)) ?? farthest;
}

function lastWordEnd(characters: readonly string[], start: number, last: number): number | undefined {
    for (let at = last; at > start; at -= 1) {
        if (endsWord(characters, at)) {
            return at;
        }
    }
    return undefined;
}

function endsWord(characters: readonly string[], at: number): boolean {
    return isSpace(characters[at]) && !isSpace(characters[at - 1]);
}

/** At least one character further, or splitting would never end. */
function farthestEnd(characters: readonly string[], start: number, maxChars: number): number {
    let end = start + 1;
    let room = maxChars - (characters[start] ?? '').length;
    while (end < characters.length && (characters[end] ?? '').length <= room) {
        room -= (characters[end] ?? '').length;
        end += 1;
    }
    return end;
}

function lineBreaksAfter(characters: readonly string[], at: number): number {
    if (!endsWord(characters, at)) {
        return 0;
    }
    let breaks = 0;
    for (let next = at; isSpace(characters[next]); next += 1) {
        breaks += /[\n\u2029]/.test(characters[next] ?? '') ? 1 : 0;
    }
    return breaks;
}

function endsSentence(characters: readonly string[], at: number): boolean {
    const isQuoted = CLOSING.test(characters[at - 1] ?? '');
    const last = characters[isQuoted ? at - 2 : at - 1] ?? '';
    if (isSpace(characters[at])) {
        return /^[.!?…。！？]$/.test(last);
    }
    return /^[。！？]$/.test(last) && !CLOSING.test(characters[at] ?? '');
}

const CLOSING = /^["'”’»)\]」』）]$/;

/** A no-break space is no place for a cut, nor is a space that carries an accent. */
function isSpace(character: string | undefined): boolean {
    return character !== undefined && /^[^\S\u00a0\u202f\ufeff]+$/.test(character);
}
