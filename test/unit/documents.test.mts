import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { labels } from '../../lib/engine/store/labels.ts';
import { COLUMNS } from '../engines/columns.mts';
import { columnOf, columnsIn, FAILED, LINES, tableIn } from '../engines/table.mts';
import { appPath } from '../workspace/app-id.mts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ARCHITECTURE = '.github/ARCHITECTURE.md';
const DOCUMENTS = [
    'README.md',
    'CHANGELOG.md',
    'test/workspace/README.md',
    ...['.github', 'docs'].flatMap((folder) =>
        readdirSync(path.join(import.meta.dirname, '../..', folder))
            .filter((name) => name.endsWith('.md'))
            .map((name) => `${folder}/${name}`),
    ),
];
const SOURCES = ['commands', 'endpoints', 'events', 'jobs', 'lib'];

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const matches = (text: string, pattern: RegExp): string[] =>
    Array.from(text.matchAll(pattern), ([, found = '']) => found);

/** What a document may speak of: files and folders of the repository, from its root, its own folder, or test/. */
function exists(name: string, document: string): boolean {
    return ['', path.dirname(document), 'test'].some((base) => existsSync(path.join(ROOT, base, name)));
}

/** Whether a word in backticks is meant as a file or a folder of the repository. */
function isPath(word: string, document: string): boolean {
    const [first = '', ...rest] = word.split('/');
    const isName = /^[\w.@/-]+$/.test(word) && !word.startsWith('/');
    return (
        isName &&
        (/\w\.(?:ts|mts|mjs|json|jsonc|md|css|html)$/.test(word) || (rest.length > 0 && exists(first, document)))
    );
}

/** Whether a link of a document leads to a file of the repository and, where it names one, to a heading of it. */
function isThere(link: string, document: string): boolean {
    const [name = '', heading] = link.split('#');
    const target = name === '' ? document : path.join(path.dirname(document), name);
    return existsSync(path.join(ROOT, target)) && (heading === undefined || headingsOf(read(target)).includes(heading));
}

/** The headings of a document as links name them. Source: GitHub's anchors. */
function headingsOf(text: string): string[] {
    return matches(text, /^#+ (.*)$/gm).map((heading) =>
        heading
            .toLowerCase()
            .replace(/[^\p{L}\p{N} _-]/gu, '')
            .replaceAll(' ', '-'),
    );
}

/** What is there once something has been made, and not in a fresh clone. */
const MADE = /^(?:dist|test\/\.cache)(?:\/|$)/;

for (const document of DOCUMENTS) {
    const text = read(document);

    test(`${document}: every link within the repository leads to something, and to a heading that is there`, () => {
        const links = matches(text, /\]\(([^)\s]+)/g).filter((link) => !/^https?:/.test(link));
        assert.deepEqual(
            links.filter((link) => !isThere(link, document)),
            [],
        );
    });

    test(`${document}: every path in it is there`, () => {
        const paths = matches(text, /`([^`\n]+)`/g).filter((word) => isPath(word, document) && !MADE.test(word));
        assert.deepEqual(
            paths.filter((name) => !exists(name, document)),
            [],
        );
        const run = matches(text, /--test (\S+\.mts)/g);
        assert.deepEqual(
            run.filter((name) => !existsSync(path.join(ROOT, 'test', name))),
            [],
        );
    });

    test(`${document}: every npm command in it is there`, () => {
        const { scripts } = JSON.parse(read('package.json'));
        const named = matches(text, /\bnpm run (?:-s )?([a-z:]+)/g);
        assert.deepEqual(
            named.filter((name) => !(name in scripts)),
            [],
        );
    });
}

test('ARCHITECTURE has every label of the records, and every event of the log', () => {
    const text = read(ARCHITECTURE);
    const kinds = (['text', 'reply', 'pass'] as const).map(labels.kind);
    const others = Object.entries(labels)
        .filter(([name]) => name !== 'kind')
        .map(([, label]) => (typeof label === 'string' ? label : label('text' as never)).replace(/:.*/, ':'));
    const files = SOURCES.flatMap((folder) =>
        readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
            .filter((file) => file.endsWith('.ts'))
            .map((file) => path.join(folder, file)),
    );
    const events = files.flatMap((file) => matches(read(file), /'(sms\.[a-z-]+)'/g));
    assert.ok(events.length > 15 && others.length > 10, 'they were found');
    assert.deepEqual(
        [...kinds, ...others, ...events].filter((name) => !text.includes(`\`${name}\``)),
        [],
    );
});

test('the ending of the webhook address is one everywhere', () => {
    const told = [...DOCUMENTS, 'i18n/en.json', 'test/workspace/start.mts'].flatMap((file) =>
        matches(read(file), /(#rc=3&rp=[\w,]+)/g),
    );
    assert.deepEqual([...new Set(told)], ['#rc=3&rp=4xx,5xx,ct,rt']);
});

test('the table of servers has the columns and lines that npm run engines knows, and nothing that fails', () => {
    const [lines = [], ...columns] = columnsIn(tableIn(read('README.md')));
    assert.deepEqual(lines, LINES);
    const heads = COLUMNS.map((column) => columnOf({ column, cells: [] }));
    assert.deepEqual(
        columns.map((column) => column.slice(0, 3)),
        heads,
    );
    assert.ok(!columns.flat().includes(FAILED));
});

test('the lines for nginx are about the paths of this app, and let through what Twilio sends and no JSON', () => {
    const page = read('docs/install.md');
    const [location = ''] = matches(page, /location ~\* (\S+) \{/g);
    for (const endpoint of ['sms-incoming/twilio', 'sms-status/twilio', 'sms-media']) {
        assert.match(appPath(endpoint), new RegExp(location, 'i'));
    }
    const [form = ''] = matches(page, /"~\*(\^application\S+)" 0;/g);
    const types = ['application/x-www-form-urlencoded; charset=UTF-8', 'application/x-www-form-urlencoded'];
    const others = ['application/json', 'text/json', 'application/x-www-form-urlencoded, application/json'];
    assert.deepEqual(
        [...types, ...others].filter((type) => new RegExp(form, 'i').test(type)),
        types,
    );
});
