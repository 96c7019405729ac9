/** `npm run bench`: what SMS Incoming takes beside what an admin would use instead; `npm run bench -- --help`. */
import { cpus } from 'node:os';
import { commandLine } from '../workspace/command-line.mts';
import { backlogTable } from './backlog.mts';
import { measureFar } from './far-store.mts';
import { floodTable } from './flood.mts';
import { measureGrowth, measureScaleOut } from './growth.mts';
import { inputsTable } from './inputs.mts';
import { acquaint, KINDS } from './kinds.mts';
import { measureCosts, measureLatency } from './latency.mts';
import { measureMemory } from './memory.mts';
import { type BenchOptions, benchOptions, type Extra, USAGE } from './options.mts';
import { othersTable } from './others.mts';
import { jsonOf, markdownOf, type Results, writeResults } from './report.mts';
import { measureThroughput } from './throughput.mts';
import { weekTable } from './week.mts';
import { startWorld } from './world.mts';

let toldAt = 0;
const EXTRA: Readonly<Record<Extra, (options: BenchOptions) => string | Promise<string>>> = {
    inputs: () => inputsTable(progress),
    backlog: ({ runtime, size }) => backlogTable({ runtime, texts: size.memoryTexts }, progress),
    flood: ({ runtime, size }) => floodTable({ runtime, rounds: size.rounds }, progress),
    week: ({ size }) => weekTable(size.memoryTexts, progress),
    others: ({ runtime, size }) => othersTable({ runtime, rounds: size.rounds }, progress),
};
const options = commandLine(USAGE, benchOptions);
if (options.extra !== undefined) {
    const table = await EXTRA[options.extra](options);
    progress('');
    console.log(table);
    process.exit(0);
}
const results = await measure(options);
progress('');
console.log(options.isJson ? jsonOf(results) : markdownOf(results));
if (options.writes) {
    // Beside the figures of a program that reads them.
    console.error(`\nWritten: ${writeResults(results).join(', ')}`);
}
process.exit(0);

async function measure({ runtime, size, parts }: BenchOptions): Promise<Results> {
    const startedAt = Date.now();
    const tell = (line: string) => progress(`${Math.round((Date.now() - startedAt) / 1000)} s, ${line}`);
    tell('packaging and starting');
    const world = await startWorld(runtime);
    try {
        await acquaint(world);
        const kinds = KINDS.filter(({ part }) => parts.has(part));
        const latency = await measureLatency(world, { kinds, rounds: size.rounds }, tell);
        const heldUp = { kinds: kinds.length === 0 ? KINDS : kinds, rounds: Math.min(size.rounds, 60) };
        const far = parts.has('far') ? await measureFar(world, heldUp, tell) : undefined;
        const costs = await measureCosts(world, kinds, tell);
        const throughput = parts.has('throughput') ? await measureThroughput(world, size, tell) : [];
        const populations = parts.has('growth') ? size.populations : [];
        const growth = await measureGrowth(world, { populations, rounds: Math.min(size.rounds, 60) }, tell);
        const memory = parts.has('memory') ? await measureMemory(world, size.memoryTexts, tell) : undefined;
        await world.stop();
        const instances = parts.has('scale-out') ? size.instances : [];
        const scaleOut = await measureScaleOut({ instances, runtime, texts: 320 }, tell);
        const on = new Date().toISOString().slice(0, 10);
        const about = { on, runtime, node: process.version, cores: cpus().length, rounds: size.rounds };
        return { about, latency, far, costs, throughput, growth, memory, scaleOut };
    } catch (error) {
        await world.stop();
        throw error;
    }
}

/** One line that is written over on a terminal, and a line now and then elsewhere. */
function progress(line: string): void {
    if (process.stderr.isTTY) {
        process.stderr.write(`\r\x1b[K${line}`);
    } else if (line !== '' && Date.now() - toldAt > 10_000) {
        toldAt = Date.now();
        process.stderr.write(`${line}\n`);
    }
}
