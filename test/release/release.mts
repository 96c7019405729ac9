import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { repositoryRoot } from '../workspace/cache.mts';
import { commandLine, optionsAndWords } from '../workspace/command-line.mts';
import { endWithNpm } from '../workspace/end-with-npm.mts';
import { packagedApp, zipPath } from '../workspace/package-app.mts';
import { planRelease } from './plan.mts';

const VERSIONED = ['package.json', 'package-lock.json', 'test/package.json', 'test/package-lock.json'];

const USAGE = `Makes the zip of the version in app.json, its checksum and its notes, in dist/.

  npm run release`;

/**
 * `npm run release`: the zip of the version in app.json, its SHA-256 in the form of sha256sum, and the version's section
 * of CHANGELOG as notes, all in dist/. Refuses, with what to mend, where the files do not agree on the version.
 */
async function main(): Promise<void> {
    commandLine(USAGE, (typed) => optionsAndWords(typed, { options: {}, most: 0 }));
    endWithNpm();
    const read = (name: string): string => readFileSync(join(repositoryRoot, name), 'utf8');
    const packages = Object.fromEntries(VERSIONED.map((name) => [name, read(name)]));
    const plan = planRelease({ manifest: read('app.json'), packages, changelog: read('CHANGELOG.md') });
    if (plan.kind === 'refused') {
        throw new Error(`No release: ${plan.why}`);
    }
    for (const warning of plan.warnings) {
        console.warn(warning);
    }
    await packagedApp();
    const zip = zipPath();
    const sum = createHash('sha256').update(readFileSync(zip)).digest('hex');
    const stem = zip.replace(/\.zip$/, '');
    writeFileSync(`${zip}.sha256`, `${sum}  ${basename(zip)}\n`);
    writeFileSync(`${stem}.notes.md`, plan.notes);
    console.log(`Version ${plan.version}, for upload:`);
    for (const file of [zip, `${zip}.sha256`, `${stem}.notes.md`]) {
        console.log(`  ${relative(repositoryRoot, file)}  ${statSync(file).size} bytes`);
    }
    console.log(`SHA-256 ${sum}`);
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
