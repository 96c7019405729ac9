/** A line of a setting that cannot be used. It never repeats the line, which may hold a token. */
export interface LineProblem {
    /** From 1. */
    readonly line: number;
    readonly why: string;
}

/** What a setting of several lines says. */
export interface SettingLines<Value> {
    readonly entries: ReadonlyMap<string, Value>;
    readonly problems: readonly LineProblem[];
}

/**
 * The entries of a setting with one entry a line, by their keys; blank lines and those that begin with `#` are passed
 * over. A line that `parse` answers with a text cannot be used, for that reason, and the others still count. Of two lines
 * for one key the first counts.
 */
export function parseLines<Value>(
    setting: string,
    parse: (line: string) => readonly [key: string, value: Value] | string,
): SettingLines<Value> {
    const entries = new Map<string, Value>();
    const problems: LineProblem[] = [];
    setting.split(/\r\n|\r|\n/).forEach((text, index) => {
        const line = text.trim();
        if (line === '' || line.startsWith('#')) {
            return;
        }
        const entry = parse(line);
        if (typeof entry === 'string') {
            problems.push({ line: index + 1, why: entry });
        } else if (entries.has(entry[0])) {
            problems.push({ line: index + 1, why: 'was already listed above' });
        } else {
            entries.set(...entry);
        }
    });
    return { entries, problems };
}
