import { withSeed } from '../harness/seeded.mts';
import { commandLine } from '../workspace/command-line.mts';
import { endWithNpm } from '../workspace/end-with-npm.mts';
import { soakOptions, USAGE } from './options.mts';
import { runSoak } from './run-soak.mts';

let toldAt = 0;
const { minutes, ...where } = commandLine(USAGE, soakOptions);
endWithNpm();

const report = await withSeed(async (random, seed) => ({
    seed,
    ...where,
    ...(await runSoak({
        ...where,
        customers: Number.POSITIVE_INFINITY,
        textsEach: 15,
        atOnce: 24,
        pauseMs: 16_000,
        writingForMs: minutes * 60_000,
        patienceMs: 15_000,
        everyMs: 600,
        agentsEveryMs: 1_500,
        random,
        isTimeLapse: false,
        mishapsForMs: minutes * 60_000,
        drainWithinMs: 420_000,
        onProgress: progress,
    })),
}));

const { complaints, tallies, ...numbers } = report;
console.log(`\n${JSON.stringify(numbers, null, 4)}`);
console.table(tallies);
for (const complaint of complaints) {
    console.log(complaint);
}
const { pending, split } = report;
process.exit(complaints.length + pending + split === 0 ? 0 : 1);

/** One line that is written over on a terminal, and a line now and then elsewhere. */
function progress(line: string): void {
    if (process.stdout.isTTY) {
        process.stdout.write(`\r\x1b[K${line}`);
    } else if (Date.now() - toldAt > 10_000) {
        toldAt = Date.now();
        process.stdout.write(`${line}\n`);
    }
}
