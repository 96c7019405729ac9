import fc from 'fast-check';

const SURROGATES = { from: 0xd800, count: 0x800 };

/** Any character of Unicode, like fast-check's own unit 'binary', which takes a second to list them all first. */
export const anyCharacter = fc.nat(0x10_ffff - SURROGATES.count).map(
    (at) => String.fromCodePoint(at < SURROGATES.from ? at : at + SURROGATES.count),
    (character) => {
        const [code, ...others] = typeof character === 'string' ? [...character].map(codeOf) : [];
        if (code === undefined || others.length > 0) {
            throw new Error('not one character');
        }
        return code < SURROGATES.from ? code : code - SURROGATES.count;
    },
);

function codeOf(character: string): number {
    return character.codePointAt(0) ?? 0;
}
