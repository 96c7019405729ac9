/**
 * The decimal degrees that a coordinate's text stands for; undefined when it is none or lies beyond the limit. Read are
 * decimal points and commas with any number of digits, exponents, a degree sign, minutes and seconds, and the letters of
 * the compass before or behind.
 */
export function parseDegrees({ text, limit, compass }: CoordinateText): number | undefined {
    if (text.length > LONGEST) {
        return undefined;
    }
    const [, negative] = compass;
    const upper = text
        .replace(/[º˚]/g, '°')
        .replace(/´/g, '′')
        .normalize('NFKC')
        .trim()
        .toUpperCase()
        .replace(/[\u2212\u2013]/g, '-');
    const letters = new RegExp(`^([${compass.join('')}])?\\s*(.*?)\\s*([${compass.join('')}])?$`).exec(upper);
    const [, before, rest = '', after] = letters ?? [];
    const isTold = before !== undefined || after !== undefined;
    const amount = decimal(rest) ?? sexagesimal(rest);
    if (amount === undefined || (before !== undefined && after !== undefined) || (isTold && /^[+-]/.test(rest))) {
        return undefined;
    }
    const value = [before, after].includes(negative) ? -amount : amount;
    return Math.abs(value) <= limit ? value : undefined;
}

/** UTF-16 units. Digits beyond these say nothing, and to look for an end among many spaces takes long. */
const LONGEST = 512;

interface CoordinateText {
    readonly text: string;
    /** 90 for a latitude, 180 for a longitude. */
    readonly limit: number;
    /** The letters that make it positive and negative: N and S, E and W. */
    readonly compass: readonly [positive: string, negative: string];
}

function decimal(text: string): number | undefined {
    const number = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:E[+-]?\d{1,3})?)\s*°?$/.exec(text)?.[1];
    return number === undefined ? undefined : Number(number.replace(',', '.'));
}

/** 41°49'26.4" or 41° 49.44': degrees, minutes and perhaps seconds. */
function sexagesimal(text: string): number | undefined {
    const parts =
        /^([+-]?)(\d{1,3})\s*°\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’](?:\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|''|′′))?$/.exec(
            text,
        );
    if (parts === null) {
        return undefined;
    }
    const [, sign, degrees = '', minutes = '', seconds = '0'] = parts;
    const [minute, second] = [minutes, seconds].map((part) => Number(part.replace(',', '.')));
    if (minute === undefined || second === undefined || minute >= 60 || second >= 60) {
        return undefined;
    }
    return (sign === '-' ? -1 : 1) * (Number(degrees) + minute / 60 + second / 3_600);
}
