/**
 * Text as it may be shown and stored: line breaks as '\n', tabs kept; other control characters and lone surrogates
 * dropped, since stores and XML refuse them. Cut to at most `maxLength` UTF-16 units, never inside a character.
 */
export function cleanText(text: string, maxLength: number): string {
    const clean = text.replace(/\r\n?/g, '\n').replace(CONTROLS_BUT_TAB_AND_LINE_FEED, '');
    return withoutLoneSurrogates(withoutLoneSurrogates(clean).slice(0, maxLength));
}

/** One line of such text, trimmed; direction overrides are dropped too, since they can disguise a name. */
export function cleanLine(text: string, maxLength: number): string {
    const oneLine = cleanText(text, text.length).replace(DIRECTION_OVERRIDES, '').replace(/\s+/g, ' ').trim();
    return cleanText(oneLine, maxLength).trim();
}

/** The text without halves of characters, which have no UTF-8 and make encoders throw. */
export function withoutLoneSurrogates(text: string): string {
    return text.replace(LONE_SURROGATE, '');
}

const CONTROLS_BUT_TAB_AND_LINE_FEED = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
