import { createHash } from 'crypto';
import express, { type Router } from 'express';
import { isE164 } from './channel.mts';
import type { NumberConfiguration } from './contract.mts';
import { changed, type Exchange } from './exchange.mts';
import { pageOf } from './paged.mts';
import { type Asked, given, isWebhookUrl, notFound, type Reply, resource } from './rest-resource.mts';

const LIST = '/2010-04-01/Accounts/:account/IncomingPhoneNumbers';

/** The IncomingPhoneNumbers resource: list, read, update. Source: Twilio "IncomingPhoneNumber resource". */
export function numbersApi(exchange: Exchange): Router {
    const router = express.Router();
    const list = resource(exchange, 'IncomingPhoneNumbers', ({ accountSid, request }) => {
        const { PhoneNumber: wanted } = request.query;
        const items = numbersOf(exchange, accountSid)
            .filter(({ address }) => typeof wanted !== 'string' || address === wanted)
            .map((one) => numberJson(exchange, one));
        return {
            kind: 'json',
            body: pageOf(exchange, request, { key: 'incoming_phone_numbers', items, style: 'uri' }),
        };
    });
    router.get(`${LIST}.json`, list);
    router.get(
        `${LIST}/:sid.json`,
        resource(exchange, 'IncomingPhoneNumbers', (asked) => {
            const found = find(exchange, asked);
            return found ? { kind: 'json', body: numberJson(exchange, found) } : notFound(asked);
        }),
    );
    router.post(
        `${LIST}/:sid.json`,
        resource(exchange, 'IncomingPhoneNumbers', (asked) => update(exchange, asked)),
    );
    return router;
}

/** A number with its sid, the same as long as there is one. */
export type KnownNumber = { readonly address: string; readonly sid: string; readonly number: NumberConfiguration };

/** The phone numbers of an account, in the order in which they were configured. */
export function numbersOf(exchange: Exchange, accountSid: string): readonly KnownNumber[] {
    return [...exchange.numbers]
        .filter(([address]) => isE164(address))
        .filter(([, { accountSid: owner = exchange.options.accountSid }]) => owner === accountSid)
        .map(([address, number]) => ({ address, number, sid: sidOf('PN', address) }));
}

/** The sid of what is known by a name: two letters and 32 hex digits. */
export function sidOf(prefix: string, name: string): string {
    return prefix + createHash('sha256').update(name).digest('hex').slice(0, 32);
}

function find(exchange: Exchange, { accountSid, request }: Asked): KnownNumber | undefined {
    return numbersOf(exchange, accountSid).find(({ sid }) => sid === request.params.sid);
}

function update(exchange: Exchange, asked: Asked): Reply {
    const found = find(exchange, asked);
    if (found === undefined) {
        return notFound(asked);
    }
    const urls = ['SmsUrl', 'SmsFallbackUrl'].flatMap((name) => asked.field(name) ?? []);
    const bad = urls.find((url) => !isWebhookUrl(url));
    if (bad !== undefined) {
        return { kind: 'refused', code: 21502, value: bad };
    }
    const { address, number } = found;
    const changedNumber = { ...number, ...changesIn(asked) };
    exchange.numbers.set(address, changedNumber);
    changed(exchange, 'numbers');
    return { kind: 'json', body: numberJson(exchange, { ...found, number: changedNumber }) };
}

function changesIn(asked: Asked): Partial<NumberConfiguration> {
    const text = (name: string, key: keyof NumberConfiguration) => given(asked, name, key);
    return {
        ...text('SmsUrl', 'webhookUrl'),
        ...text('SmsMethod', 'method'),
        ...text('SmsFallbackUrl', 'fallbackUrl'),
        ...text('SmsFallbackMethod', 'fallbackMethod'),
        ...text('SmsApplicationSid', 'applicationSid'),
    };
}

function numberJson(exchange: Exchange, { address, sid, number }: KnownNumber): Record<string, unknown> {
    const accountSid = number.accountSid ?? exchange.options.accountSid;
    const date = 'Thu, 30 Jul 2026 23:19:04 +0000';
    const uri = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${sid}.json`;
    return {
        account_sid: accountSid,
        address_requirements: 'none',
        address_sid: null,
        api_version: '2010-04-01',
        beta: false,
        bundle_sid: null,
        capabilities: { voice: true, sms: true, mms: true, fax: false },
        date_created: date,
        date_updated: date,
        emergency_address_sid: null,
        emergency_address_status: 'unregistered',
        emergency_status: 'Inactive',
        friendly_name: address,
        identity_sid: null,
        origin: 'twilio',
        phone_number: address,
        sid,
        sms_application_sid: number.applicationSid ?? '',
        sms_fallback_method: number.fallbackMethod ?? 'POST',
        sms_fallback_url: number.fallbackUrl ?? '',
        sms_method: number.method ?? 'POST',
        sms_url: number.webhookUrl,
        status: 'in-use',
        status_callback: '',
        status_callback_method: 'POST',
        trunk_sid: null,
        type: 'local',
        uri,
        voice_application_sid: null,
        voice_caller_id_lookup: false,
        voice_fallback_method: 'POST',
        voice_fallback_url: '',
        voice_method: 'POST',
        voice_receive_mode: 'voice',
        voice_url: '',
    };
}
