import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../workspace/cache.mts';
import { svgOf } from './chart.mts';
import type { Far } from './far-store.mts';
import { median, quantile, type Ratio, ratioOf, rounded } from './figures.mts';
import type { Growth, ScaleOut } from './growth.mts';
import type { Cost, Latency } from './latency.mts';
import type { Memory } from './memory.mts';
import type { Throughput } from './throughput.mts';
import { CONTENDERS, type Contender, NAMES } from './world.mts';

/** Everything that one run measured. */
export interface Results {
    readonly about: {
        readonly on: string;
        readonly runtime: string;
        readonly node: string;
        readonly cores: number;
        readonly rounds: number;
    };
    readonly latency: readonly Latency[];
    readonly far: Far | undefined;
    readonly costs: readonly Cost[];
    readonly throughput: readonly Throughput[];
    readonly growth: readonly Growth[];
    readonly memory: Memory | undefined;
    readonly scaleOut: readonly ScaleOut[];
}

/** A row of a table. */
type Row = readonly string[];

/** What is printed and put into README: one table for each question. */
export function markdownOf(results: Results): string {
    const { about, far, throughput, growth, memory, scaleOut } = results;
    return [
        `Measured by \`npm run bench\` on ${about.on}: Rocket.Chat’s ${about.runtime} runtime, ${about.cores} cores, ${about.rounds} rounds in turn. Times are multiples of those of the algorithm of Rocket.Chat’s built-in route, written as an app and run beside ours; less is faster. In brackets: the range in which half of the rounds lie. Calls are all that it causes, those of a reply’s delivery reports too; deep is how many stand one behind the other until the answer, or until Twilio is asked, that request included. Of refused signatures one in five seconds has the settings read again, four calls, which are not in the table. Replies go into usual rooms: the customer has written, the agent has answered before, and up to five replies follow.`,
        ...(results.latency.length === 0 ? [] : [CHART, table(LATENCY_HEAD, latencyRows(results))]),
        ...(far === undefined ? [] : [farTable(far)]),
        ...(throughput.length === 0
            ? []
            : [table(['Texts a second', ...HEAD, 'ours, texts a second'], throughput.map(throughputRow))]),
        ...(growth.length === 0
            ? []
            : [
                  table(
                      ['Visitors, rooms and texts that are there', 'built-in, × nothing', 'ours, × nothing'],
                      growth.map(growthRow),
                  ),
              ]),
        [
            ...(memory === undefined || Number.isNaN(memory.beforeMb) ? [] : [memoryLine(memory)]),
            ...(scaleOut.length === 0
                ? []
                : [
                      `Texts a second with ${scaleOut.map(({ instances, perSecond }) => `${instances} instance${instances === 1 ? '' : 's'}: ${perSecond}`).join(', ')}, on these ${about.cores} cores, which Twilio, the store, Rocket.Chat and all instances share.`,
                  ]),
        ].join(' '),
    ].join('\n\n');
}

function farTable({ callMs, latency }: Far): string {
    const rows = latency.map(({ kind, ms }) => [
        kind,
        ...REAL.map((who) => besideBuiltIn(ms[who], ms.builtIn ?? [], who)),
    ]);
    return table(
        [`Median time where each call takes ${callMs} ms longer, as with a database on another machine`, ...HEAD],
        rows,
    );
}

const CHART = '![Median times beside the built-in route’s](docs/speed.svg)';
const LATENCY_HEAD = ['Median time', 'nothing', 'the least', 'built-in', 'ours', 'calls: built-in', 'ours'];

function memoryLine({ texts, customers, beforeMb, afterMb }: Memory): string {
    const [many, of] = [texts, customers].map((count) => count.toLocaleString('en'));
    return `Of the app’s process ${beforeMb} MB were in use before and ${afterMb} MB after ${many} texts of ${of} customers, once its garbage was collected.`;
}

function latencyRows({ latency, costs }: Results): readonly Row[] {
    return latency.map(({ kind, ms }) => {
        const base = ms.builtIn ?? ms.ours ?? [];
        const cells = CONTENDERS.map((who) => shown(ms[who] && ratioOf(ms[who], base), who === baseOf(ms)));
        const calls = (['builtIn', 'ours'] as const).map((who) => {
            const cost = costs.find((one) => one.kind === kind && one.contender === who);
            return cost === undefined ? '' : `${cost.calls}, ${cost.chain} deep`;
        });
        return [kind, ...cells, ...calls];
    });
}

function baseOf(ms: Latency['ms']): Contender {
    return ms.builtIn === undefined ? 'ours' : 'builtIn';
}

/** Those that show a text, and the heads of their columns. */
const REAL = ['floor', 'builtIn', 'ours'] as const;
const HEAD = ['the least', 'built-in', 'ours'];

function besideBuiltIn(values: readonly number[] | undefined, base: readonly number[], who: Contender): string {
    return shown(values && ratioOf(values, base), who === 'builtIn');
}

function shown(ratio: Ratio | undefined, isBase: boolean): string {
    if (ratio === undefined) {
        return '';
    }
    return isBase ? '1' : `${ratio.ratio.toFixed(2)} (${ratio.from.toFixed(2)}–${ratio.to.toFixed(2)})`;
}

function throughputRow({ atOnce, perSecond }: Throughput): Row {
    const base = perSecond.builtIn ?? [];
    const ours = rounded(median(perSecond.ours ?? []));
    return [`${atOnce} at once`, ...REAL.map((who) => besideBuiltIn(perSecond[who], base, who)), String(ours)];
}

function growthRow({ population, byNothing }: Growth): Row {
    return [population.toLocaleString('en'), shown(byNothing.builtIn, false), shown(byNothing.ours, false)];
}

/** A table in Markdown. */
export function table(head: Row, rows: readonly Row[]): string {
    const line = (cells: Row) => `| ${cells.join(' | ')} |`;
    return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** For machines: every figure, with its quantiles in milliseconds. */
export function jsonOf(results: Results): string {
    const latency = results.latency.map(quantiles);
    const far = results.far && { ...results.far, latency: results.far.latency.map(quantiles) };
    const throughput = results.throughput.map(({ atOnce, perSecond }) => ({
        atOnce,
        ...Object.fromEntries(
            Object.entries(perSecond).map(([who, all]) => [
                who,
                { perSecond: rounded(median(all)), byBuiltIn: ratioOf(all, perSecond.builtIn ?? []) },
            ]),
        ),
    }));
    return `${JSON.stringify({ ...results, names: NAMES, latency, far, throughput }, null, 4)}\n`;
}

function quantiles({ kind, ms }: Latency): object {
    return {
        kind,
        ...Object.fromEntries(
            Object.entries(ms).map(([who, all]) => [
                who,
                {
                    p50: rounded(median(all)),
                    p90: rounded(quantile(all, 0.9)),
                    p99: rounded(quantile(all, 0.99)),
                    byBuiltIn: ms.builtIn && ratioOf(all, ms.builtIn),
                    byNothing: ms.nothing && ratioOf(all, ms.nothing),
                },
            ]),
        ),
    };
}

const BEGINS = '<!-- written by npm run bench -->';
const ENDS = '<!-- end of what npm run bench writes -->';

/** Writes the figures, the chart and README's table; returns where. */
export function writeResults(results: Results): readonly string[] {
    const at = (name: string) => join(repositoryRoot, name);
    writeFileSync(at('docs/speed.json'), jsonOf(results));
    writeFileSync(at('docs/speed.svg'), svgOf(results));
    const readme = readFileSync(at('README.md'), 'utf8');
    const [before, rest] = readme.split(BEGINS);
    const after = rest?.split(ENDS)[1];
    if (before === undefined || after === undefined) {
        throw new Error(`README.md has no "${BEGINS}" and "${ENDS}"`);
    }
    writeFileSync(at('README.md'), `${before}${BEGINS}\n${markdownOf(results)}\n${ENDS}${after}`);
    return ['docs/speed.json', 'docs/speed.svg', 'README.md'];
}
