import { withSeed } from '../harness/seeded.mts';
import { commandLine, wholeNumbers } from '../workspace/command-line.mts';
import { endWithNpm } from '../workspace/end-with-npm.mts';
import { runSoak } from './run-soak.mts';

const USAGE = `Sends many texts while much goes wrong, and tells what was lost or shown twice.

  npm run soak -- [customers] [texts each]

  300 customers and 15 texts each unless told; SEED=… chooses the chances`;

const [customers = 0, textsEach = 0] = commandLine(USAGE, (typed) => wholeNumbers(typed, [300, 15]));
endWithNpm();

const report = await withSeed(async (random, seed) => ({
    ...(await runSoak({
        customers,
        textsEach,
        atOnce: 40,
        patienceMs: 15_000,
        everyMs: 400,
        random,
        isTimeLapse: false,
        mishapsForMs: 150_000,
        drainWithinMs: 180_000,
        onProgress: (line) => process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`),
    })),
    seed,
}));

const { complaints, ...numbers } = report;
console.log(`\n${JSON.stringify(numbers, null, 4)}`);
for (const complaint of complaints) {
    console.log(complaint);
}
const { lost, twice, outOfOrder, pending, split } = report;
process.exit(lost + twice + outOfOrder + pending + split === 0 ? 0 : 1);
