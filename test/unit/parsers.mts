import { createRequire } from 'node:module';

/** Rocket.Chat's own parsers, the outside judges of what an agent sees: those of the oldest and the newest servers. */
export const PARSERS: ReadonlyArray<readonly [version: string, parse: Parse]> = [
    ['0.31', parserOf('@rocket.chat/message-parser')],
    ['0.32', parserOf('message-parser-next')],
];

export type Parse = (text: string, options: object) => unknown;

/** What a workspace has unless its admin changed it. Source: Rocket.Chat's settings of messages. */
const OPTIONS = { emoticons: true, colors: true, katex: { parenthesisSyntax: true, dollarSyntax: false } };

/** What an agent reads of a message: its characters, and in braces what has become of some that are shown otherwise.
 * Formatting that is asked for is written as its marks. Word joiners are left out, since nobody sees them. */
export function seenBy(parse: Parse, message: string, formatting: Formatting = 'none'): string {
    return seen(parse(message, OPTIONS), formatting)
        .replace(/\u2060/g, '')
        .replace(/\n+$/, '');
}

export type Formatting = 'none' | 'as marks';

interface Node {
    readonly type: string;
    readonly value?: unknown;
    readonly unicode?: string;
    readonly shortCode?: string;
}

function seen(node: unknown, formatting: Formatting): string {
    if (Array.isArray(node)) {
        return node.map((one) => seen(one, formatting)).join('');
    }
    const { type, value, unicode, shortCode } = node as Node;
    const mark = formatting === 'as marks' ? MARKS.get(type) : undefined;
    if (mark !== undefined) {
        return `${mark}${seen(value, formatting)}${mark}`;
    }
    switch (type) {
        case 'PARAGRAPH':
            return `${seen(value, formatting)}\n`;
        case 'BIG_EMOJI':
            return seen(value, formatting);
        case 'LINE_BREAK':
            return '\n';
        case 'PLAIN_TEXT':
            return String(value);
        case 'LINK':
            return seen((value as { readonly label: unknown }).label, formatting);
        case 'MENTION_CHANNEL':
            return `#${seen(value, formatting)}`;
        case 'MENTION_USER':
            return mentioned(seen(value, formatting));
        case 'EMOJI':
            return unicode ?? pictured(seen(value, formatting), shortCode);
        default:
            return `{${type}}`;
    }
}

const MARKS: ReadonlyMap<string, string> = new Map([
    ['BOLD', '*'],
    ['ITALIC', '_'],
    ['STRIKE', '~'],
    ['INLINE_CODE', '`'],
]);

/** The client shows a name that it does not know as it was typed. */
function mentioned(name: string): string {
    return /^(?:all|here)$/.test(name) ? `{everybody ${name}}` : `@${name}`;
}

/** An emoticon's value is what was typed, a name's is the name. A smile of signs alone is a smile, drawn or typed. */
function pictured(value: string, shortCode: string | undefined): string {
    return value === shortCode || /[\p{L}\p{N}]/u.test(value) ? `{picture ${value}}` : value;
}

function parserOf(name: string): Parse {
    const loaded: { readonly parse: Parse } = createRequire(import.meta.url)(name);
    return loaded.parse;
}

/** The emoticons that the newest parser knows, and those that only the old one does. */
export const EMOTICONS: readonly string[] = [
    ...Object.keys((createRequire(import.meta.url)('message-parser-next') as { readonly asciiList: object }).asciiList),
    ...['>:/', ":'-(", '\\0/', '\\O/'],
];
