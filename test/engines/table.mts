import { EVERY_STORY } from '../engine/every-story.mts';
import type { Column } from './columns.mts';

/** What was seen of each story, in the order of EVERY_STORY. */
export interface Tried {
    readonly column: Column;
    readonly cells: readonly string[];
}

export const WORKS = '✅';
export const FAILED = '❌';

const RUNTIMES = { deno: 'Deno', node: 'Node' };
const FROM = '<!-- written by npm run engines -->';
const TO = '<!-- until here -->';

/** The names of the table's lines. */
export const LINES: readonly string[] = [
    'Rocket.Chat',
    'Apps-Engine',
    'Apps run in',
    ...EVERY_STORY.map(({ what }) => what),
];

/** What was tried as a Markdown table: a column for each server, a line for each story. */
export function markdownTable(tried: readonly Tried[]): string {
    const columns = [LINES, ...tried.map(columnOf)];
    const [head = '', ...lines] = LINES.map((_, at) => `| ${columns.map((column) => column[at]).join(' | ')} |`);
    return [head, `|${'---|'.repeat(columns.length)}`, ...lines].join('\n');
}

/** The document with this table in the place of its own. Throws when it has none. */
export function withTable(document: string, table: string): string {
    return document.replace(tableIn(document), () => table);
}

/** The table that a document has between the two marks. Throws when it has none. */
export function tableIn(document: string): string {
    const [, found] = document.match(new RegExp(`${FROM}\\n+([^]*?)\\n+${TO}`)) ?? [];
    if (found === undefined) {
        throw new Error(`There is no ${FROM}`);
    }
    return found;
}

/** The columns of a Markdown table, the names of its lines first. */
export function columnsIn(table: string): readonly (readonly string[])[] {
    const lines = table.split('\n').filter((line) => !line.startsWith('|--'));
    const cells = lines.map((line) =>
        line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
    );
    return (cells[0] ?? []).map((_, column) => cells.map((line) => line[column] ?? ''));
}

/** A column as the table has it, from its head down. */
export function columnOf({ column, cells }: Tried): readonly string[] {
    return [column.rocketChat, column.engine, RUNTIMES[column.runtime], ...cells];
}
