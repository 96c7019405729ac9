/** U+2060: invisible, never breaks a line, and no part of any name, link or sign of Rocket.Chat's grammar. */
export const JOINER = '\u2060';

/** What is put into a line, by the index of the UTF-16 unit that it goes before. */
export type Insertions = ReadonlyArray<readonly [at: number, sign: string]>;

/** The line with everything put in; at one index in the order given. */
export function withInsertions(line: string, insertions: Insertions): string {
    if (insertions.length === 0) {
        return line;
    }
    const parts: string[] = [];
    let end = 0;
    for (const [at, sign] of [...insertions].sort(byPlace)) {
        parts.push(line.slice(end, at), sign);
        end = at;
    }
    return parts.join('') + line.slice(end);
}

/** The order in which insertions stand in their line. */
export function byPlace([one]: Insertions[number], [other]: Insertions[number]): number {
    return one - other;
}

/** Where in the text this pattern, a global one without groups, is found; without what a match holds besides, since a text
 * may have one at every index. */
export function indexesOf(pattern: RegExp, text: string): readonly number[] {
    const indexes: number[] = [];
    text.replace(pattern, (sign: string, index: number) => {
        indexes.push(index);
        return sign;
    });
    return indexes;
}
