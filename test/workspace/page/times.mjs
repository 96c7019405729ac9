import { now } from './live.mjs';

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const exact = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', month: 'long', day: 'numeric' });

/** The time of day. @param {number | string} at milliseconds or ISO */
export const clockTime = (at) => clock.format(new Date(at));
/** With seconds, on 24 hours. @param {number | string} at */
export const exactTime = (at) => exact.format(new Date(at));
/** The time of day, as the phone's status bar shows it. */
export const nowTime = () => clockTime(now.value).replace(/\s?[AP]M$/i, '');

/** The day, in words. @param {number | string} at */
export function dayName(at) {
    return new Date(at).toDateString() === new Date(now.value).toDateString() ? 'Today' : day.format(new Date(at));
}

/** `now`, `4 min`, `2 h`, or the date. @param {number | string} at */
export function ago(at) {
    const minutes = Math.floor((now.value - new Date(at).getTime()) / 60_000);
    if (minutes < 1) {
        return 'now';
    }
    if (minutes < 60) {
        return `${minutes} min`;
    }
    return minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h` : new Date(at).toLocaleDateString();
}
