/** A version's section of CHANGELOG. */
export interface Section {
    readonly version: string;
    /** As `2026-11-25`. */
    readonly date: string;
    /** What stands between this heading and the next, without empty lines around it. */
    readonly notes: string;
}

/** What CHANGELOG says: what is not released yet, and its versions, the newest first. */
export interface Changelog {
    readonly unreleased: string;
    readonly sections: readonly Section[];
}

const HEADING = /^## \[(Unreleased|\d+\.\d+\.\d+)\](?: - (\d{4}-\d\d-\d\d))?$/;

/**
 * CHANGELOG in its parts. Throws with the heading that is none of "## [Unreleased]" and "## [1.2.3] - 2026-11-25".
 * Source: Keep a Changelog 1.1.0.
 */
export function parseChangelog(text: string): Changelog {
    const parts = text.split(/^(?=## )/m).filter((part) => part.startsWith('## '));
    const read = parts.map(readPart);
    const released = read.flatMap(({ version, date, notes }) => (date === undefined ? [] : [{ version, date, notes }]));
    const unreleased = read.find(({ version }) => version === 'Unreleased')?.notes ?? '';
    return { unreleased, sections: released };
}

function readPart(part: string): { version: string; date?: string; notes: string } {
    const [heading = '', ...lines] = part.split('\n');
    const [, version = '', date] = HEADING.exec(heading) ?? [];
    if (version === '' || (version === 'Unreleased') !== (date === undefined)) {
        throw new Error(`CHANGELOG: "${heading}" is neither "## [Unreleased]" nor "## [1.2.3] - 2026-11-25".`);
    }
    return { version, date, notes: lines.join('\n').trim() };
}
