import type { Random } from '../harness/seeded.mts';

/** What hostile texts are made of. */
const PIECES: readonly string[] = [
    ...[
        'a',
        'B)',
        '8)',
        ':smile:',
        '1',
        ' ',
        '\n',
        '\r\n',
        '\t',
        '\u0000',
        '\u0007',
        '\u2028',
        '\ud800',
        '\u200d',
        '\u202e',
    ],
    ...[
        '*',
        '_',
        '~',
        '`',
        '```',
        '\\',
        '[',
        '](',
        ')',
        '<',
        '>',
        '|',
        '||',
        '#',
        '# ',
        '- ',
        '1. ',
        '@all',
        '@',
        '&',
        '"',
        "'",
    ],
    ...[
        'https://a.example/x',
        'a.b',
        'mailto:a@b',
        '<t:1>',
        '\\(',
        '\\[',
        '👍🏽',
        '👨‍👩‍👧',
        '🇺🇸',
        'e\u0301',
        '漢',
        'مرحبا',
    ],
    ...[
        '{"a":',
        '[',
        '}',
        '%',
        '%00',
        '%zz',
        '+',
        '=',
        '$ne',
        'constructor',
        'toString',
        'MessageSid',
        'whatsapp:',
        'STOP',
        'yes',
    ],
    ...[
        '+14017122661',
        'from ',
        '8:30',
        'tomorrow',
        'null',
        '-1',
        '1e999',
        'NaN',
        'true',
        ';',
        ':',
        '/',
        '..',
        '?',
        '<Response>',
    ],
];

/** One of them. */
export function oneOf<T>(all: readonly T[], random: Random): T {
    const one = all[Math.floor(random() * all.length)];
    if (one === undefined) {
        throw new Error('there is nothing to choose from');
    }
    return one;
}

/** A text of up to so many pieces; now and then one piece a thousand times. */
export function hostileText(random: Random, most = 40): string {
    const piece = oneOf(PIECES, random);
    if (random() < 0.03) {
        return piece.repeat(1 + Math.floor(random() * 4_000));
    }
    return Array.from({ length: Math.floor(random() * most) }, () => oneOf(PIECES, random)).join('');
}

/** Any JSON, but for a key `__proto__`, at which the engine itself stops. */
export function hostileJson(random: Random, depth = 0): unknown {
    const dice = random();
    if (depth > 4 || dice < 0.4) {
        return hostileText(random, 8);
    }
    if (dice < 0.6) {
        return oneOf<unknown>([null, true, false, 0, -1, 1e300, '', [], {}], random);
    }
    const size = Math.floor(random() * 6);
    if (dice < 0.8) {
        return Array.from({ length: size }, () => hostileJson(random, depth + 1));
    }
    const entries = Array.from(
        { length: size },
        () => [hostileText(random, 3), hostileJson(random, depth + 1)] as const,
    );
    return Object.fromEntries(entries.filter(([name]) => !name.includes('__proto__')));
}
