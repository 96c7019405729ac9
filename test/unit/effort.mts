import assert from 'node:assert/strict';

/** The largest text that a form of the server's 100 kB holds where half of it needs no encoding. */
export const LARGEST = 65_536;

/** Fails when work of eight times the length takes far more than the same in eight pieces, as quadratic work does (eight
 * times as much). What else the machine does only makes a run longer, so the shortest of several counts, and both
 * lengths take turns: a slow machine slows both. It is tried again before it fails. */
export function assertSteady(work: (length: number) => unknown, about: string, longest = LONG): void {
    for (const attempts of [1, 3, 9]) {
        const [inPieces, atOnce] = shortest(work, attempts, longest);
        if (atOnce <= 3 * Math.max(inPieces, LEAST_MS)) {
            return;
        }
    }
    assert.fail(`${JSON.stringify(about)} takes more than its length accounts for`);
}

const LONG = 8_000;
const PIECES = 8;

/** Below this, what is measured is not the work. */
const LEAST_MS = 1;

function shortest(
    work: (length: number) => unknown,
    attempts: number,
    longest: number,
): readonly [inPieces: number, atOnce: number] {
    const pieces = () => {
        for (let piece = 0; piece < PIECES; piece += 1) {
            work(longest / PIECES);
        }
    };
    const runs = Array.from({ length: attempts }, () => [timed(pieces), timed(() => work(longest))] as const);
    return [Math.min(...runs.map(([inPieces]) => inPieces)), Math.min(...runs.map(([, atOnce]) => atOnce))];
}

/** Milliseconds of this process, whatever the others do meanwhile. */
function timed(work: () => unknown): number {
    const { user } = process.cpuUsage();
    work();
    return (process.cpuUsage().user - user) / 1_000;
}
