/** What the app says, as lines of a message: quoted, which whatever a customer types never is, since `escapeMarkdown`
 * leaves no `>` at the start of a line what it was. So an agent sees whose words they are. */
export function ourLines(said: string): string {
    return said
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
}

/** The sentence with its names in braces replaced; a name without a value stays as it is. */
export function worded(sentence: string, values: Readonly<Record<string, string>>): string {
    const byName = new Map(Object.entries(values));
    return sentence.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => byName.get(name) ?? whole);
}
