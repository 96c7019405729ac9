import { commandLine, wholeNumbers } from '../workspace/command-line.mts';
import { endWithNpm } from '../workspace/end-with-npm.mts';

/** The rounds that the command line asks for, else the given number; exits with a usage line for anything else. */
export function roundsWanted(usual: number): number {
    endWithNpm();
    return commandLine('Usage: npm run bench -- [rounds from 10 to 5000]', (typed) => {
        const [rounds = usual] = wholeNumbers(typed, [usual]);
        if (rounds < 10 || rounds > 5_000) {
            throw new Error(`${rounds} rounds are too few or too many.`);
        }
        return rounds;
    });
}

/** The value below which this share of the values lies. NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
    const sorted = [...values].sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle value. */
export function median(values: readonly number[]): number {
    return quantile(values, 0.5);
}
