import express, { type Router } from 'express';
import { channelOf } from './channel.mts';
import type { NumberConfiguration } from './contract.mts';
import { changed, type Exchange } from './exchange.mts';
import { sidOf } from './numbers-api.mts';
import { pageOf } from './paged.mts';
import { type Asked, isWebhookUrl, jsonIn, notFound, type Reply, resource } from './rest-resource.mts';

type Sender = { readonly sid: string; readonly address: string; readonly number: NumberConfiguration };

/** WhatsApp senders: list, read, update. Updates are JSON. Source: Twilio "Senders API", v2. */
export function sendersApi(exchange: Exchange): Router {
    const router = express.Router();
    const list = resource(exchange, 'Senders', ({ accountSid, request }) => {
        const { Channel: channel } = request.query;
        if (typeof channel !== 'string') {
            return { kind: 'refused', code: 20001, value: 'Channel' };
        }
        const items = sendersOf(exchange, accountSid)
            .filter(({ address }) => channelOf(address) === channel)
            .map((sender) => senderJson(exchange, sender));
        return { kind: 'json', body: pageOf(exchange, request, { key: 'senders', items, style: 'meta' }) };
    });
    const read = resource(exchange, 'Senders', (asked) => {
        const found = find(exchange, asked);
        return found === undefined ? notFound(asked) : { kind: 'json', body: senderJson(exchange, found) };
    });
    router.get('/v2/Channels/Senders', list);
    router.get('/v2/Channels/Senders/:sid', read);
    router.post(
        '/v2/Channels/Senders/:sid',
        resource(exchange, 'Senders', (asked) => update(exchange, asked)),
    );
    return router;
}

function sendersOf(exchange: Exchange, accountSid: string): readonly Sender[] {
    return [...exchange.numbers]
        .filter(([address]) => channelOf(address) === 'whatsapp')
        .filter(([, { accountSid: owner = exchange.options.accountSid }]) => owner === accountSid)
        .map(([address, number]) => ({ address, number, sid: sidOf('XE', address) }));
}

function find(exchange: Exchange, { accountSid, request }: Asked): Sender | undefined {
    return sendersOf(exchange, accountSid).find(({ sid }) => sid === request.params.sid);
}

const KEYS = [
    ['callback_url', 'webhookUrl'],
    ['callback_method', 'method'],
    ['fallback_url', 'fallbackUrl'],
    ['fallback_method', 'fallbackMethod'],
] as const;

function update(exchange: Exchange, asked: Asked): Reply {
    const found = find(exchange, asked);
    if (found === undefined) {
        return notFound(asked);
    }
    const { webhook }: { webhook?: unknown } = jsonIn(asked.request);
    const given: Readonly<Record<string, unknown>> =
        typeof webhook === 'object' && webhook !== null ? { ...webhook } : {};
    const bad = ['callback_url', 'fallback_url'].find((name) => !isWebhookUrl(String(given[name] ?? '')));
    if (bad !== undefined) {
        return { kind: 'refused', code: 20001, value: bad };
    }
    const changes = KEYS.flatMap(([name, key]) => (name in given ? [[key, String(given[name] ?? '')]] : []));
    const number = { ...found.number, ...Object.fromEntries(changes) };
    exchange.numbers.set(found.address, number);
    changed(exchange, 'numbers');
    return { kind: 'json', status: 202, body: senderJson(exchange, { ...found, number }) };
}

function senderJson(exchange: Exchange, { sid, address, number }: Sender): Record<string, unknown> {
    return {
        sid,
        status: 'ONLINE',
        sender_id: address,
        friendly_name: null,
        configuration: { waba_id: '10000001', verification_method: null, verification_code: null },
        webhook: {
            callback_url: number.webhookUrl,
            callback_method: number.method ?? 'POST',
            fallback_url: number.fallbackUrl ?? '',
            fallback_method: number.fallbackMethod ?? 'POST',
            status_callback_url: '',
            status_callback_method: 'POST',
        },
        profile: { name: 'The shop', about: null, address: null, description: null, logo_url: null },
        properties: { quality_rating: 'HIGH', messaging_limit: '10K Customers/24hr' },
        offline_reasons: null,
        compliance: null,
        url: `${exchange.urls.api}/v2/Channels/Senders/${sid}`,
    };
}
