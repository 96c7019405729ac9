import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { subcommands } from '../../commands/subcommands.ts';
import { SETTINGS } from '../../lib/model/settings.ts';
import { meaningOf } from '../../lib/twilio/error-codes.ts';
import { CHECK_WORDS } from '../../lib/words/topics/check.ts';
import { TEXT_LINES } from '../../lib/words/topics/text-lines.ts';
import { packageFolder } from '../workspace/engine/package-folder.mts';
import { FIGURES } from './documents-figures.mts';
import { EXAMPLE, EXTERNAL_LINKS, HOSTS } from './external-links.mts';
import { SCREENS } from './screen-words.mts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const PAGES = readdirSync(path.join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
const DOCUMENTS = [
    'README.md',
    'CHANGELOG.md',
    'test/workspace/README.md',
    ...['ARCHITECTURE', 'CONTRIBUTING', 'SECURITY'].map((name) => `.github/${name}.md`),
    ...PAGES,
];
const labels = JSON.parse(read('i18n/en.json')) as Readonly<Record<string, string>>;
const { version, nameSlug, permissions } = JSON.parse(read('app.json')) as {
    version: string;
    nameSlug: string;
    permissions: readonly { readonly name: string }[];
};

const matches = (text: string, pattern: RegExp): string[] =>
    Array.from(text.matchAll(pattern), ([, found = '']) => found);

/** The rows of a document's tables that begin with something, as their cells. */
function rowsOf(text: string, first: RegExp): string[][] {
    return matches(text, /^\| (.*) \|$/gm)
        .map((row) => row.split(/ *\| */))
        .filter(([cell = '']) => first.test(cell));
}

test('every address outside of the repository is in the list, and the list has no others', () => {
    const found = DOCUMENTS.flatMap((file) => matches(read(file), /(https?:\/\/[^\s)>`"',;]+)/g));
    const external = new Set(found.filter((address) => !EXAMPLE.test(address)));
    assert.deepEqual([...external].sort(), EXTERNAL_LINKS);
});

test('every such address is https, of a host that is known, and in the form that this host answers itself', () => {
    const strange = EXTERNAL_LINKS.filter((address) => {
        const { protocol, hostname, pathname, search } = new URL(address);
        return protocol !== 'https:' || search !== '' || !HOSTS[hostname]?.test(pathname);
    });
    assert.deepEqual(strange, []);
});

test('every page is reached from README', () => {
    const readme = read('README.md');
    assert.deepEqual(
        PAGES.filter((page) => !readme.includes(`](${page})`)),
        [],
    );
});

test('every command behind /sms is one that there is, and each has its row', () => {
    const names = [...subcommands().map(({ name }) => name), 'help', 'yes'];
    const typed = DOCUMENTS.flatMap((file) => matches(read(file), /`\/sms ([a-z]+)/g));
    assert.deepEqual(
        typed.filter((name) => !names.includes(name)),
        [],
    );
    const page = read('docs/commands.md');
    const missing = subcommands().filter(({ name }) => name !== 'number' && !page.includes(`| \`/sms ${name}`));
    assert.deepEqual(
        missing.map(({ name }) => name),
        [],
    );
});

test('every command of rc-apps is one that it has, with the flags that it has', () => {
    const requireOfTool = createRequire(path.join(packageFolder('@rocket.chat/apps-cli'), 'package.json'));
    const typed = DOCUMENTS.flatMap((file) => matches(read(file), /\b(?:npx )?rc-apps ([^`\n]+)/g));
    for (const line of typed.filter((words) => /^(?:deploy|package|submit)\b/.test(words))) {
        const [name = '', ...words] = line.split(' ');
        const { default: command } = requireOfTool(`./lib/commands/${name}`) as {
            default: { flags: Readonly<Record<string, { readonly char?: string }>> };
        };
        const known = Object.entries(command.flags).flatMap(([flag, { char }]) => [`--${flag}`, `-${char}`]);
        assert.deepEqual(
            words.filter((word) => word.startsWith('-') && !known.includes(word)),
            [],
            line,
        );
    }
    assert.ok(typed.some((words) => words.includes('-p ')) && typed.some((words) => words.includes('-t ')));
});

test('README’s table of settings has each with its label and its default, in the order of the screen', () => {
    const rows = rowsOf(read('README.md'), /./).filter(([, id = '']) => /^`[a-z_]+`$/.test(id));
    const expected = SETTINGS.map(({ id, packageValue }) => [labels[`${id}_label`], `\`${id}\``, shown(packageValue)]);
    const told = rows.map(([label, id, value = '']) => [label, id, value.replace(/`|\*Site URL\*/g, '')]);
    assert.deepEqual(told, expected);
});

/** A default as the table shows it. */
function shown(value: string | number | boolean): string {
    return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}

test('what stands in italics is the label of a setting, or a word of a screen of Rocket.Chat’s or Twilio’s', () => {
    const known = new Set([...SCREENS, ...SETTINGS.map(({ id }) => labels[`${id}_label`] ?? '')]);
    const found = ['README.md', ...PAGES].flatMap((file) =>
        matches(read(file).replace(/```[\s\S]*?```|`[^`\n]*`/g, '`'), /(?<![*\w])\*([^*\n]+)\*(?!\*)/g),
    );
    assert.deepEqual(
        found.filter((words) => !known.has(words)),
        [],
    );
});

test('figures in the documents are those of the code', () => {
    for (const [file, pattern, expected] of FIGURES) {
        const [, found] = pattern.exec(read(file)) ?? [];
        assert.equal(found, String(expected), `${file}: ${pattern}`);
    }
});

test('the zip that the documents speak of has the version of app.json', () => {
    const named = DOCUMENTS.flatMap((file) =>
        matches(read(file), new RegExp(`\\b(${nameSlug}_[\\d.]+\\.zip)\\b`, 'g')),
    );
    assert.deepEqual([...new Set(named)], [`${nameSlug}_${version}.zip`]);
});

test('the table of permissions has each that the app asks for', () => {
    const told = rowsOf(read('docs/install.md'), /^`/).flatMap(([cell = '']) => matches(cell, /`([^`]+)`/g));
    const isTold = ({ name }: { readonly name: string }) =>
        told.includes(name) || told.some((one) => one.endsWith('*') && name.startsWith(one.slice(0, -1)));
    assert.deepEqual(
        permissions.filter((permission) => !isTold(permission)).map(({ name }) => name),
        [],
    );
});

test('a code in the table of symptoms means what the agent reads', () => {
    const rows = rowsOf(read('docs/trouble.md'), /^\d{5}$/);
    assert.ok(rows.length >= 15);
    for (const [code = '', meaning] of rows) {
        assert.equal(meaning, meaningOf({ code: Number(code) }).meaning, code);
    }
});

test('a line in the table of symptoms is one that the app writes', () => {
    const written: string[] = Object.values(TEXT_LINES.en);
    const reasons = matches(read('docs/trouble.md'), /^\| 📎 … could not be shown: ([^|]+) \|/gm);
    assert.ok(reasons.length >= 4);
    assert.deepEqual(
        reasons.filter((reason) => !written.includes(reason)),
        [],
    );
});

test('a row of the table of symptoms that names its test has one', () => {
    const proofs = Array.from(read('docs/trouble.md').matchAll(/<!-- (\S+): (.*?) -->/g));
    assert.ok(proofs.length > 25);
    const missing = proofs.filter(([, file = '', name = '']) => !read(`test/${file}`).includes(name));
    assert.deepEqual(
        missing.map(([comment]) => comment),
        [],
    );
});

test('every row of the table of symptoms is proved: by a code or a line that the app has, or by a test that it names', () => {
    const rows = matches(read('docs/trouble.md'), /^(\| .* \|)$/gm).filter(
        (row) => !/^\| (?:What you see|Code|Set-up) \|/.test(row),
    );
    const isProved = (row: string): boolean => /^\| \d{5} \|/.test(row) || /<!-- \S+: .+ -->/.test(row);
    const unproved = rows.filter((row) => !isProved(row)).map((row) => row.split(' | ')[0]);
    assert.ok(rows.length > 50);
    assert.deepEqual(
        unproved,
        UNTRIED.map((symptom) => `| ${symptom}`),
    );
});

/** What no test can stand in for: it happens outside of the workspace. */
const UNTRIED = [
    "No entry in Twilio's messaging log",
    'A self-signed certificate',
    'A server without the Internet',
    'Twilio in a region',
];

test('each code of a webhook that Twilio could not hand over, and that /sms check explains, is a symptom', () => {
    const explained = matches(read('lib/channel/check/check-alerts.ts'), /^ {4}(1[12]\d{3}):/gm);
    const page = read('docs/trouble.md');
    const main = ['11200', '11205', '11215', '11220', '11235', '11237', '12100', '12300'];
    assert.deepEqual(
        main.filter((code) => !explained.includes(code) || !page.includes(code)),
        [],
    );
    assert.ok(CHECK_WORDS.en.alertOther.includes('{code}'), 'all others are explained by Twilio');
});
