import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { meaningOf } from '../../lib/twilio/error-codes.ts';
import { DE } from '../../lib/words/languages/de.ts';
import { EN } from '../../lib/words/languages/en.ts';
import { ES } from '../../lib/words/languages/es.ts';
import { FR } from '../../lib/words/languages/fr.ts';
import { PT_BR } from '../../lib/words/languages/pt-br.ts';
import { failedNote, impossibleNote, leftFilesNote, unknownNote } from '../../lib/words/reply-wording.ts';
import { type Language, languageOf } from '../../lib/words/say.ts';

const SENTENCES = { en: EN, de: DE, es: ES, fr: FR, 'pt-BR': PT_BR };
const LANGUAGES = Object.keys(SENTENCES) as readonly Language[];
const LIB = path.resolve(import.meta.dirname, '../../lib');

function placeholders(sentence: string): readonly string[] {
    return (sentence.match(/\{\w+\}/g) ?? []).sort();
}

for (const language of LANGUAGES) {
    test(`${language}: every sentence is there, with the names that English has, and none is left in English`, () => {
        assert.deepEqual(Object.keys(SENTENCES[language]), Object.keys(SENTENCES.en));
        for (const [key, english] of Object.entries(SENTENCES.en)) {
            const sentence = SENTENCES[language][key as keyof typeof SENTENCES.en];
            assert.deepEqual(placeholders(sentence), placeholders(english), key);
            assert.ok(sentence === sentence.trim() && sentence !== '' && !sentence.includes('  '), key);
            const isSame = sentence === english && language !== 'en' && /[a-z]{3} [a-z]{3}/.test(english);
            assert.ok(!isSame, `${key} is English`);
            assert.equal(/[.)]$/.test(sentence), /[.)]$/.test(english), `${key} ends otherwise`);
        }
    });

    test(`${language}: no note leaves a name in braces, whatever it tells`, () => {
        const codes = [undefined, 20003, 20429, 21610, 21999, 30007, 30999, 63016, 63999];
        const notes = [
            ...codes.flatMap((code) =>
                [undefined, 'No route'].map((words) => {
                    const meaning = meaningOf({ code, words, language });
                    return failedNote('Hi', { ...meaning, code }, language);
                }),
            ),
            ...(['no-credentials', 'no-api-address', 'no-address', 'not-answerable', 'opted-out'] as const).map((why) =>
                impossibleNote('Hi', why, language),
            ),
            unknownNote('', language),
            leftFilesNote([{ name: '', reason: { kind: 'size', maxBytes: 512_000 } }], language),
            ...(['type', 'gone', 'elsewhere', 'unreadable', 'no-address'] as const).map((kind) =>
                leftFilesNote([{ name: 'a.pdf', reason: { kind } }], language),
            ),
        ];
        for (const note of notes) {
            assert.doesNotMatch(note, /[{}]|undefined|null/);
            assert.match(note, /^⚠️ \S/);
        }
    });
}

test('every sentence is said somewhere', () => {
    const sources = readdirSync(LIB, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.includes('languages'))
        .map((file) => readFileSync(path.join(LIB, file), 'utf8'))
        .join('\n');
    const unsaid = Object.keys(SENTENCES.en).filter((key) => !sources.includes(`'${key}'`));
    assert.deepEqual(unsaid, []);
});

test('a language is known by its code, with a country or without, and English stands for the rest', () => {
    const rows: ReadonlyArray<readonly [wanted: ReadonlyArray<string | undefined>, language: Language]> = [
        [['de'], 'de'],
        [['de-AT', 'fr'], 'de'],
        [['PT_br'], 'pt-BR'],
        [['pt'], 'pt-BR'],
        [['ja', 'es'], 'es'],
        [[undefined, '', 'fr-CA'], 'fr'],
        [['en', 'de'], 'en'],
        [[], 'en'],
        [['ja', 'constructor'], 'en'],
    ];
    for (const [wanted, language] of rows) {
        assert.equal(languageOf(wanted), language, JSON.stringify(wanted));
    }
});
