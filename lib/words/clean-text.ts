/**
 * Text as it may be shown and stored: line breaks as '\n', tabs kept. What stores and XML refuse or nobody sees gives way
 * to something visible, so that no two words run together: C1 codes to the signs that Windows-1252 has there, a NUL to
 * the `@` that it is in the alphabet of phones, other control characters to their pictures, half characters to U+FFFD.
 * NULs at the ends are padding and go. Cut to at most `maxLength` UTF-16 units, never inside a character.
 * Source: WHATWG Encoding, windows-1252; 3GPP TS 23.038; Unicode "Control Pictures".
 */
export function cleanText(text: string, maxLength: number): string {
    const clean = withoutPadding(text)
        .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
        .replace(UNSEEN, seenAs);
    return withoutLoneSurrogates(clean.slice(0, maxLength));
}

/** One line of such text, trimmed; direction overrides are dropped too, since they can disguise a name. '' for what looks empty. */
export function cleanLine(text: string, maxLength: number): string {
    if (looksEmpty(text)) {
        return '';
    }
    const line = cleanText(text, text.length).replace(DIRECTION_OVERRIDES, '').replace(/\s+/g, ' ').trim();
    return withoutLoneSurrogates(line.slice(0, maxLength)).trim();
}

/** Whether nobody would see anything of this text: white space, control and format characters, marks without a letter to
 * stand on, fillers, characters without a shape (the empty Braille cell, the blanks among hieroglyphs and among notes), and
 * U+FFFC, which phones leave where a picture was. Source: Unicode, Default_Ignorable_Code_Point and the charts. */
export function looksEmpty(text: string): boolean {
    return !SEEN.test(text);
}

/** The text without halves of characters, which have no UTF-8 and make encoders throw. */
export function withoutLoneSurrogates(text: string): string {
    return text.replace(/\p{Cs}/gu, '');
}

/** The text without what XML forbids. */
export function withoutControls(text: string): string {
    return withoutLoneSurrogates(text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, ''));
}

const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const SEEN = /(?!\p{Default_Ignorable_Code_Point})[^\s\p{Cc}\p{Cf}\p{Cs}\p{M}\u2800\ufffc\u{13441}\u{13442}\u{1d159}]/u;
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;

/** The signs of 0x80 to 0x9f; where there is none, U+FFFD. */
const WINDOWS_1252 = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ';

function seenAs(unseen: string): string {
    const code = unseen.charCodeAt(0);
    if (code === 0) {
        return '@';
    }
    if (code < 0x20) {
        return String.fromCharCode(0x2400 + code);
    }
    return code === 0x7f ? '\u2421' : (WINDOWS_1252[code - 0x80] ?? '\ufffd');
}

// Loops, since a pattern for an end is tried from every sign before it and makes long texts slow.
function withoutPadding(text: string): string {
    let [start, end] = [0, text.length];
    while (text.charCodeAt(start) === 0) {
        start += 1;
    }
    while (end > start && text.charCodeAt(end - 1) === 0) {
        end -= 1;
    }
    return text.slice(start, end);
}
