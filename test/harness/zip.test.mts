import assert from 'node:assert/strict';
import { cpSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { repositoryRoot } from '../workspace/cache.mts';
import { packagedApp } from '../workspace/package-app.mts';
import { type AppCopy, appFiles, copyApp } from './app-copy.mts';

const MAX_BYTES = 300_000;
let copy: AppCopy;
let zip: string;

/** Packages a copy, so that what packaging writes can be told from what was there. */
before(async () => {
    copy = copyApp();
    cpSync(join(repositoryRoot, 'test', 'unit'), join(copy.folder, 'test', 'unit'), { recursive: true });
    zip = await packagedApp(copy.folder);
});

after(() => copy.remove());

test('the zip is at most 300 kB', () => {
    assert.ok(statSync(zip).size < MAX_BYTES, `${statSync(zip).size} bytes`);
});

test('the zip holds the app, its icon, its languages and what rc-apps takes from the root, and nothing else', () => {
    const names = entriesOf(zip);
    for (const needed of ['app.json', 'icon.png', 'i18n/en.json', 'SmsIncomingApp.js']) {
        assert.ok(names.includes(needed), `${needed} is missing from ${names.join(', ')}`);
    }
    const expected = [
        /^(app|package|package-lock|tsconfig)\.json$|^CHANGELOG\.md$|^icon\.png$|^\.packagedby$/,
        /^i18n\/[\w-]+\.json$/,
        /^SmsIncomingApp\.js$|^(endpoints|events|jobs|lib)\/([\w-]+\/)*[\w-]+\.js$/,
    ];
    assert.deepEqual(
        names.filter((name) => !expected.some((pattern) => pattern.test(name))),
        [],
    );
});

test('packaging changes no file: app.json is committed exactly as rc-apps writes it', () => {
    for (const name of appFiles(repositoryRoot).filter((one) => statSync(join(repositoryRoot, one)).isFile())) {
        assert.equal(
            readFileSync(join(copy.folder, name), 'utf8'),
            readFileSync(join(repositoryRoot, name), 'utf8'),
            name,
        );
    }
    assert.deepEqual(appFiles(copy.folder), appFiles(repositoryRoot));
});

function entriesOf(file: string): string[] {
    const AdmZip = createRequire(import.meta.url)('adm-zip') as new (
        path: string,
    ) => {
        getEntries(): { entryName: string }[];
    };
    return new AdmZip(file).getEntries().map(({ entryName }) => entryName);
}
