import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseChangelog } from '../release/changelog.mts';
import { planRelease, type ReleaseInputs } from '../release/plan.mts';

const ROOT = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8');

const CHANGELOG = `# Changelog

Words.

## [Unreleased]

## [1.2.0] - 2026-11-25

### Fixed

- Two.

## [1.1.0] - 2026-11-20

- One.
`;

const INPUTS: ReleaseInputs = {
    manifest: '{"version":"1.2.0"}',
    packages: { 'package.json': '{"version":"1.2.0"}', 'test/package.json': '{"version":"1.2.0"}' },
    changelog: CHANGELOG,
};

function whyRefused(changed: Partial<ReleaseInputs>): string {
    const plan = planRelease({ ...INPUTS, ...changed });
    return plan.kind === 'refused' ? plan.why : '';
}

test('a version’s notes are its section of CHANGELOG and nothing else', () => {
    const plan = planRelease(INPUTS);
    assert.deepEqual(plan, { kind: 'release', version: '1.2.0', notes: '### Fixed\n\n- Two.\n', warnings: [] });
});

test('a version without a section is refused with what to do, also where another begins like it', () => {
    const packages = { 'package.json': '{"version":"1.2.1"}' };
    assert.match(whyRefused({ manifest: '{"version":"1.2.1"}', packages }), /no section "## \[1\.2\.1\].*1\.2\.0/);
    const short = { manifest: '{"version":"1.2"}', packages: { 'package.json': '{"version":"1.2"}' } };
    assert.match(whyRefused(short), /no section/);
});

test('a section that says nothing is refused', () => {
    assert.match(whyRefused({ changelog: CHANGELOG.replace(/### Fixed\n\n- Two\.\n/, '') }), /is empty/);
});

test('a file with another version than app.json is refused by name', () => {
    const why = whyRefused({ packages: { ...INPUTS.packages, 'test/package.json': '{"version":"1.1.0"}' } });
    assert.match(why, /app\.json is at version 1\.2\.0, but test\/package\.json 1\.1\.0/);
});

test('what is in the zip and not in the notes is said', () => {
    const changelog = CHANGELOG.replace('## [Unreleased]\n', '## [Unreleased]\n\n- Three.\n');
    const plan = planRelease({ ...INPUTS, changelog });
    assert.match(plan.kind === 'release' ? plan.warnings.join() : '', /has one entry under "Unreleased"/);
});

test('a heading without a date, or of another form, is an error that shows it', () => {
    for (const heading of ['## [1.3.0]', '## 1.3.0 - 2026-11-29', '## [1.3.0] - 29 Nov 2026', '## Unreleased']) {
        assert.throws(() => parseChangelog(`${heading}\n\n- Words.\n`), {
            message: new RegExp(heading.slice(3, 8).replace(/[[\].]/g, '\\$&')),
        });
    }
});

test('CHANGELOG has its versions with dates, the newest first, and in each only the groups of the form', () => {
    const text = read('CHANGELOG.md');
    const { sections } = parseChangelog(text);
    const dates = sections.map(({ date }) => date);
    assert.ok(dates.length > 0);
    assert.deepEqual(dates, [...dates].sort().reverse());
    const groups = Array.from(text.matchAll(/^### (.*)$/gm), ([, group = '']) => group);
    const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
    assert.deepEqual(
        groups.filter((group) => !known.includes(group)),
        [],
    );
});

test('every file that carries the version has the one of app.json, and CHANGELOG has its section', () => {
    const names = ['package.json', 'package-lock.json', 'test/package.json', 'test/package-lock.json'];
    const packages = Object.fromEntries(names.map((name) => [name, read(name)]));
    const plan = planRelease({ manifest: read('app.json'), packages, changelog: read('CHANGELOG.md') });
    assert.equal(plan.kind, 'release', plan.kind === 'refused' ? plan.why : '');
});
