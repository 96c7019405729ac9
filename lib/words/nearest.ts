/** The name that was most likely meant: the one that the word begins, else the one with the fewest letters changed, two at
 * most and not all of them; undefined where none is near. */
export function nearestOf(word: string, names: readonly string[]): string | undefined {
    const begun = word.length >= 2 ? names.find((name) => name.startsWith(word)) : undefined;
    const [nearest] = names
        .map((name) => ({ name, changes: changesBetween(word, name) }))
        .filter(({ changes }) => changes <= MAX_CHANGES && changes < word.length)
        .sort((one, other) => one.changes - other.changes);
    return begun ?? nearest?.name;
}

const MAX_CHANGES = 2;

/** How many letters have to be put in, taken out or replaced. Words of a line are short; of a longer one the start is compared. */
function changesBetween(one: string, other: string): number {
    const letters = Array.from(one.slice(0, LONGEST));
    let before = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (const [row, letter] of letters.entries()) {
        const current = [row + 1];
        for (let column = 1; column <= other.length; column += 1) {
            const kept = (before[column - 1] ?? 0) + (letter === other.charAt(column - 1) ? 0 : 1);
            current.push(Math.min(kept, (before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        before = current;
    }
    return before[other.length] ?? 0;
}

const LONGEST = 30;
