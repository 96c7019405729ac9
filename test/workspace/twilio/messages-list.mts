import type { Request, RequestHandler } from 'express';
import { type Exchange, type Message, mediaCount } from './exchange.mts';
import { messageJson } from './message-json.mts';
import { pageOf } from './paged.mts';
import { resource } from './rest-resource.mts';

/** The log of an account's messages, the last sent first. On a day on which it lags the youngest are not in it yet.
 * Source: Twilio "Messages resource", read multiple. */
export function messagesList(exchange: Exchange): RequestHandler {
    return resource(exchange, 'Messages', ({ accountSid, request }) => {
        const subject = { customer: '', number: '', body: '', request: 'GET Messages' };
        const { listLagMs } = exchange.behaviour.look('api', subject);
        const items = [...exchange.messages.values()]
            .reverse()
            .filter((message) => message.accountSid === accountSid && isAskedFor(message, request))
            .filter(({ createdAt }) => createdAt <= Date.now() - listLagMs)
            .sort((one, other) => sentAt(other) - sentAt(one))
            .map((message) => messageJson(message, mediaCount(exchange, message.sid)));
        return { kind: 'json', body: pageOf(exchange, request, { key: 'messages', items, style: 'uri' }) };
    });
}

function isAskedFor(message: Message, { query }: Request): boolean {
    const at = sentAt(message);
    const limit = (name: string): number => {
        const value = query[name];
        return typeof value === 'string' ? Date.parse(value) : Number.NaN;
    };
    const [day, after, before] = [limit('DateSent'), limit('DateSent>'), limit('DateSent<')];
    return (
        isText(query.To, message.to) &&
        isText(query.From, message.from) &&
        !(at < after || at > before) &&
        (Number.isNaN(day) || (at >= day && at < day + DAY_MS))
    );
}

/** To the second, as the resource tells it. */
function sentAt({ direction, createdAt, updatedAt }: Message): number {
    return Math.floor((direction === 'inbound' ? createdAt : updatedAt) / 1000) * 1000;
}

function isText(wanted: unknown, text: string): boolean {
    return wanted === undefined || wanted === text;
}

const DAY_MS = 24 * 60 * 60 * 1000;
