import { type Insertions, JOINER } from './joiner';
import { isAddress, type Stretch, withoutTrailing } from './links';

/** What a line would need if it had no links, in order, and where it has marks that are to format. */
export interface Wanted {
    readonly insertions: Insertions;
    readonly formatted: ReadonlySet<number>;
}

/** What of a line Rocket.Chat's older and newer parser do not read alike as a link or as words, or do not end at the same
 * sign, so that what has to be neutralised there for the one would show in the other.
 * Behind white space both take everything up to the next white space, less the signs at its end. Elsewhere the older one
 * ends a link at `)`, `|` and a backslash, and the newer one begins one behind some signs only; to the older one a host may
 * begin with `_`, be `localhost` alone, and have any sign behind `_` and `-`. Source: Rocket.Chat packages/message-parser,
 * AutolinkedURL, DomainChar and PlainRun, grammars of 0.31 and 0.32. */
export function contestedLinks(line: string, links: readonly Stretch[], wanted: Wanted): readonly Stretch[] {
    const contested: Stretch[] = [];
    const { insertions } = wanted;
    let nextLink = 0;
    let nextWanted = 0;
    for (const { 0: text, index: start = 0 } of line.matchAll(/[^ \t]+/g)) {
        const end = start + text.length;
        const firstLink = nextLink;
        nextLink = indexFrom(nextLink, links, (link) => link.start >= end);
        const firstWanted = indexFrom(nextWanted, insertions, ([at]) => at > start);
        nextWanted = indexFrom(firstWanted, insertions, ([at]) => at >= end);
        const run: Run = { text, start, links: links.slice(firstLink, nextLink) };
        const hostEnd = endOfFirstHost(run);
        if (hostEnd === undefined) {
            continue;
        }
        const isFormattedIn = swallowedIn(run, hostEnd).some((at) => wanted.formatted.has(at));
        if (isFormattedIn || isContested(run, { insertions: insertions.slice(firstWanted, nextWanted), hostEnd })) {
            contested.push({ kind: 'link', text, start });
        }
    }
    return contested;
}

/** What a parser takes along with what could be a host: all up to white space, or behind a web address that it knows all but
 * the signs that end one. Nothing of it is formatted. */
function swallowedIn(run: Run, hostEnd: number): readonly number[] {
    const { text, start, links } = run;
    const last = links[links.length - 1];
    if (last !== undefined && isAddress(last.text) && !isAddressBehindHost(run)) {
        return [];
    }
    const from = last === undefined ? hostEnd : last.start + last.text.length;
    const to = start + (last === undefined ? text : withoutTrailing(text)).length;
    return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** Whether a mail address stands behind what could be a host, with which the parsers take all: `a.example,me@b.example`. */
function isAddressBehindHost({ links }: Run): boolean {
    const [first, ...others] = links;
    return (
        first !== undefined &&
        (isAddress(first.text) ? BEGINS_WITH_HOST.test(first.text) : others.some(({ text }) => isAddress(text)))
    );
}

/** Before the `@` stands a host, and what no address has. */
const BEGINS_WITH_HOST = /^(?=[^@]*(?:\.[^\p{L}\p{N}]|[,"';]))[^@]*[\p{L}\p{N}]\.-*[\p{L}\p{N}][^@]*@/u;

/** Where the first of all that a parser could take for a host, or for what stands before one, is decided. */
function endOfFirstHost({ text, start }: Run): number | undefined {
    const host = HOST.exec(text);
    return host === null ? undefined : start + host.index + host[0].length;
}

/** Whether a parser could see a link in this line, whatever it has of what makes one. */
export function mayHaveLinks(line: string): boolean {
    return HOST.test(line);
}

const HOST = /localhost|:\/\/|(?:[_-][^\s\\/|><%`]|[^\s.,!%~*"':;()=$@&+#?\\/|><`_-])\.[^\s.,!%~*"':;()=$@&+#?\\/|><`]/;

/** What makes words of a link for both parsers: a backslash before a dot hides itself, and ends what could be a host. */
export function unlinked({ text, start }: Stretch): Insertions {
    const at = (pattern: RegExp, sign: string, before: number) =>
        Array.from(text.matchAll(pattern), ({ index = 0 }): Insertions[number] => [start + index + before, sign]);
    return [
        ...at(/:\/\//g, JOINER, 1),
        ...at(/localhost/g, JOINER, 1),
        ...at(/(?<![:=])\./g, '\\', 0),
        ...at(/(?<=[:=])\./g, `${JOINER}\\`, 0),
    ];
}

/** Signs between white space. */
interface Run {
    readonly text: string;
    readonly start: number;
    readonly links: readonly Stretch[];
}

function isContested(
    run: Run,
    { insertions, hostEnd }: { readonly insertions: Insertions; readonly hostEnd: number },
): boolean {
    const { text, start, links } = run;
    if (insertions.length > 0 && links.some((link) => isOdd(link, run))) {
        return true;
    }
    const web = links.find((link) => !isAddress(link.text));
    const readAlike = start + (web === undefined ? text.length : endOfAlike(run, web));
    const places = new Set(insertions.map(([at]) => at));
    const isTaken = isAddressBehindHost(run);
    let behind = 0;
    return insertions.some(([at, sign]) => {
        // A joiner before a host is a part of it.
        if (text.charAt(at - 1 - start) === '<' && !SCHEME.test(text.slice(at - start, at - start + LOOK_AHEAD))) {
            return true;
        }
        behind = indexFrom(behind, links, (link) => link.start >= at);
        const link = links[behind - 1];
        if (link === undefined) {
            return sign.endsWith('\\') && at >= hostEnd;
        }
        const isInLink = at < link.start + link.text.length;
        const isSeen = !isTaken && isSeenBehind(link.start - 1 - start) && !places.has(link.start);
        return (isInLink || sign.endsWith('\\')) && (!isSeen || at >= readAlike);
    });

    /** An `_` that is not neutralised may belong to a host, to one of them. */
    function isSeenBehind(at: number): boolean {
        const before = text.charAt(at);
        return BEGINS_LINK.test(before) || (before === '_' && places.has(start + at));
    }
}

/** Links that one parser alone sees, or sees there: the newer one knows the heart before it, and no user with other signs,
 * and goes on with the host as a web address's; behind a bracket the older one takes the user for a host. */
function isOdd(link: Stretch, { text, start }: Run): boolean {
    const before = text.charAt(link.start - 1 - start);
    if (!isAddress(link.text)) {
        return before === '<' && link.text.startsWith('3.');
    }
    const goesOn = /[:/?#]/.test(text.charAt(link.start + link.text.length - start));
    return goesOn || ODD_USER.test(link.text) || (/[[\]]/.test(before) && /\..*@/.test(link.text));
}

const ODD_USER = /^[^@]*[^\p{L}\p{N}._%+@-]/u;

const SCHEME = /^[a-z0-9+-]{1,32}:/i;
const LOOK_AHEAD = 33;

/** Up to where in the run both parsers take all for the link. */
function endOfAlike({ text, start }: Run, web: Stretch): number {
    const end = withoutTrailing(text).length;
    const from = web.start - start;
    const ended = from === 0 ? -1 : text.slice(from).search(/[)|\\]/);
    return ended < 0 ? end : Math.min(end, from + ended);
}

/** What stands before a link that both parsers see; behind other signs the newer one goes on with words. */
const BEGINS_LINK = /^$|[!([\]<|~`*]/;

function indexFrom<T>(from: number, all: readonly T[], isIt: (one: T) => boolean): number {
    let at = from;
    for (let one = all[at]; one !== undefined && !isIt(one); one = all[at]) {
        at += 1;
    }
    return at;
}
