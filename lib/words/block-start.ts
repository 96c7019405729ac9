/** A text in lines, with the last of those that could end what begins in an earlier one; -1 where there is none. */
export interface Lines {
    readonly lines: readonly string[];
    readonly lastFence: number;
    readonly lastSpoiler: number;
    /** Of a formula in `\(` or in `\[`. */
    readonly lastRound: number;
    readonly lastSquare: number;
    /** The first line in which the title of a link could begin. */
    readonly firstBracket: number;
}

export function linesOf(text: string): Lines {
    const lines = text.split('\n');
    const last = (sign: string, isIt: (line: string) => boolean) => {
        let at = text.includes(sign) ? lines.length - 1 : -1;
        while (at >= 0 && !isIt(lines[at] ?? '')) {
            at -= 1;
        }
        return at;
    };
    return {
        lines,
        lastFence: last('```', (line) => line.startsWith('```')),
        lastSpoiler: last('||', (line) => line.startsWith('||')),
        lastRound: last('\\)', (line) => line.includes('\\)')),
        lastSquare: last('\\]', (line) => line.includes('\\]')),
        firstBracket: text.includes('[') ? lines.findIndex((line) => line.includes('[')) : -1,
    };
}

/** Whether Rocket.Chat would take this line for the start of something else than words: a heading, a list, a quote, a
 * rule, a table, a block of code or a spoiler. Source: Rocket.Chat packages/message-parser, grammars of 0.31 and 0.32. */
export function startsBlock({ lines, lastFence, lastSpoiler }: Lines, index: number): boolean {
    const line = lines[index] ?? '';
    if (!MAY_START.test(line)) {
        return false;
    }
    return (
        LIST_OR_HEADING.test(line) ||
        RULE.test(line) ||
        (line.startsWith('>') && (index < lines.length - 1 || !/^>[ \t]*$/.test(line))) ||
        (FENCE.test(line) && index < lastFence) ||
        (line === '||' && index < lastSpoiler) ||
        (line.startsWith('|') && TABLE_RULE.test(lines[index + 1] ?? ''))
    );
}

/** The line that ends the block of code which this line begins; undefined where it begins none. */
export function endOfCode({ lines, lastFence }: Lines, index: number): number | undefined {
    if (index >= lastFence || !FENCE.test(lines[index] ?? '')) {
        return undefined;
    }
    let end = index + 1;
    while (!lines[end]?.startsWith('```')) {
        end += 1;
    }
    return end;
}

const MAY_START = /^[ \t]*[-#*0-9>`|]/;
const LIST_OR_HEADING = /^(?:#{1,4}|[-*]|[0-9]+\.)[ \t]+[^ \t]/;
const RULE = /^[ \t]*-{3,}[ \t]*$/;
const FENCE = /^```[\w .-]*$/;
const TABLE_RULE = /^\|[-:| \t]+$/;
