import { now } from './live.mjs';

const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const exact = new Intl.DateTimeFormat('en', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en', { weekday: 'long', month: 'long', day: 'numeric' });
const shortDay = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' });

/** The time of day, on 24 hours as everywhere on the page. @param {number | string} at milliseconds or ISO */
export const clockTime = (at) => clock.format(new Date(at));
/** The same with seconds. @param {number | string} at */
export const exactTime = (at) => exact.format(new Date(at));
/** The time of day, as the phone's status bar shows it. */
export const nowTime = () => clockTime(now.value);

/** @param {number | string} at */
const isToday = (at) => new Date(at).toDateString() === new Date(now.value).toDateString();

/** The day, in words. @param {number | string} at */
export const dayName = (at) => (isToday(at) ? 'Today' : day.format(new Date(at)));

/** The time of day of what is of today, else the day. @param {number | string} at */
export const when = (at) => (isToday(at) ? clockTime(at) : shortDay.format(new Date(at)));
