import { endOfCode, type Lines, linesOf, startsBlock } from './block-start';
import { contestedLinks, mayHaveLinks, unlinked } from './contested-links';
import { neutralisedEverySign } from './every-sign';
import { byPlace, type Insertions, JOINER, withInsertions } from './joiner';
import { type Stretch, stretchesOf } from './links';
import { hasMarks, markInsertions, markRules } from './marks';
import { hasPictures, pictureInsertions } from './pictures';
import { hasSigns, signInsertions, signsOfLine } from './signs';
import { formattedByWhatsApp, NOTHING_FORMATTED } from './whatsapp-marks';

/** What the customer saw of what they typed: the signs, or WhatsApp's formatting. */
export type Typed = 'plain' | 'whatsapp';

/** The text as a Rocket.Chat message that reads as the customer typed it: where Rocket.Chat would hide, change or add a
 * character, draw a picture or refuse the message, that spot alone is neutralised, where possible with an invisible word
 * joiner. Links stay clickable and byte-identical; mentions of one user, channels and phone numbers read the same and stay.
 * What WhatsApp formats stays formatting. In a text longer than any channel carries, every sign is neutralised of a line
 * that needs help. Takes time in proportion to the text, whatever it holds. Rocket.Chat's own parser is not asked, since some
 * texts of 1,600 characters cost it seconds; the tests ask it. */
export function escapeMarkdown(text: string, typed: Typed = 'plain'): string {
    const whole = linesOf(text);
    if (text.length > MAX_LOOKED_AT_CHARS) {
        return neutralisedLines(whole);
    }
    const escaped: string[] = [];
    let endOfBlock = -1;
    for (let index = 0; index < whole.lines.length; index += 1) {
        if (typed === 'whatsapp' && index > endOfBlock) {
            endOfBlock = endOfCode(whole, index) ?? endOfBlock;
        }
        escaped.push(index <= endOfBlock ? inCode(whole, index) : inWords(whole, index, typed));
    }
    return escaped.join('\n');
}

/** Lines that follow each other are neutralised at once: of thousands of short ones each costs more than what it holds. */
function neutralisedLines(whole: Lines): string {
    const changed: string[] = [];
    const done: string[] = [];
    const finish = () => {
        if (changed.length > 0) {
            done.push(neutralisedEverySign(changed.splice(0).join('\n')));
        }
    };
    whole.lines.forEach((line, index) => {
        if (mayChange(line) || startsBlock(whole, index)) {
            changed.push(line);
        } else {
            finish();
            done.push(line);
        }
    });
    finish();
    return done.join('\n');
}

/** In UTF-16 units; WhatsApp takes the most of all channels, 4,096 characters. Source: Twilio "WhatsApp: message limits". */
const MAX_LOOKED_AT_CHARS = 8_000;

/** The server looks for mentions of everybody in code, too. */
function inCode(whole: Lines, index: number): string {
    const line = whole.lines[index] ?? '';
    return withInsertions(
        line,
        insertionsInto(whole, index, 'plain').filter((insertion) => mentionsAll(line, insertion)),
    );
}

function mentionsAll(line: string, [at, sign]: Insertions[number]): boolean {
    return sign === JOINER && line.charAt(at - 1) === '@' && line.charAt(at) !== '@';
}

function inWords(whole: Lines, index: number, typed: Typed): string {
    const insertions = insertionsInto(whole, index, typed);
    const isEscaped = insertions.some(([at, sign]) => at === 0 && sign.startsWith('\\'));
    const isBlock = startsBlock(whole, index) && !isEscaped;
    return (isBlock ? JOINER : '') + withInsertions(whole.lines[index] ?? '', insertions);
}

function insertionsInto(whole: Lines, index: number, typed: Typed): Insertions {
    const line = whole.lines[index] ?? '';
    if (!mayChange(line)) {
        return [];
    }
    const { marks, isInCode, isWithin } = typed === 'whatsapp' ? formattedByWhatsApp(line) : NOTHING_FORMATTED;
    const signs = signsOfLine(line, whole.firstBracket >= 0 && whole.firstBracket <= index);
    const rules = markRules(line, {
        formatted: marks,
        isRoundClosed: index < whole.lastRound,
        isSquareClosed: index < whole.lastSquare,
    });
    const inWordsOf: Finders['inWordsOf'] = (stretch, isUnlinked) => {
        const words = { ...stretch, line };
        return [...markInsertions(words, { ...rules, isUnlinked }), ...signInsertions(words, signs)];
    };
    const pictures = (links: readonly Stretch[]) => pictureInsertions(line, links, marks);
    return insertionsBeside(line, { inWordsOf, pictures, formatted: marks, isWithin }).filter(
        (insertion) => !isInCode(insertion[0]) || mentionsAll(line, insertion),
    );
}

function mayChange(line: string): boolean {
    return hasMarks(line) || hasSigns(line) || hasPictures(line);
}

interface Finders {
    readonly inWordsOf: (words: Stretch, isUnlinked?: (at: number) => boolean) => Insertions;
    /** Of the whole line: a picture may have letters of a link. */
    readonly pictures: (links: readonly Stretch[]) => Insertions;
    readonly formatted: ReadonlySet<number>;
    readonly isWithin: (at: number) => boolean;
}

/** Links stay, but for those of which Rocket.Chat's parsers do not agree where they are: these become words. */
function insertionsBeside(line: string, { inWordsOf, pictures, formatted, isWithin }: Finders): Insertions {
    const stretches = stretchesOf(line);
    const links = stretches.filter(isLink);
    const drawn = pictures(links);
    if (links.length === 0 && !mayHaveLinks(line)) {
        return [...stretches.flatMap((words) => inWordsOf(words)), ...drawn];
    }
    const insertions = [...inWordsOf({ kind: 'words', text: line, start: 0 }), ...drawn].sort(byPlace);
    const contested = contestedLinks(line, links, { insertions, formatted });
    const isContested = within(contested, line.length);
    const left = stretchesOf(line, ({ start }) => isContested(start));
    const isLinked = within(left.filter(isLink), line.length);
    return [
        ...left.filter((stretch) => !isLink(stretch)).flatMap((words) => inWordsOf(words, isContested)),
        ...drawn.filter(([at]) => !isLinked(at - 1) || !isLinked(at)),
        ...contested.flatMap((link) => hiddenBeside(link, isWithin)),
    ];
}

/** Within formatting there is no place for a backslash: what has a dot there may stay a host, which shows those behind it. */
function hiddenBeside(link: Stretch, isWithin: (at: number) => boolean): Insertions {
    const insertions = unlinked(link);
    const hides = ([, sign]: Insertions[number]) => sign.endsWith('\\');
    const isHost = (at: number) => /^[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(link.text.slice(at - link.start - 1));
    const left =
        insertions.find((one) => hides(one) && isWithin(one[0]) && isHost(one[0]))?.[0] ?? Number.POSITIVE_INFINITY;
    return insertions.filter((one) => !hides(one) || (one[0] < left && !isWithin(one[0])));
}

function isLink({ kind }: Stretch): boolean {
    return kind === 'link';
}

function within(stretches: readonly Stretch[], length: number): (at: number) => boolean {
    const places = new Uint8Array(length);
    for (const { start, text } of stretches) {
        places.fill(1, start, start + text.length);
    }
    return (at) => places[at] === 1;
}
