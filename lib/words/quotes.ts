/** Whether a text has lost quotes: Rocket.Chat takes the quotes and apostrophes out of what is typed behind a command, and
 * leaves what was between them in one word. Source: Rocket.Chat apps/meteor/lib/utils/parseParameters.ts. */
export function isCut(words: readonly string[], text: string): boolean {
    return words.some((word) => /\s/.test(word.trim()) && text.includes(word.trim()));
}
