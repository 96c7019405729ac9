/** Department, id or name, by the key `numberKey` gives. */
export type DepartmentMap = ReadonlyMap<string, string>;

/** The department that a texted address decides; undefined when the setting names none for it. */
export function departmentFor(address: string, map: DepartmentMap): string | undefined {
    const key = numberKey(address);
    // A line without a channel prefix speaks for every channel of its number.
    return map.get(key) ?? map.get(key.replace(CHANNEL_PREFIX, ''));
}

/**
 * What `departments_by_number` says of one number, `+15558675310 = Support`; a text says why it cannot be used. The first
 * `=` divides, so a name may hold more of them. Spaces and punctuation inside a number do not matter.
 */
export function parseDepartment(line: string): readonly [key: string, department: string] | string {
    const equals = line.indexOf('=');
    if (equals < 0) {
        return 'no = between the number and the department';
    }
    const key = numberKey(line.slice(0, equals));
    const department = line.slice(equals + 1).trim();
    if (key.replace(CHANNEL_PREFIX, '') === '') {
        return 'no number before the =';
    }
    // Names without a channel cannot be texted: most likely number and department are the wrong way round.
    if (!/^([0-9]{3,}|[a-z][a-z0-9]*:\S+)$/.test(key)) {
        return 'not a number or short code before the =';
    }
    return department === '' ? 'no department after the =' : [key, department];
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
