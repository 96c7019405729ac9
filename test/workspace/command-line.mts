import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * What `read` makes of what was typed after a script's name. `--help` prints the usage and ends the process with 0; what
 * `read` throws is said above the usage and ends it with 2.
 */
export function commandLine<T>(usage: string, read: (typed: readonly string[]) => T): T {
    const typed = process.argv.slice(2);
    if (typed.includes('--help') || typed.includes('-h')) {
        console.log(usage);
        process.exit(0);
    }
    try {
        return read(typed);
    } catch (error) {
        console.error(`${(error as Error).message}\n\n${usage}`);
        process.exit(2);
    }
}

/**
 * Options and words as Node's parser reads them. Throws, with one sentence, for an option that is not among these and for
 * a word more than `most`.
 */
export function optionsAndWords<const O extends Options>(
    typed: readonly string[],
    { options, most }: { readonly options: O; readonly most: number },
) {
    const parsed = parsedBy(() => parseArgs({ args: withNegatives(typed), options, allowPositionals: true }));
    const extra = parsed.positionals[most];
    if (extra !== undefined) {
        throw new Error(`"${extra}" is one word too many.`);
    }
    return parsed;
}

/** Node takes `--seconds -5` for two options; whoever types it means a number, and hears what is wrong with that. */
function withNegatives(typed: readonly string[]): string[] {
    const isValue = (at: number) => /^-[0-9]/.test(typed[at] ?? '') && /^--[^=]+$/.test(typed[at - 1] ?? '');
    return typed.flatMap((word, at) => (isValue(at) ? [] : isValue(at + 1) ? [`${word}=${typed[at + 1]}`] : [word]));
}

/** A whole number in this range, from 1 on unless told, as typed after an option. Throws for anything else. */
export function wholeNumber(
    option: string,
    word: string,
    { from = 1, to = Number.MAX_SAFE_INTEGER }: { readonly from?: number; readonly to?: number } = {},
): number {
    const value = Number(word);
    if (!/^[0-9]+$/.test(word) || value < from || value > to) {
        const range = to === Number.MAX_SAFE_INTEGER ? `from ${from}` : `from ${from} to ${to}`;
        throw new Error(`${option} is a whole number ${range}, and not "${word}".`);
    }
    return value;
}

/** Node's own sentence goes on about how to type what nobody meant. */
function parsedBy<T>(parse: () => T): T {
    try {
        return parse();
    } catch (error) {
        const { message } = error as Error;
        const [, option] = /^Unknown option '([^']+)'/.exec(message) ?? [];
        throw new Error(option === undefined ? message : `There is no option ${option}.`);
    }
}

/** Whole numbers, each at least 1, as typed, or the usual ones where none was. Throws for anything else. */
export function wholeNumbers(typed: readonly string[], usual: readonly number[]): readonly number[] {
    const { positionals } = optionsAndWords(typed, { options: {}, most: usual.length });
    return usual.map((number, at) => {
        const word = positionals[at];
        const value = word === undefined ? number : Number(word);
        if (!Number.isInteger(value) || value < 1) {
            throw new Error(`"${word}" is no whole number.`);
        }
        return value;
    });
}
