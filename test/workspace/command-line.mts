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
    const parsed = parsedBy(() => parseArgs({ args: [...typed], options, allowPositionals: true }));
    const extra = parsed.positionals[most];
    if (extra !== undefined) {
        throw new Error(`"${extra}" is one word too many.`);
    }
    return parsed;
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
