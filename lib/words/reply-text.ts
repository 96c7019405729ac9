import { looksEmpty } from './clean-text';
import { graphemesOf } from './graphemes';
import { mapLink } from './map-link';
import type { Shown } from './markdown-line';
import { markdownToText, withoutQuoteLinks } from './markdown-to-text';

/** What an agent's message says, apart from its files. All texts are Rocket.Chat Markdown. */
export interface Saying {
    readonly text: string;
    readonly cards?: ReadonlyArray<{ readonly isQuote: boolean; readonly paragraphs: readonly string[] }>;
    /** Degrees; there is nothing to say of 'nowhere'. */
    readonly place?: { readonly latitude: number; readonly longitude: number } | 'nowhere';
}

/** What stands for a place: a word for it, and the way in which it is shown. */
export interface ReplyWords {
    readonly location: string;
}

/** What a phone shows of a message: the beginning of what it quotes, its own words, what else it shows, and a place as
 * words and a link to a map. A message without words of its own is what it quotes, whole: it is forwarded. Whatever would
 * stand there twice stands there once; '' when a reader would see nothing. */
export function replyText(saying: Saying, words: ReplyWords, shown: Shown = {}): string {
    return replyTexts(saying, words, shown).join('\n');
}

/** The same in paragraphs, each of which says something, and something else than those before. */
export function replyTexts(saying: Saying, words: ReplyWords, shown: Shown = {}): readonly string[] {
    const { text, cards = [], place } = saying;
    const plain = (markdown: string): string => markdownToText(markdown, shown);
    const own = plain(text);
    const isForwarding = looksEmpty(withoutQuoteLinks(text));
    const quotes = cards.filter(({ isQuote }) => isQuote).map(({ paragraphs }) => paragraphs.map(plain));
    const others = cards.filter(({ isQuote }) => !isQuote).flatMap(({ paragraphs }) => paragraphs.map(plain));
    return saidOnce([
        ...(isForwarding ? quotes.flat() : quotes.map((quote) => quoted(quote.join(' ')))),
        own,
        ...others,
        ...(place === undefined || place === 'nowhere' ? [] : [`📍 ${words.location}\n${mapLink(place)}`]),
    ]);
}

/** The texts that say something, each once: what differs in white space alone is the same. */
export function saidOnce(texts: readonly string[]): readonly string[] {
    const said = new Set<string>();
    return texts.filter((text) => isNew(text, said));
}

/** The caption of each file; '' where these texts or a caption before say it. */
export function captionsOnce(
    files: ReadonlyArray<{ readonly caption?: string }>,
    texts: readonly string[],
): readonly string[] {
    const said = new Set<string>();
    for (const text of texts) {
        isNew(text, said);
    }
    return files.map(({ caption = '' }) => (isNew(caption, said) ? caption : ''));
}

/** Whether a text says something that was not said, and then it is. */
function isNew(text: string, said: Set<string>): boolean {
    const key = text.replace(/\s+/g, ' ').trim();
    return !looksEmpty(text) && !said.has(key) && said.add(key).has(key);
}

/** The beginning of what is quoted, so that the customer knows what the answer is about. */
function quoted(text: string): string {
    const characters = graphemesOf(text.replace(/\s+/g, ' ').trim());
    const start = characters.slice(0, MAX_QUOTED).join('').trim();
    return start === '' ? '' : `> ${start}${characters.length > MAX_QUOTED ? '…' : ''}`;
}

const MAX_QUOTED = 80;
