/** The value below which this share of the values lies. NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
    const sorted = [...values].sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle value. */
export function median(values: readonly number[]): number {
    return quantile(values, 0.5);
}

/** How something compares, with the range that half of the comparisons lie in. */
export interface Ratio {
    readonly ratio: number;
    readonly from: number;
    readonly to: number;
}

/** The middle of what was measured side by side, and the range that half of it lies in. */
export function ratioOf(values: readonly number[], base: readonly number[]): Ratio {
    const pairs = values.map((value, at) => value / (base[at] ?? Number.NaN)).filter(Number.isFinite);
    return {
        ratio: rounded(median(pairs)),
        from: rounded(quantile(pairs, 0.25)),
        to: rounded(quantile(pairs, 0.75)),
    };
}

/** With three digits that count. */
export function rounded(value: number): number {
    return Number(value.toPrecision(3));
}
