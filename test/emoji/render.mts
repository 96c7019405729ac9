import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

interface Listed {
    readonly shortname: string;
    readonly shortname_alternates: readonly string[];
    readonly code_points: { readonly fully_qualified: string; readonly base: string };
}

/** One emoji of the list with all its names. */
export interface Emoji {
    readonly emoji: string;
    readonly names: readonly string[];
}

/** The emoji of the version of emoji-toolkit from which Rocket.Chat's picker has its own. */
export function listedEmoji(): readonly Emoji[] {
    const list: Readonly<Record<string, Listed>> = createRequire(import.meta.url)('emoji-toolkit/emoji.json');
    return Object.values(list).map(({ shortname, shortname_alternates, code_points }) => ({
        emoji: fromHex(code_points.fully_qualified || code_points.base),
        names: [shortname, ...shortname_alternates].map((name) => name.slice(1, -1)),
    }));
}

/** The app's own list of names, as it stands in the repository. */
export const TABLE = new URL('../../lib/words/emoji-names.ts', import.meta.url);

/** What that file should hold: toned ones only where they are not the plain one with tones. */
export function renderedTable(): string {
    const rows = new Map<string, Set<string>>();
    const add = (emoji: string, name: string) => rows.set(emoji, (rows.get(emoji) ?? new Set()).add(name));
    const plain = new Map<string, string>();
    for (const { emoji, names } of listedEmoji()) {
        for (const name of names.filter((one) => !TONED.test(one))) {
            plain.set(name, emoji);
            add(emoji, name);
        }
    }
    for (const { emoji, names } of listedEmoji()) {
        for (const name of names.filter((one) => TONED.test(one))) {
            const bare = emoji.replace(/[\u{1f3fb}-\u{1f3ff}]/gu, '');
            const stem = name.replace(TONED, '');
            if (bare !== plain.get(stem)?.replace(/\p{Emoji_Modifier_Base}\ufe0f/gu, (one) => one.slice(0, -1))) {
                add(bare, stem + '_tone'.repeat(TONED.exec(name)?.[0].match(/tone/g)?.length ?? 0));
            }
        }
    }
    for (const [name, emoji] of Object.entries(OTHER_NAMES)) {
        add(emoji, name);
    }
    const flags: string[] = [];
    for (const [emoji, names] of rows) {
        const code = codeOfFlag(emoji);
        if (code !== undefined && names.delete(`flag_${code}`)) {
            // In capitals where the two letters alone are no name of it.
            flags.push(names.delete(code) ? code : code.toUpperCase());
        }
    }
    const words = [...rows].filter(([, names]) => names.size > 0).map(([emoji, names]) => [emoji, ...names].join(','));
    const table = `${HEAD}export const EMOJI_ROWS = \`\n${lines(words)}\n\`;\n`;
    return `${table}\n${FLAGS_HEAD}export const FLAG_CODES = \`\n${lines(flags)}\n\`;\n`;
}

/** A flag is two letters of a kind of their own. */
function codeOfFlag(emoji: string): string | undefined {
    const letters = Array.from(emoji, (letter) => (letter.codePointAt(0) ?? 0) - 0x1f1e6);
    const isFlag = letters.length === 2 && letters.every((letter) => letter >= 0 && letter < 26);
    return isFlag ? String.fromCharCode(...letters.map((letter) => letter + 97)) : undefined;
}

const TONED = /(?:_(?:tone[1-5]|(?:medium_light|medium_dark|light|medium|dark)_skin_tone))+$/;

const HEAD = `// Made by test/emoji/render.mts; not to be changed by hand.

/** The emoji of Rocket.Chat's picker, each with its names behind it; a name that ends in \`_tone\` is for one with tones.
 * Source: emoji-toolkit (JoyPixels), MIT, from which Rocket.Chat's list is made. */
`;

const FLAGS_HEAD = `/** Countries whose flags are \`flag_\` with these letters, and, where they are small, the letters alone. */
`;

/** Names of other lists that agents type from habit. */
const OTHER_NAMES: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(new URL('other-names.json', import.meta.url), 'utf8'),
);

function lines(words: readonly string[]): string {
    const wrapped: string[] = [''];
    for (const word of words) {
        const last = wrapped.length - 1;
        const line = `${wrapped[last]} ${word}`.trim();
        if (line.length > 118) {
            wrapped.push(word);
        } else {
            wrapped[last] = line;
        }
    }
    return wrapped.join('\n');
}

function fromHex(codes: string): string {
    return String.fromCodePoint(...codes.split('-').map((code) => Number.parseInt(code, 16)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    writeFileSync(TABLE, renderedTable());
}
