/** The rounds that the command line asks for, else the given number; exits with a usage line for anything else. */
export function roundsWanted(usual: number): number {
    const [asked] = process.argv.slice(2);
    const rounds = Number(asked ?? usual);
    if (!Number.isInteger(rounds) || rounds < 10 || rounds > 5_000) {
        console.error('Usage: npm run bench -- [rounds from 10 to 5000]');
        process.exit(2);
    }
    return rounds;
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
