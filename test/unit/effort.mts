import assert from 'node:assert/strict';

/** The largest text that a form of the server's 100 kB holds where half of it needs no encoding. */
export const LARGEST = 65_536;

/** Fails when work of eight times the length takes far more than eight times as long, as quadratic work does (64 times).
 * What else the machine does only makes a run longer, so the shortest of several counts, and both lengths take turns: a
 * slow machine slows both. It is tried again before it fails. */
export function assertSteady(work: (length: number) => unknown, about: string, longest = LONG): void {
    for (const attempts of [1, 3, 9]) {
        const [short, long] = shortest(work, attempts, longest);
        if (long <= 24 * Math.max(short, LEAST_MS)) {
            return;
        }
    }
    assert.fail(`${JSON.stringify(about)} takes more than its length accounts for`);
}

const LONG = 8_000;

/** Below this, what is measured is not the work. */
const LEAST_MS = 0.25;

function shortest(
    work: (length: number) => unknown,
    attempts: number,
    longest: number,
): readonly [short: number, long: number] {
    const runs = Array.from(
        { length: attempts },
        () => [timed(() => work(longest / 8)), timed(() => work(longest))] as const,
    );
    return [Math.min(...runs.map(([short]) => short)), Math.min(...runs.map(([, long]) => long))];
}

/** Milliseconds of this process, whatever the others do meanwhile. */
function timed(work: () => unknown): number {
    const { user } = process.cpuUsage();
    work();
    return (process.cpuUsage().user - user) / 1_000;
}
