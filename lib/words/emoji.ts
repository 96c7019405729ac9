import { EMOJI_ROWS, FLAG_CODES } from './emoji-names';

/** The emoji a shortcode such as `heart`, `flag_de` or `thumbsup_tone2` stands for, without its colons; undefined for an
 * unknown one, which may be a workspace's custom picture. Skin tones are `_tone1` to `_tone5` or `_light_skin_tone` and
 * the like, two of them for two people. Source: the names of Rocket.Chat's picker, which are emoji-toolkit's. */
export function emojiOf(shortcode: string): string | undefined {
    const plain = find(shortcode);
    if (plain !== undefined) {
        return plain;
    }
    const { name, tones } = tonesOf(shortcode);
    // Where a toned emoji is not the plain one with tones, the list has it under the name with as many `_tone`.
    const base = tones.length === 0 ? undefined : (find(name + '_tone'.repeat(tones.length)) ?? find(name));
    return base === undefined ? undefined : toned(base, tones);
}

function find(name: string): string | undefined {
    if (byName.size === 0) {
        for (const row of EMOJI_ROWS.split(/\s+/)) {
            const [emoji = '', ...names] = row.split(',');
            for (const one of names) {
                byName.set(one, emoji);
            }
        }
        for (const code of FLAG_CODES.trim().split(/\s+/)) {
            const letters = code.toLowerCase();
            byName.set(`flag_${letters}`, flagOf(letters));
            if (code === letters) {
                byName.set(code, flagOf(letters));
            }
        }
    }
    return byName.get(name);
}

/** A flag is two letters of a kind of their own. Source: Unicode Technical Standard 51, flags. */
function flagOf(letters: string): string {
    return String.fromCodePoint(...Array.from(letters, (letter) => 0x1f1e6 - 97 + letter.charCodeAt(0)));
}

// Filled when an emoji is first asked for.
const byName = new Map<string, string>();

interface Toned {
    readonly name: string;
    /** From 1, light, to 5, dark. */
    readonly tones: readonly number[];
}

function tonesOf(shortcode: string): Toned {
    const tones: number[] = [];
    let name = shortcode;
    for (let found = TONE.exec(name); found !== null && tones.length < 2; found = TONE.exec(name)) {
        const [ending, digit, words = ''] = found;
        tones.unshift(digit === undefined ? TONES.indexOf(words) + 1 : Number(digit));
        name = name.slice(0, -ending.length);
    }
    return { name, tones };
}

const TONE = /_(?:tone([1-5])|(medium_light|medium_dark|light|medium|dark)_skin_tone)$/;
const TONES: readonly string[] = ['light', 'medium_light', 'medium', 'medium_dark', 'dark'];

/** Each hand or person gets a tone, the last one for all that are left; undefined where there is none, or too few. */
function toned(base: string, tones: readonly number[]): string | undefined {
    const people = base.match(PERSON) ?? [];
    let at = 0;
    const withTones = base.replace(PERSON, (person) => {
        const tone = tones[Math.min(at, tones.length - 1)] ?? 1;
        at += 1;
        // The modifier has to follow the base directly.
        return person.replace('\ufe0f', '') + String.fromCodePoint(0x1f3fa + tone);
    });
    return people.length < tones.length ? undefined : withTones;
}

// A handshake between two people has no tone of its own.
const PERSON = /(?!\u{1f91d}\u200d)\p{Emoji_Modifier_Base}\ufe0f?/gu;
