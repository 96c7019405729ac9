export interface DepartmentMapProblem {
    /** Line number in the setting, from 1. */
    readonly line: number;
    readonly text: string;
    readonly why: string;
}

export interface DepartmentMap {
    /** Department, id or name, by the key `numberKey` gives. */
    readonly entries: ReadonlyMap<string, string>;
    readonly problems: readonly DepartmentMapProblem[];
}

/** What `departments_by_number` says: `+15558675310 = Support` a line, blank lines and `#` comments passed over. The
 * first `=` divides, so a name may hold more of them. Spaces and punctuation inside a number do not matter. A line that
 * cannot be used becomes a problem, and the others still count. Of two lines for one number the first counts. */
export function parseDepartmentMap(setting: string): DepartmentMap {
    const entries = new Map<string, string>();
    const problems: DepartmentMapProblem[] = [];
    setting.split(/\r\n|\r|\n/).forEach((text, index) => {
        const read = readLine(text);
        if (read === undefined) {
            return;
        }
        if (typeof read === 'string') {
            problems.push({ line: index + 1, text: text.trim(), why: read });
        } else if (entries.has(read.key)) {
            problems.push({ line: index + 1, text: text.trim(), why: 'this number was already listed above' });
        } else {
            entries.set(read.key, read.department);
        }
    });
    return { entries, problems };
}

export interface DepartmentChoice {
    /** The `department` of the webhook's query. */
    readonly query: string | undefined;
    /** The address the customer wrote to, as received. */
    readonly to: string;
    readonly map: DepartmentMap;
    /** The setting `default_department`. */
    readonly fallback: string | undefined;
}

/** Departments to try, ids or names, best first, none twice: what the webhook's address asks for (as the built-in route
 * has it), then what the texted number decides, then the default. Empty means Rocket.Chat's own routing. */
export function chooseDepartment({ query, to, map, fallback }: DepartmentChoice): readonly string[] {
    const key = numberKey(to);
    // a line without a channel prefix speaks for every channel of its number
    const byNumber = map.entries.get(key) ?? map.entries.get(key.replace(CHANNEL_PREFIX, ''));
    const wanted = [query, byNumber, fallback].map((name) => (name ?? '').trim()).filter((name) => name !== '');
    return [...new Set(wanted)];
}

/** One spelling for a number or address, so that `+1 (555) 867-5310`, `15558675310` and `+15558675310` meet: channel
 * prefix kept, digits only where it is a number, else lower case. */
function numberKey(address: string): string {
    const text = address.trim().toLowerCase();
    const prefix = CHANNEL_PREFIX.exec(text)?.[0] ?? '';
    const id = text.slice(prefix.length).trim();
    return prefix.replace(/\s/g, '') + (NUMBER.test(id) ? id.replace(/[^0-9]/g, '') : id);
}

const CHANNEL_PREFIX = /^[a-z][a-z0-9]*\s*:/;
const NUMBER = /^\+?[0-9\s().\u00a0\u2010-\u2015\u202f-]{3,}$/;

function readLine(text: string): { readonly key: string; readonly department: string } | string | undefined {
    const line = text.trim();
    if (line === '' || line.startsWith('#')) {
        return undefined;
    }
    const equals = line.indexOf('=');
    if (equals < 0) {
        return 'no = between the number and the department';
    }
    const key = numberKey(line.slice(0, equals));
    const department = line.slice(equals + 1).trim();
    if (key.replace(CHANNEL_PREFIX, '') === '') {
        return 'no number before the =';
    }
    // names without a channel cannot be texted: most likely number and department are the wrong way round
    if (!/^([0-9]{3,}|[a-z][a-z0-9]*:\S+)$/.test(key)) {
        return 'not a number or short code before the =';
    }
    return department === '' ? 'no department after the =' : { key, department };
}
