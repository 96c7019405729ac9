import { lineToText, type Shown } from './markdown-line';

/** What an agent's Rocket.Chat Markdown says on a phone, as text alone. Quotes and lists keep their signs, headings and
 * code lose theirs, and code keeps every character; the rest is `lineToText`, line by line, because no mark of Rocket.Chat
 * reaches over a line end. Line ends, those of Word and PDF files too, become `\n`. Any string is accepted; no letter or
 * digit is lost, except a code block's language name and the link in front of a quoted reply. Source: Rocket.Chat's message-parser grammar. */
export function markdownToText(markdown: string, shown: Shown = {}): string {
    const lines = withoutQuoteLinks(markdown).split(LINE_END);
    const plain: string[] = [];
    const endAfter = endsOfCode(markdown.includes('```') ? lines : []);
    for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at] ?? '';
        const end = line.startsWith('```') && /^```[\w .-]*$/.test(line) ? endAfter(at) : undefined;
        if (end === undefined) {
            plain.push(blockToText(line, shown));
        } else {
            plain.push(...codeLines(lines.slice(at, end)));
            at = end;
        }
    }
    return plain.join('\n');
}

/** The text without what Rocket.Chat puts first where a message is quoted or forwarded, `[ ](…?msg=id)`: an unseen link into
 * the workspace, which no customer can open. */
export function withoutQuoteLinks(markdown: string): string {
    return markdown.replace(/^(?:\[[ \t]*\]\([^\s()]+[?&]msg=[^\s()]*\)\s*)+/, '');
}

// Unicode's mandatory breaks. Source: UAX #14, classes BK, CR, LF and NL.
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** Finds the next line after one that can end a block of code. To be asked for one line after the other: it goes through
 * the text once, whatever is asked. */
function endsOfCode(lines: readonly string[]): (start: number) => number | undefined {
    const ends = Array.from(lines.keys()).filter((at) => /^```[ \t]*$/.test(lines[at] ?? ''));
    let next = 0;
    return (start) => {
        while ((ends[next] ?? Number.POSITIVE_INFINITY) <= start) {
            next += 1;
        }
        return ends[next];
    };
}

function codeLines(opening: readonly string[]): readonly string[] {
    const [fence = '', ...code] = opening;
    const label = fence.slice(3).trim();
    return label === '' || LANGUAGES.test(label) ? code : [label, ...code];
}

function blockToText(line: string, shown: Shown): string {
    if (!MAY_BE_BLOCK.test(line)) {
        return lineToText(line, shown);
    }
    const [, sign = '', rest = ''] = BLOCK_SIGN.exec(line) ?? [];
    if (/^#/.test(sign)) {
        return lineToText(rest, shown);
    }
    return sign.replace('*', '-') + lineToText(rest, shown);
}

// "#channel" is no heading and "*bold*" no list: both need the space. A quote may hold a list, so quote signs come first.
const BLOCK_SIGN = /^(#{1,4}[ \t]+(?=\S)|[ \t]*(?:>[ \t]*)*(?:[-*][ \t]+(?:\[[ xX]\][ \t]+)?)?)(.*)$/;

const MAY_BE_BLOCK = /^(?:#{1,4}[ \t]|[ \t]*(?:>|[-*][ \t]))/;

// Only a word that names a language is a label; anything else after ``` is what the agent wanted to say.
const LANGUAGES =
    /^(?:bash|c|cpp|cs|csharp|css|diff|go|html|ini|java|javascript|js|json|kotlin|log|markdown|md|none|php|plaintext|powershell|py|python|rb|ruby|rust|sh|shell|sql|swift|text|toml|ts|txt|typescript|xml|yaml|yml)$/i;
