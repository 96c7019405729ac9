import { type Insertions, JOINER } from './joiner';
import { isAddress, type Stretch, withoutTrailing } from './links';

/** The links of a line, with what is glued to them, of which Rocket.Chat's older and newer parser read one as a link and
 * the other as words, or which they end at different signs, so that what has to be neutralised there for the one would show
 * in the other. `wanted` is what the line would need if it had no links, in order.
 * Behind white space both take everything up to the next white space, less the signs at its end. Elsewhere the older one
 * ends a link at `)`, `|` and a backslash, and the newer one begins one behind some signs only. Source: Rocket.Chat
 * packages/message-parser, AutolinkedURL and PlainRun, grammars of 0.31 and 0.32. */
export function contestedLinks(line: string, links: readonly Stretch[], wanted: Insertions): readonly Stretch[] {
    const contested: Stretch[] = [];
    let nextLink = 0;
    let nextWanted = 0;
    for (const { 0: text, index: start = 0 } of line.matchAll(/[^ \t]+/g)) {
        const end = start + text.length;
        const firstLink = nextLink;
        nextLink = indexFrom(nextLink, links, (link) => link.start >= end);
        const firstWanted = indexFrom(nextWanted, wanted, ([at]) => at > start);
        nextWanted = indexFrom(firstWanted, wanted, ([at]) => at >= end);
        const run: Run = { text, start, links: links.slice(firstLink, nextLink) };
        if (firstLink < nextLink && isContested(run, wanted.slice(firstWanted, nextWanted))) {
            contested.push({ kind: 'link', text, start });
        }
    }
    return contested;
}

/** What makes words of a link for both parsers: a backslash before a dot hides itself, and ends what could be a host. */
export function unlinked({ text, start }: Stretch): Insertions {
    const at = (pattern: RegExp, sign: string, before: number) =>
        Array.from(text.matchAll(pattern), ({ index = 0 }): Insertions[number] => [start + index + before, sign]);
    return [...at(/:\/\//g, JOINER, 1), ...at(/(?<![:=])\./g, '\\', 0), ...at(/(?<=[:=])\./g, `${JOINER}\\`, 0)];
}

/** Signs between white space. */
interface Run {
    readonly text: string;
    readonly start: number;
    readonly links: readonly Stretch[];
}

function isContested(run: Run, wanted: Insertions): boolean {
    const { text, start, links } = run;
    const web = links.find((link) => !isAddress(link.text));
    const readAlike = start + (web === undefined ? text.length : endOfAlike(run, web));
    const places = new Set(wanted.map(([at]) => at));
    let behind = 0;
    return wanted.some(([at, sign]) => {
        behind = indexFrom(behind, links, (link) => link.start >= at);
        const link = links[behind - 1];
        if (link === undefined) {
            return false;
        }
        const isInLink = at < link.start + link.text.length;
        const isSeen = BEGINS_LINK.test(text.charAt(link.start - 1 - start)) && !places.has(link.start);
        return (isInLink || sign.endsWith('\\')) && (!isSeen || at >= readAlike);
    });
}

/** Up to where in the run both parsers take all for the link. */
function endOfAlike({ text, start }: Run, web: Stretch): number {
    const end = withoutTrailing(text).length;
    const from = web.start - start;
    const ended = from === 0 ? -1 : text.slice(from).search(/[)|\\]/);
    return ended < 0 ? end : Math.min(end, from + ended);
}

/** What stands before a link that both parsers see; behind other signs the newer one goes on with words. */
const BEGINS_LINK = /^$|[!([\]<|~`*_]/;

function indexFrom<T>(from: number, all: readonly T[], isIt: (one: T) => boolean): number {
    let at = from;
    for (let one = all[at]; one !== undefined && !isIt(one); one = all[at]) {
        at += 1;
    }
    return at;
}
