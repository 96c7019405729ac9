import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseSubaccount } from '../../lib/model/accounts.ts';
import { parseDepartment } from '../../lib/model/department-map.ts';
import { parseLines } from '../../lib/model/setting-lines.ts';
import { SETTINGS } from '../../lib/model/settings.ts';

type Words = Readonly<Record<string, string>>;

const FOLDER = new URL('../../i18n/', import.meta.url);
const LANGUAGES = ['de', 'en', 'es', 'fr', 'pt-BR'];
const WEBHOOK = '/api/apps/public/d629f886-b933-4da2-9570-5c1cfeb8cd12/sms-incoming/twilio';

function wordsOf(language: string): Words {
    return JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), 'utf8'));
}

/** What no translation may change: links, paths, and the beginnings of Twilio's ids. */
function factsIn(text: string): readonly string[] {
    return (text.match(/https?:\/\/[^\s,)]*[^\s,).]|\/api\/\S+|image\/\*|\b(?:AC|MG)\b/g) ?? []).sort();
}

const en = wordsOf('en');
const expectedKeys = [
    ...new Set(SETTINGS.map(({ section }) => section)),
    ...SETTINGS.flatMap(({ id }) => [`${id}_label`, `${id}_description`, `${id}_placeholder`]),
    'sms_command_params',
    'sms_command_description',
    'sms_text_customer',
].sort();

test('there is one file for each language and nothing else', () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), LANGUAGES.map((language) => `${language}.json`).sort());
});

for (const language of LANGUAGES) {
    const words = wordsOf(language);

    test(`${language}: every setting and section has its words, and there are no others`, () => {
        assert.deepEqual(Object.keys(words).sort(), expectedKeys);
        assert.deepEqual(Object.keys(words), Object.keys(en), 'in the order of English');
        for (const [key, value] of Object.entries(words)) {
            assert.equal(typeof value, 'string', key);
            assert.ok(value !== '' && value === value.trim() && !/ {2}|[<>{}]|\s[.,]/.test(value), `${key}: ${value}`);
        }
    });

    test(`${language}: labels are short, and descriptions are sentences`, () => {
        for (const { id } of SETTINGS) {
            assert.ok((words[`${id}_label`]?.length ?? 0) <= 60, `${id}: ${words[`${id}_label`]}`);
            assert.doesNotMatch(words[`${id}_label`] ?? '', /[.:]$/);
            assert.match(words[`${id}_description`] ?? '', /\.$/, id);
            assert.ok((words[`${id}_description`]?.length ?? 0) >= 60, id);
        }
    });

    test(`${language}: links and ids are those of the English text`, () => {
        for (const [key, value] of Object.entries(words)) {
            assert.deepEqual(factsIn(value), factsIn(en[key] ?? ''), key);
        }
    });

    test(`${language}: the address to paste into Twilio is told, and it is the one the app answers`, () => {
        assert.ok(words.public_url_description?.includes(` ${WEBHOOK}#rc=3&rp=4xx,5xx,ct,rt `));
    });

    test(`${language}: an example in a field would be accepted if it were typed`, () => {
        const departments = parseLines(words.departments_by_number_placeholder ?? '', parseDepartment);
        assert.deepEqual([departments.entries.size, departments.problems], [1, []]);
        const subaccounts = parseLines(words.twilio_subaccounts_placeholder ?? '', parseSubaccount);
        assert.deepEqual([subaccounts.entries.size, subaccounts.problems], [1, []]);
        assert.match(words.twilio_account_sid_placeholder ?? '', /^AC[0-9a-f]{32}$/);
        assert.match(words.twilio_messaging_service_sid_placeholder ?? '', /^MG[0-9a-f]{32}$/);
        assert.match(words.public_url_placeholder ?? '', /^https:\/\/[a-z.]+$/);
    });

    test(`${language}: where a setting has a default, the example is the default`, () => {
        for (const { id, packageValue } of SETTINGS) {
            if (packageValue !== '' && typeof packageValue !== 'boolean') {
                assert.equal(words[`${id}_placeholder`], String(packageValue));
            }
        }
    });
}

test('no translation is left in English', () => {
    for (const language of LANGUAGES.filter((name) => name !== 'en')) {
        const words = wordsOf(language);
        const same = Object.keys(words).filter((key) => key.endsWith('_description') && words[key] === en[key]);
        assert.deepEqual(same, [], language);
    }
});

const EMPTY: Words = { en: 'empty', de: 'leer', fr: 'vide', es: 'vací[oa]', 'pt-BR': 'vazi[oa]' };

for (const [language, empty] of Object.entries(EMPTY)) {
    test(`${language}: a field that may stay empty says what happens then`, () => {
        const words = wordsOf(language);
        for (const { id, type } of SETTINGS) {
            if (type !== 'boolean') {
                assert.match(words[`${id}_description`] ?? '', new RegExp(`\\b${empty}`), id);
            }
        }
    });
}

test('README calls the settings by their names on the screen', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    for (const { id } of SETTINGS) {
        assert.ok(readme.includes(`| ${en[`${id}_label`]} | \`${id}\` |`), id);
    }
});
