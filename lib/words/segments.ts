import { graphemesOf } from './graphemes';

/** What a text takes as SMS. */
export interface Segments {
    readonly characters: number;
    readonly parts: number;
    /** The first character that no phone's basic alphabet has, and that makes each part shorter; absent where all have it. */
    readonly sign?: string;
}

/** How many parts a text takes: 160 characters in one and 153 in each of several, or 70 and 67 where one of them is not in
 * the GSM alphabet. Sources: 3GPP TS 23.038; Twilio "What is the SMS character limit?". */
export function segmentsIn(text: string): Segments {
    const signs = graphemesOf(text);
    const foreign = signs.find(
        (sign) => !Array.from(sign).every((character) => GSM.has(character) || TWICE.has(character)),
    );
    const twice = Array.from(text).filter((character) => TWICE.has(character)).length;
    const units = foreign === undefined ? text.length + twice : text.length;
    const [single, each] = foreign === undefined ? [160, 153] : [70, 67];
    const parts = units <= single ? Math.min(1, units) : Math.ceil(units / each);
    return { characters: signs.length, parts, ...(foreign !== undefined && { sign: foreign }) };
}

const GSM: ReadonlySet<string> = new Set(
    '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Those that take the room of two. */
const TWICE: ReadonlySet<string> = new Set('^{}\\[~]|€');
