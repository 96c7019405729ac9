import { digitsMoreThanUsual, readTypedNumber, type TypedNumber } from './typed-number';

/** A number as it was typed, and what it is. */
export interface NamedNumber {
    readonly typed: string;
    readonly read: TypedNumber;
}

/** A number to write to, and what to write; `from` is the number of ours that is named. */
export interface NumberLine {
    readonly to: NamedNumber;
    readonly from?: NamedNumber;
    readonly text: string;
}

/**
 * Takes apart `<number> <text>`, with `from <number>` before or behind the number; undefined where the line does not begin
 * so. `country` is that of numbers without one. The text may begin with digits, too: a number goes on over spaces as long
 * as it can be one, and a colon, comma or semicolon ends it.
 */
export function readNumberLine(line: string, country: string | undefined): NumberLine | undefined {
    const word = FROM.exec(line)?.[0];
    const before = word === undefined ? undefined : takeNumber(line.slice(word.length), country);
    const to = takeNumber(before?.rest ?? line, country);
    if (to === undefined) {
        return undefined;
    }
    const behind = before === undefined ? namedBehind(to.rest, country) : undefined;
    const from = before ?? behind;
    const text = (behind ?? to).rest.trim();
    return { to: named(to), text, ...(from && { from: named(from) }) };
}

const FROM = /^\s*from\s+/i;

interface Taken extends NamedNumber {
    readonly rest: string;
}

function named({ typed, read }: Taken): NamedNumber {
    return { typed, read };
}

/** "from 9 to 5 we are open" is text. */
function namedBehind(text: string, country: string | undefined): Taken | undefined {
    const word = FROM.exec(text)?.[0];
    const taken = word === undefined ? undefined : takeNumber(text.slice(word.length), country);
    return taken && (taken.read.kind === 'number' || /^[+＋]/.test(taken.typed)) ? taken : undefined;
}

/** The number at the beginning, among all that it may be: each ends where a word of digits does. */
function takeNumber(text: string, country: string | undefined): Taken | undefined {
    const possible = endsOfNumber(text).map((end) => takenTo(end, text, country));
    const [first] = possible;
    const whole = possible[possible.length - 1];
    if (first === undefined || whole === undefined) {
        return undefined;
    }
    const likely = possible.filter(({ read }) => moreThanUsual(read) >= -1);
    if (likely[0] === first) {
        // Typed without spaces, it ends with the first.
        return first;
    }
    if (moreThanUsual(whole.read) <= 0) {
        return whole;
    }
    if (likely.length > 1) {
        return { ...whole, read: { kind: 'unclear', example: exampleIn(first.typed, country) } };
    }
    return likely[0] ?? possible.reverse().find(({ read }) => isNumber(read)) ?? whole;
}

function takenTo(end: number, text: string, country: string | undefined): Taken {
    const typed = text
        .slice(0, end)
        .trim()
        .replace(/[,:;]$/, '');
    return { typed, read: readTypedNumber(typed, country), rest: text.slice(end) };
}

/** NaN for what is no number. */
function moreThanUsual(read: TypedNumber): number {
    return read.kind === 'number' ? digitsMoreThanUsual(read.phone) : Number.NaN;
}

/** One that costs extra is one, and not another one with fewer digits. */
function isNumber({ kind }: TypedNumber): boolean {
    return kind === 'number' || kind === 'premium';
}

function exampleIn(typed: string, country: string | undefined): string {
    const read = readTypedNumber(`${typed}x`, country);
    return read.kind === 'number' ? '' : read.example;
}

const LINK = /^(?:tel|sms|callto):\S+$/i;
const DIGITS = /^[+＋]?[\p{Nd}\p{Pd}()[\]（）./]+[,:;]?$/u;

/** UTF-16 units: where a number goes on for longer, it is none. */
const LOOKED_AT = 256;

function endsOfNumber(text: string): readonly number[] {
    const ends: number[] = [];
    let isFirst = true;
    for (const { 0: word, index = 0 } of Array.from(text.slice(0, LOOKED_AT).matchAll(/\S+/g))) {
        const isEnd = !(DIGITS.test(word) || (isFirst && LINK.test(word))) || (!isFirst && /^[+＋]/.test(word));
        if (isEnd) {
            break;
        }
        if (/\p{Nd}/u.test(word)) {
            ends.push(index + word.length);
        }
        if (/[,:;]$/.test(word) || LINK.test(word)) {
            break;
        }
        isFirst = false;
    }
    return ends;
}
