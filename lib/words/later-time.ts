import { type AgentClock, offsetAt, timeWhenShown } from './agent-clock';

/** A time at the beginning of a line, and what is behind it. */
export interface LaterTime {
    /** In milliseconds since 1970. */
    readonly at: number;
    readonly rest: string;
}

/**
 * The time with which a line begins, as an agent types it: `in 2 h`, `8:30`, `8:30 pm`, `tomorrow 9:00`, `monday 9:00`,
 * `2026-12-24 9:00`; a time of day that is over is tomorrow's. Undefined where there is none.
 */
export function readLaterTime(line: string, clock: AgentClock): LaterTime | undefined {
    const pause = IN.exec(line);
    if (pause !== null) {
        const [whole, count = '', unit = ''] = pause;
        const ms = Number(count.replace(',', '.')) * (UNITS_MS.get(unit.charAt(0).toLowerCase()) ?? 0);
        return { at: clock.now + ms, rest: line.slice(whole.length).trim() };
    }
    const typed = CLOCK.exec(line);
    if (typed === null) {
        return undefined;
    }
    const [whole, day, hours = '', minutes = '0', half] = typed;
    const hour = hourOf(Number(hours), half);
    if (hour === undefined || Number(minutes) > 59) {
        return undefined;
    }
    // As if the agent's clock were Greenwich's.
    const local = clock.now + offsetAt(clock.now, clock);
    const today = Math.floor(local / DAY_MS) * DAY_MS;
    const time = hour * HOUR_MS + Number(minutes) * MINUTE_MS;
    const date = dateOf(day, { today, isOver: today + time <= local });
    return date === undefined
        ? undefined
        : { at: timeWhenShown(date + time, clock), rest: line.slice(whole.length).trim() };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const UNITS_MS: ReadonlyMap<string, number> = new Map([
    ['m', MINUTE_MS],
    ['h', HOUR_MS],
    ['d', DAY_MS],
]);

const IN = /^\s*in\s+(\d{1,4}(?:[.,]\d{1,2})?)\s*(m(?:in(?:ute)?s?)?|h(?:ours?|rs?)?|d(?:ays?)?)(?![a-z])[.,:]?/i;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const CLOCK = new RegExp(
    `^\\s*(?:(?:on\\s+)?(today|tomorrow|${WEEKDAYS.join('|')}|\\d{4}-\\d\\d-\\d\\d)\\s+)?(?:at\\s+)?` +
        '(?:(?=\\d{1,2}:\\d\\d|\\d{1,2}\\s?[ap]m)(\\d{1,2})(?::(\\d\\d))?\\s?([ap]m)?)(?![\\w:])[,:]?',
    'i',
);

function hourOf(hours: number, half: string | undefined): number | undefined {
    if (half === undefined) {
        return hours <= 23 ? hours : undefined;
    }
    const isInHalf = hours >= 1 && hours <= 12;
    return isInHalf ? (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : undefined;
}

function dateOf(
    day: string | undefined,
    { today, isOver }: { readonly today: number; readonly isOver: boolean },
): number | undefined {
    const named = day?.toLowerCase();
    if (named === undefined) {
        return isOver ? today + DAY_MS : today;
    }
    if (named === 'today' || named === 'tomorrow') {
        return named === 'today' ? today : today + DAY_MS;
    }
    const weekday = WEEKDAYS.indexOf(named);
    if (weekday >= 0) {
        const ahead = (weekday - new Date(today).getUTCDay() + 7) % 7;
        return today + (ahead === 0 && isOver ? 7 : ahead) * DAY_MS;
    }
    const date = Date.parse(`${named}T00:00:00Z`);
    return Number.isNaN(date) ? undefined : date;
}
