/** A moment as the composer of Rocket.Chat writes it between `<t:` and `>`. */
export interface Moment {
    /** Seconds since 1970 in ten digits, or a date and time with an offset. */
    readonly moment: string;
    /** As which the agent sees it: a time (`t`, `T`), a date (`d`, `D`), or both; undefined is `t`. */
    readonly format: string | undefined;
    /** By whose clock; UTC for none, or for one that is not known here. */
    readonly timeZone: string | undefined;
}

/** The moment as digits that are read the same everywhere, with the zone where there is a time: `2021-08-30 22:00 UTC`.
 * How long it is until then (`R`) would be wrong once the text is read. Undefined for something that is no moment.
 * Source: Rocket.Chat's message-parser grammar, both forms. */
export function momentText({ moment, format = 't', timeZone }: Moment): string | undefined {
    const at = SECONDS.test(moment)
        ? Number(moment) * 1000
        : WITH_OFFSET.test(moment)
          ? Date.parse(moment)
          : Number.NaN;
    if (Number.isNaN(at)) {
        return undefined;
    }
    const part = partsOf(new Date(at), timeZone);
    const date = `${part('year')}-${part('month')}-${part('day')}`;
    const time = `${part('hour')}:${part('minute')}${format === 'T' ? `:${part('second')}` : ''} ${part('timeZoneName')}`;
    switch (format) {
        case 'd':
        case 'D':
            return date;
        case 't':
        case 'T':
            return time;
        default:
            return `${date} ${time}`;
    }
}

const SECONDS = /^\d{10}$/;
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:[+-]\d\d:\d\d|Z)$/;

function partsOf(date: Date, timeZone: string | undefined): (type: string) => string {
    const parts = formatFor(timeZone).formatToParts(date);
    return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

/** How a moment is taken apart in a zone; in UTC for one that is not known here. */
export function formatFor(timeZone: string | undefined): Intl.DateTimeFormat {
    const zone = timeZone || 'UTC';
    const format = formats.get(zone) ?? newFormat(zone);
    formats.set(zone, format);
    return format;
}

/** By zone: one takes longer to make than a hundred moments to be written. */
const formats = new Map<string, Intl.DateTimeFormat>();

function newFormat(timeZone: string): Intl.DateTimeFormat {
    const wanted = { ...ALL_PARTS, timeZone };
    try {
        return new Intl.DateTimeFormat('en-GB', wanted);
    } catch {
        return new Intl.DateTimeFormat('en-GB', { ...wanted, timeZone: 'UTC' });
    }
}

const ALL_PARTS = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
    timeZoneName: 'short',
} as const;
