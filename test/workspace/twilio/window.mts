import { channelOf } from './channel.mts';
import type { Exchange } from './exchange.mts';
import type { Subject } from './rules.mts';

const HOUR_MS = 60 * 60 * 1000;

/** Notes that the customer wrote, which opens the time in which WhatsApp allows free-form text. */
export function openWindow(exchange: Exchange, pair: { customer: string; sender: string }): void {
    exchange.windows.set(`${pair.customer}|${pair.sender}`, Date.now());
}

/** True when only a template may be sent: a WhatsApp customer who has not written for `windowHours`. */
export function isWindowShut(exchange: Exchange, subject: Subject): boolean {
    if (channelOf(subject.customer) !== 'whatsapp') {
        return false;
    }
    const { windowHours } = exchange.behaviour.take('whatsApp', subject);
    const wroteAt = exchange.windows.get(`${subject.customer}|${subject.number}`);
    return wroteAt === undefined || Date.now() - wroteAt >= windowHours * HOUR_MS;
}
