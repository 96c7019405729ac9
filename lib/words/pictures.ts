import { byPlace, type Insertions, JOINER } from './joiner';
import { isAddress, type Stretch } from './links';

/** Where a joiner keeps letters and digits letters and digits: Rocket.Chat draws the answer "B)" as a face, "8)" too, and
 * whatever stands between two colons. It does so only where a run of such pictures stands by itself, so that `10:30:45`,
 * `A8)` and `(8)` need no help. Smiles of signs alone stay: drawn or typed, they smile.
 * Source: Rocket.Chat packages/message-parser, Emoticon and joinEmoji; test/unit/escape-markdown.test.mts holds the list
 * against the parsers' own. */
export function pictureInsertions(line: string, links: readonly Stretch[], formatted: ReadonlySet<number>): Insertions {
    if (!hasPictures(line)) {
        return [];
    }
    const addressEnds = new Set(
        links.filter(({ text }) => isAddress(text)).map(({ start, text }) => start + text.length),
    );
    const beside: Beside = { line, formatted, addressEnds };
    const places = new Set([...drawnIn(line, beside), ...drawnIn(withoutNames(line), beside)]);
    return Array.from(places, (at): Insertions[number] => [at, JOINER]).sort(byPlace);
}

/** Whether a picture of letters or digits stands in this line, by itself or not. */
export function hasPictures(line: string): boolean {
    return LETTERED.test(line);
}

/** Where joiners go, in a line in which pictures are looked for here. */
function drawnIn(searched: string, beside: Beside): readonly number[] {
    return (
        Array.from(searched.matchAll(RUN), ({ 0: run, index: at = 0 }) => ({ run, at }))
            .filter(({ run, at }) => isFreeBefore(beside, at) && isFreeBehind(beside, at + run.length))
            .flatMap(({ run, at }) =>
                Array.from(run.matchAll(PICTURE), ({ 0: one, index = 0 }) => ({ one, at: at + index })),
            )
            .filter(({ one }) => /^(?!.\ufe0f?\u20e3).*[\p{L}\p{N}]|^:.+:$/u.test(one))
            // Behind the `_` of `O_O`, which opens nothing as long as it ends a word.
            .map(({ one, at }) => at + (one.charAt(1) === '_' ? 2 : 1))
    );
}

/** A name that mentions somebody may have a colon, and what is behind it is no picture then: `@bob:D:D`. */
function withoutNames(line: string): string {
    return line.includes('@') ? line.replace(NAME_OF_TWO, (name) => ' '.repeat(name.length)) : '';
}

const NAME = '[-\\p{L}\\p{N}_.]+';
const NAME_OF_TWO = new RegExp(`@${NAME}[:@]${NAME}`, 'gu');

interface Beside {
    readonly line: string;
    readonly formatted: ReadonlySet<number>;
    readonly addressEnds: ReadonlySet<number>;
}

/** Beside words it stays what it is. A mention, a channel, a phone number, a link and a mark of formatting are no words. */
function isFreeBefore({ line, formatted, addressEnds }: Beside, at: number): boolean {
    if (at === 0 || /\s/.test(line.charAt(at - 1)) || addressEnds.has(at) || formatted.has(at - 1)) {
        return true;
    }
    return ENDS_NAME_OR_NUMBER.test(line.slice(Math.max(0, at - LOOK_BACK), at));
}

function isFreeBehind({ line, formatted }: Beside, end: number): boolean {
    return (
        formatted.has(end) ||
        /^(?:$|\s|[@#][-\p{L}\p{N}_.]|\+[0-9(])/u.test(line.slice(end, end + 2)) ||
        LINK_AHEAD.test(line.slice(end, end + LOOK_AHEAD))
    );
}

/** What the parsers take for the beginning of a link behind a picture, which may have letters of it: `:Done.example`. */
const LINK_AHEAD =
    /^(?:localhost|[a-z0-9+-]{1,32}:\/\/|(?:[-+\w]|[^\0-\x7f])+(?:\.(?:[-+\w]|[^\0-\x7f])+)*(?:@[-\w]+)?\.[\p{L}\p{N}])/iu;

const ENDS_NAME_OR_NUMBER = new RegExp(`(?:[@#]${NAME}(?:[:@]${NAME})?|\\+[-()0-9]+)$`, 'u');

// Names are short; looking further would make long texts slow.
const LOOK_BACK = 64;
const LOOK_AHEAD = 256;

const EMOTICONS =
    "*\\0/* *\\O/* -___- ':-( ':-) ':-D :'-( :'-) >:-( >:-) 0:-) 0:-3 0;-) 0;^) O:-) O:-3 O;-) -__- :-Þ </3 \
'=( '=) '=D ':( ':) ':D :'( :') *-) -_- #-) %-) :-# :-( :-) :-* :-. :-/ :-D :-O :-P :-X :-[ :-] :-b :^* ;-( ;-) ;-] ;^) >.< \
>:( >:) >:/ >:O >:P >:[ >:\\ >;) >=) \\0/ \\O/ (y) 0:) 0:3 8-) 8-D B-) B-D O:) O:3 O=) O_O X-) X-P :Þ \
#) %) *) <3 8) B) X) D: =# =$ =( =) =* =/ =D =L =P =X =\\ =] :# :$ :( :) :* :/ :@ :D :L :O :P :X :[ :\\ :] :b ;( ;) ;D ;]";

// Names first, as the parser has it: `:D:` is one.
const SHORTCODE = ':[0-9a-zA-Z_+.-]+:';
const TYPED = EMOTICONS.split(' ').map((emoticon) => emoticon.replace(/[\\^$*()[\]|.]/g, '\\$&'));
const PICTURE_PATTERN = [
    SHORTCODE,
    '[0-9#*]\\ufe0f?\\u20e3',
    ...TYPED,
    '[\\p{Extended_Pictographic}\\u2300-\\u23ff\\u2600-\\u27bf\\u{1f100}-\\u{1f1ff}][\\ufe0f\\u200d\\u{1f3fb}-\\u{1f3ff}]*',
].join('|');
const PICTURE = new RegExp(PICTURE_PATTERN, 'gu');
const RUN = new RegExp(`(?:${PICTURE_PATTERN})+`, 'gu');
const LETTERED = new RegExp([SHORTCODE, ...TYPED.filter((emoticon) => /[\p{L}\p{N}]/u.test(emoticon))].join('|'));
