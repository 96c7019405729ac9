import express, { type Router } from 'express';
import { channelOf } from './channel.mts';
import type { ServiceConfiguration } from './contract.mts';
import { changed, type Exchange } from './exchange.mts';
import { numbersOf, sidOf } from './numbers-api.mts';
import { pageOf } from './paged.mts';
import { type Asked, given, isWebhookUrl, notFound, type Reply, resource } from './rest-resource.mts';

/** Messaging services with their phone numbers and channel senders: list, read, update.
 * Source: Twilio "Messaging Services API". */
export function servicesApi(exchange: Exchange): Router {
    const router = express.Router();
    const list = resource(exchange, 'Services', ({ accountSid, request }) => {
        const items = servicesOf(exchange, accountSid).map(([sid, one]) => serviceJson(exchange, sid, one));
        return { kind: 'json', body: pageOf(exchange, request, { key: 'services', items, style: 'meta' }) };
    });
    const read = resource(exchange, 'Services', (asked) => {
        const { sid = '' } = asked.request.params;
        const found = find(exchange, asked);
        return found === undefined ? notFound(asked) : { kind: 'json', body: serviceJson(exchange, sid, found) };
    });
    router.get('/v1/Services', list);
    router.get('/v1/Services/:sid', read);
    router.post(
        '/v1/Services/:sid',
        resource(exchange, 'Services', (asked) => update(exchange, asked)),
    );
    router.get(
        '/v1/Services/:sid/PhoneNumbers',
        resource(exchange, 'ServicePhoneNumbers', (asked) => listNumbers(exchange, asked)),
    );
    router.get(
        '/v1/Services/:sid/ChannelSenders',
        resource(exchange, 'ServiceChannelSenders', (asked) => listSenders(exchange, asked)),
    );
    return router;
}

function servicesOf(exchange: Exchange, accountSid: string): readonly [string, ServiceConfiguration][] {
    const { accountSid: main } = exchange.options;
    return [...exchange.services].filter(([, { accountSid: owner = main }]) => owner === accountSid);
}

function find(exchange: Exchange, { accountSid, request }: Asked): ServiceConfiguration | undefined {
    return new Map(servicesOf(exchange, accountSid)).get(request.params.sid ?? '');
}

function listNumbers(exchange: Exchange, asked: Asked): Reply {
    const { accountSid, request } = asked;
    const { sid = '' } = request.params;
    if (find(exchange, asked) === undefined) {
        return notFound(asked);
    }
    const items = numbersOf(exchange, accountSid)
        .filter(({ number }) => number.messagingServiceSid === sid)
        .map(({ address, sid: own }) => ({
            ...member(exchange, accountSid, `${sid}/PhoneNumbers/${own}`),
            sid: own,
            service_sid: sid,
            phone_number: address,
            country_code: 'US',
            capabilities: ['Voice', 'SMS', 'MMS'],
        }));
    return { kind: 'json', body: pageOf(exchange, request, { key: 'phone_numbers', items, style: 'meta' }) };
}

function listSenders(exchange: Exchange, asked: Asked): Reply {
    const { accountSid, request } = asked;
    const { sid = '' } = request.params;
    const members = [...exchange.numbers].filter(([, number]) => number.messagingServiceSid === sid);
    const items = members
        .filter(([address]) => channelOf(address) === 'whatsapp')
        .map(([address]) => ({
            ...member(exchange, accountSid, `${sid}/ChannelSenders/${sidOf('XE', address)}`),
            sid: sidOf('XE', address),
            messaging_service_sid: sid,
            sender: address,
            sender_type: 'WhatsApp',
            country_code: 'US',
        }));
    return { kind: 'json', body: pageOf(exchange, request, { key: 'senders', items, style: 'meta' }) };
}

function member(exchange: Exchange, accountSid: string, path: string): Record<string, unknown> {
    const url = `${exchange.urls.api}/v1/Services/${path}`;
    return { account_sid: accountSid, date_created: DATE, date_updated: DATE, url };
}

function update(exchange: Exchange, asked: Asked): Reply {
    const { sid = '' } = asked.request.params;
    const found = find(exchange, asked);
    if (found === undefined) {
        return notFound(asked);
    }
    const bad = ['InboundRequestUrl', 'FallbackUrl'].find((name) => !isWebhookUrl(asked.field(name) ?? ''));
    if (bad !== undefined) {
        return { kind: 'refused', code: 20001, value: bad };
    }
    const updated = { ...found, ...changesIn(asked) };
    exchange.services.set(sid, updated);
    changed(exchange, 'numbers');
    return { kind: 'json', body: serviceJson(exchange, sid, updated) };
}

function changesIn(asked: Asked): Partial<ServiceConfiguration> {
    const text = (name: string, key: keyof ServiceConfiguration) => given(asked, name, key);
    const uses = asked.field('UseInboundWebhookOnNumber');
    return {
        ...text('FriendlyName', 'name'),
        ...text('InboundRequestUrl', 'webhookUrl'),
        ...text('InboundMethod', 'method'),
        ...text('FallbackUrl', 'fallbackUrl'),
        ...text('FallbackMethod', 'fallbackMethod'),
        ...(uses === undefined ? {} : { usesNumbersWebhook: uses === 'true' }),
    };
}

function serviceJson(exchange: Exchange, sid: string, service: ServiceConfiguration): Record<string, unknown> {
    const url = `${exchange.urls.api}/v1/Services/${sid}`;
    return {
        sid,
        account_sid: service.accountSid ?? exchange.options.accountSid,
        friendly_name: service.name,
        date_created: DATE,
        date_updated: DATE,
        inbound_request_url: service.webhookUrl || null,
        inbound_method: service.method ?? 'POST',
        fallback_url: service.fallbackUrl || null,
        fallback_method: service.fallbackMethod ?? 'POST',
        status_callback: null,
        sticky_sender: true,
        mms_converter: true,
        smart_encoding: true,
        scan_message_content: 'inherit',
        fallback_to_long_code: true,
        area_code_geomatch: true,
        synchronous_validation: false,
        validity_period: 36_000,
        url,
        links: { phone_numbers: `${url}/PhoneNumbers`, channel_senders: `${url}/ChannelSenders` },
        usecase: 'undeclared',
        us_app_to_person_registered: false,
        use_inbound_webhook_on_number: service.usesNumbersWebhook === true,
    };
}

const DATE = '2026-07-30T23:19:04Z';
