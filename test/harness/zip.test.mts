import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from '../workspace/cache.mts';
import { packagedApp, packagingRecord } from '../workspace/package-app.mts';
import { zipEntries } from './zip-entries.mts';

const MAX_BYTES = 300_000;
let zip: string;

before(async () => {
    zip = await packagedApp();
});

test('the zip is at most 300 kB', () => {
    assert.ok(statSync(zip).size < MAX_BYTES, `${statSync(zip).size} bytes`);
});

test('the zip holds the app, its icon, its languages and what rc-apps takes from the root, and nothing else', () => {
    const names = zipEntries(zip).map(({ entryName }) => entryName);
    for (const needed of ['app.json', 'icon.png', 'i18n/en.json', 'SmsIncomingApp.js']) {
        assert.ok(names.includes(needed), `${needed} is missing from ${names.join(', ')}`);
    }
    const expected = [
        /^(app|package|package-lock|tsconfig)\.json$|^CHANGELOG\.md$|^LICENSE$|^icon\.png$|^\.packagedby$/,
        /^i18n\/[\w-]+\.json$/,
        /^SmsIncomingApp\.js$/,
        /^lib\/words\/generated\/libphonenumber\.LICENSE\.txt$/,
    ];
    assert.deepEqual(
        names.filter((name) => !expected.some((pattern) => pattern.test(name))),
        [],
    );
});

test('the licence goes with it, and that of what is bundled', () => {
    const names = zipEntries(zip).map(({ entryName }) => entryName);
    for (const licence of ['LICENSE', 'lib/words/generated/libphonenumber.LICENSE.txt']) {
        assert.ok(names.includes(licence), `${licence} is missing from ${names.join(', ')}`);
    }
});

test('packaging changes no file: app.json is committed exactly as rc-apps writes it', () => {
    const { inputs, inputsAfter } = packagingRecord();
    assert.equal(inputsAfter, inputs);
});

test('rc-apps says what is wrong in its own words, whatever colours are installed', () => {
    const tool = fileURLToPath(new URL('../rc-apps/run.cjs', import.meta.url));
    const nobody = ['deploy', '--url', 'http://127.0.0.1:9', '-u', 'admin', '-p', 'admin'];
    const { stdout, stderr, status } = spawnSync(process.execPath, [tool, ...nobody], {
        encoding: 'utf8',
        cwd: repositoryRoot,
    });
    assert.notEqual(status, 0);
    assert.match(stdout + stderr, /Problems conecting to Rocket\.Chat/);
    assert.doesNotMatch(stdout + stderr, /TypeError/);
});
