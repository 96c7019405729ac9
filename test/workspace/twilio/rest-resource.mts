import type { Request, RequestHandler, Response } from 'express';
import type { RestRequest } from './contract.mts';
import { type Exchange, pause } from './exchange.mts';
import { faultOf } from './message-faults.mts';
import { credentialsOf, opens } from './request-log.mts';
import { refuse } from './rest-error.mts';

/** What a resource is asked for by somebody whose login is right. */
export type Asked = {
    /** The account in the path; where none is, the one that logged in. */
    readonly accountSid: string;
    readonly request: Request;
    /** The first value of a form field; undefined where it is not given. */
    field(name: string): string | undefined;
};

export type Reply =
    | { readonly kind: 'json'; readonly body: unknown; readonly status?: number }
    | { readonly kind: 'refused'; readonly code: number; readonly value?: string };

/** What Twilio answers where there is nothing at this address. */
export function notFound({ request }: Asked): Reply {
    return { kind: 'refused', code: 20404, value: request.path };
}

/** The form's field under the name that a configuration has for it; nothing where it is not given. */
export function given({ field }: Asked, name: string, key: string): object {
    const value = field(name);
    return value === undefined ? {} : { [key]: value };
}

/** Answers a request for a resource as Twilio does on this day: the login, delays and faults are dealt with here. Rules
 * know it by its verb and name. */
export function resource(exchange: Exchange, name: string, reply: (asked: Asked) => Reply): RequestHandler {
    return (request, response, next) => {
        answer(exchange, { request, response, name, reply }).catch(next);
    };
}

type Answering = {
    readonly request: Request;
    readonly response: Response;
    readonly name: string;
    readonly reply: (asked: Asked) => Reply;
};

async function answer(exchange: Exchange, { request, response, name, reply }: Answering): Promise<void> {
    const subject = { customer: '', number: '', body: '', request: `${request.method} ${name}` };
    const behaviour = exchange.behaviour.take('api', subject);
    await pause(exchange, behaviour.slowMs);
    response.set('Date', new Date(Date.now() + behaviour.clockAheadMs).toUTCString());
    const credentials = credentialsOf(exchange, request.headers.authorization);
    const accountSid = request.params.account ?? credentials?.username ?? '';
    if (!opens(exchange, credentials, accountSid)) {
        refuse(response, { code: 20003 });
        return;
    }
    const fault = faultOf(behaviour, response);
    if (fault.kind === 'answered') {
        return;
    }
    if (fault.kind === 'spoil' && !fault.carriedOut) {
        fault.end(response);
        return;
    }
    const fields: RestRequest['fields'] = response.locals.fields;
    const replied = reply({ accountSid, request, field: (field) => fields[field]?.[0] });
    if (fault.kind === 'spoil') {
        fault.end(response);
    } else if (replied.kind === 'refused') {
        refuse(response, replied);
    } else {
        response.status(replied.status ?? 200).json(replied.body);
    }
}

/** The JSON in a request's body; {} where there is none. */
export function jsonIn({ body }: Request): Readonly<Record<string, unknown>> {
    try {
        const json: unknown = JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '');
        return typeof json === 'object' && json !== null ? { ...json } : {};
    } catch {
        return {};
    }
}

/** Whether Twilio takes a text as the URL of a webhook; '' means none. */
export function isWebhookUrl(text: string): boolean {
    return text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
}
