import { DE } from './languages/de';
import { EN, type SentenceKey } from './languages/en';
import { ES } from './languages/es';
import { FR } from './languages/fr';
import { PT_BR } from './languages/pt-br';
import { worded } from './wording';

/** A language that the app speaks. */
export type Language = 'en' | 'de' | 'es' | 'fr' | 'pt-BR';

/** The first of these that the app speaks, by the codes of Rocket.Chat's settings (`de-AT` is German, and all Portuguese
 * is Brazilian); English where none is. */
export function languageOf(wanted: ReadonlyArray<string | undefined>): Language {
    const spoken = wanted.map((code = '') => BY_CODE.get((code.split(/[-_]/)[0] ?? '').toLowerCase()));
    return spoken.find((language) => language !== undefined) ?? 'en';
}

/** A sentence in a language, with its names in braces replaced. */
export function say(language: Language, key: SentenceKey, values: Readonly<Record<string, string>> = {}): string {
    return worded(SENTENCES[language][key], values);
}

/** What is said about one thing, in every language: a file of `topics/` has one. */
export type Topic<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** Says the sentences of a topic in a language, with their names in braces replaced. */
export function speaking<Key extends string>(topic: Topic<Key>, language: Language): Saying<Key> {
    return (key, values = {}) => worded(topic[language][key], values);
}

export type Saying<Key extends string> = (key: Key, values?: Readonly<Record<string, string>>) => string;

/** Every sentence in every language. */
const SENTENCES: Readonly<Record<Language, Readonly<Record<SentenceKey, string>>>> = {
    en: EN,
    de: DE,
    es: ES,
    fr: FR,
    'pt-BR': PT_BR,
};

const BY_CODE: ReadonlyMap<string, Language> = new Map<string, Language>([
    ['en', 'en'],
    ['de', 'de'],
    ['es', 'es'],
    ['fr', 'fr'],
    ['pt', 'pt-BR'],
]);
