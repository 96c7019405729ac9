import { escapeMarkdown } from './escape-markdown';

/** The beginning of a text as one line, as a message shows it. */
export function beginningOf(text: string): string {
    const characters = Array.from(text.replace(/\s+/g, ' '));
    return escapeMarkdown(
        characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : characters.join(''),
    );
}

const MAX_SHOWN = 40;
