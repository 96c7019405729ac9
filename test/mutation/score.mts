import path from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

type Outcome = Pick<MutantResult, 'fileName' | 'status'>;

const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

/**
 * How many of the faults were noticed, in per cent: a line for each folder, and one for all. Behind it stands where the score
 * of everything is in 95 of 100 samples (the interval of Wilson). What was not tried does not count.
 */
export function scoreLines(outcomes: readonly Outcome[], root: string): readonly string[] {
    const tried = outcomes.filter(({ status }) => NOTICED.has(status) || MISSED.has(status));
    const folders = [...new Set(tried.map(({ fileName }) => folderOf(fileName, root)))].sort();
    return [
        ...folders.map((folder) =>
            lineOf(
                folder,
                tried.filter(({ fileName }) => folderOf(fileName, root) === folder),
            ),
        ),
        lineOf('all', tried),
    ];
}

function lineOf(name: string, tried: readonly Outcome[]): string {
    const noticed = tried.filter(({ status }) => NOTICED.has(status)).length;
    const [low, high] = interval(noticed, tried.length).map(inPercent);
    return `${name}: ${noticed} of ${tried.length}, ${inPercent(noticed / tried.length)} % (${low} to ${high})`;
}

/** Of `count` tries `hits` succeeded: between which shares the true one lies, with 95 % confidence. Source: Wilson, 1927. */
function interval(hits: number, count: number): readonly [low: number, high: number] {
    const z = 1.96;
    const share = hits / count;
    const middle = share + z ** 2 / (2 * count);
    const width = z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
    const scale = 1 + z ** 2 / count;
    return [(middle - width) / scale, (middle + width) / scale];
}

function inPercent(share: number): string {
    return (100 * share).toFixed(1);
}

/** The room: `lib/queue` of `lib/queue/turn.ts`. */
function folderOf(fileName: string, root: string): string {
    return path.relative(root, path.resolve(root, fileName)).split(path.sep).slice(0, 2).join('/');
}
