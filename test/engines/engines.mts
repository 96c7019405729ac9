import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVERY_STORY } from '../engine/every-story.mts';
import { repositoryRoot } from '../workspace/cache.mts';
import { commandLine, optionsAndWords } from '../workspace/command-line.mts';
import { endWithNpm } from '../workspace/end-with-npm.mts';
import { ENGINE_FOLDER } from '../workspace/engine/engine-folder.mts';
import { packagedApp } from '../workspace/package-app.mts';
import { COLUMNS, type Column, columnsNamed, NEWEST } from './columns.mts';
import { installedEngine } from './install-engine.mts';
import { columnOf, columnsIn, FAILED, markdownTable, type Tried, tableIn, withTable } from './table.mts';

const README = join(repositoryRoot, 'README.md');
const PLAY = fileURLToPath(new URL('./play.mts', import.meta.url));
/** One server's stories take half a minute; this is for a machine that does much else. */
const PATIENCE_MS = 5 * 60_000;

const USAGE = `Plays every story on the Apps-Engines that servers have, and writes README's table of servers.

  npm run engines -- [versions of the engine, node or deno]

  some of them are played and compared with README, as in npm run engines -- 1.46.0 node`;

/**
 * `npm run engines [-- 1.46.0 node …]`: every story once on the engines that servers have, and the outcome as a table. All
 * of them write it into README.md; some are compared with what is there.
 */
async function main(): Promise<void> {
    const columns = commandLine(USAGE, (typed) =>
        columnsNamed(optionsAndWords(typed, { options: {}, most: Number.POSITIVE_INFINITY }).positionals),
    );
    endWithNpm();
    await packagedApp();
    const tried: Tried[] = [];
    for (const column of columns) {
        const { rocketChat, engine, runtime } = column;
        console.log(`Rocket.Chat ${rocketChat}: Apps-Engine ${engine}, apps in ${runtime} …`);
        tried.push({ column, cells: await played(column) });
    }
    console.log(`\n${markdownTable(tried)}\n`);
    if (tried.some(({ cells }) => cells.includes(FAILED))) {
        throw new Error('Not everything works');
    }
    if (columns.length === COLUMNS.length) {
        writeFileSync(README, withTable(readFileSync(README, 'utf8'), markdownTable(tried)));
        console.log('README.md has this table now.');
    } else {
        compareWithReadme(tried);
    }
}

/** What became of each story; whatever was not reached has failed. */
async function played(column: Column): Promise<readonly string[]> {
    const older = column.engine === NEWEST ? undefined : await installedEngine(column.engine);
    const hooks = older === undefined ? [] : ['--import', new URL('./older-engine.mts', import.meta.url).href];
    const child = fork(PLAY, [String(COLUMNS.indexOf(column))], {
        execArgv: ['--import', 'tsx', ...hooks],
        env: { ...process.env, ...(older !== undefined && { [ENGINE_FOLDER]: older }) },
        timeout: PATIENCE_MS,
        killSignal: 'SIGKILL',
        silent: true,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (text) => (said += text));
    }
    const cells: string[] = [];
    child.on('message', (cell) => cells.push(String(cell)));
    await new Promise((resolve) => child.once('close', resolve));
    const all = EVERY_STORY.map((_, at) => cells[at] ?? FAILED);
    if (all.includes(FAILED)) {
        console.error(said);
    }
    return all;
}

function compareWithReadme(tried: readonly Tried[]): void {
    const written = columnsIn(tableIn(readFileSync(README, 'utf8'))).map((column) => column.join('|'));
    const other = tried.find((one) => !written.includes(columnOf(one).join('|')));
    if (other !== undefined) {
        throw new Error(`README.md has another column for Rocket.Chat ${other.column.rocketChat}: npm run engines`);
    }
    console.log('README.md says the same.');
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
});
