/** The characters of a text as a reader counts them: a flag, a family emoji or a letter with its accents is one.
 * Joined again they are the text, whatever it holds. Source: Unicode UAX #29, as the engine's `Intl.Segmenter` has it;
 * where that is missing, code points, so that at least no surrogate pair is ever split. */
export function graphemesOf(text: string): readonly string[] {
    const intl: object = Intl;
    if (!segmentsText(intl)) {
        return Array.from(text);
    }
    const segmenter = new intl.Segmenter(undefined, { granularity: 'grapheme' });
    return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

interface SegmentingIntl {
    readonly Segmenter: new (
        locale: undefined,
        options: { readonly granularity: 'grapheme' },
    ) => { segment(text: string): Iterable<{ readonly segment: string }> };
}

/** The types of ES2020 do not know `Intl.Segmenter`; Node 16 and Deno have it. */
function segmentsText(intl: object): intl is SegmentingIntl {
    return 'Segmenter' in intl;
}
