import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { require } from 'tsx/cjs/api';
import { ELSEWHERE, ELSEWHERE_TRANSLATED } from './screen-words.mts';

type Words = Readonly<Record<string, string>>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = 'lib/words/topics';
const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt-BR'];

const sources = ['lib', 'commands', 'jobs', 'endpoints', 'events']
    .flatMap((folder) =>
        readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
            .map((file) => path.join(folder, file))
            .filter((file) => file.endsWith('.ts') && !file.startsWith(FOLDER)),
    )
    .map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
    .join('\n');

function topicIn(file: string): object {
    return require(path.join(ROOT, FOLDER, file), import.meta.url);
}

function placeholders(sentence: string): readonly string[] {
    return [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();
}

/** What no translation may change: what is typed, and addresses. */
function facts(sentence: string): readonly string[] {
    return (sentence.match(/`[^`]+`|https?:\/\/[^\s,)]*[^\s,).]/g) ?? []).sort();
}

/** The labels of the settings' screen in a language, by their keys. */
function labelsIn(language: string): Words {
    const words: Words = JSON.parse(readFileSync(path.join(ROOT, `i18n/${language}.json`), 'utf8'));
    return Object.fromEntries(Object.entries(words).filter(([key]) => key.endsWith('_label')));
}

const english = labelsIn('en');

/** The keys of the labels that a sentence names, in quotes or in italics. */
function named(sentence: string): readonly string[] {
    return Object.keys(english).filter((key) => new RegExp(`[“*]${english[key]}[”*]`).test(sentence));
}

for (const file of readdirSync(path.join(ROOT, FOLDER))) {
    const exported = Object.values(topicIn(file));

    test(`${file}: one table, in all languages, with the same sentences`, () => {
        assert.equal(exported.length, 1);
        const [topic] = exported as readonly Readonly<Record<string, Words>>[];
        const { en = {}, ...others } = topic ?? {};
        assert.deepEqual(Object.keys(topic ?? {}), LANGUAGES);
        assert.ok(Object.keys(en).length > 0);
        for (const [language, words] of Object.entries(others)) {
            assert.deepEqual(Object.keys(words), Object.keys(en), language);
        }
    });

    test(`${file}: every translation names and ends as the English sentence, and none is left in English`, () => {
        const [topic = {}] = exported as readonly Readonly<Record<string, Words>>[];
        for (const [language, words] of Object.entries(topic)) {
            for (const [key, sentence] of Object.entries(words)) {
                const english = topic.en?.[key] ?? '';
                const where = `${language}: ${key}`;
                assert.deepEqual(placeholders(sentence), placeholders(english), where);
                assert.deepEqual(facts(sentence), facts(english), where);
                assert.ok(sentence === sentence.trim() && sentence !== '' && !sentence.includes('  '), where);
                assert.doesNotMatch(sentence, /(?<!\p{L})(\p{L}{4,}) \1(?!\p{L})/u, `${where} says a word twice`);
                const end = /[.?:!)]?$/;
                assert.equal(end.exec(sentence)?.[0], end.exec(english)?.[0], `${where} ends otherwise`);
                // Which the parser of older servers takes for a face, and no end of bold.
                assert.ok(!sentence.includes(':*'), where);
                const isSame = sentence === english && language !== 'en' && /[a-z]{3} [a-z]{3}/.test(english);
                assert.ok(!isSame, `${where} is English`);
            }
        }
    });

    test(`${file}: a setting is called as on the screen, in every language`, () => {
        const [topic = {}] = exported as readonly Readonly<Record<string, Words>>[];
        for (const [language, words] of Object.entries(topic)) {
            const labels = labelsIn(language);
            for (const [key, sentence] of Object.entries(words)) {
                const missing = named(topic.en?.[key] ?? '').filter((id) => !sentence.includes(labels[id] ?? ''));
                assert.deepEqual(missing, [], `${language}: ${key}`);
            }
        }
    });

    test(`${file}: every sentence is said somewhere`, () => {
        const [topic = {}] = exported as readonly Readonly<Record<string, Words>>[];
        assert.deepEqual(
            Object.keys(topic.en ?? {}).filter((key) => !sources.includes(`'${key}'`)),
            [],
        );
    });
}

for (const language of LANGUAGES) {
    test(`one word stands for one thing in what the app says and asks for, in ${language}`, async () => {
        const said = await Promise.all(
            readdirSync(path.join(ROOT, FOLDER)).map(async (file) => {
                const all: object = topicIn(file);
                return Object.values(all).flatMap((topic) => Object.values<unknown>(Object(Object(topic)[language])));
            }),
        );
        const settings: Words = JSON.parse(readFileSync(path.join(ROOT, `i18n/${language}.json`), 'utf8'));
        // What is in code or in the words of another's screen is not ours to name.
        const sentences = [...said.flat(), ...Object.values(settings)].map((one) =>
            String(one).replace(/`[^`]*`|[“„«][^”“»]*[”“»]|\*[^*]*\*|https?:\S+/g, ''),
        );
        assert.ok(sentences.length > 300);
        const strays = sentences.flatMap((sentence) =>
            (ELSEWHERE_TRANSLATED[language] ?? ELSEWHERE)
                .filter(([, elsewhere]) => elsewhere.test(sentence))
                .map(([ours]) => `${ours}: ${sentence}`),
        );
        assert.deepEqual(strays, []);
    });
}
