import express, { type Router } from 'express';
import type { Attempt } from './contract.mts';
import type { Exchange } from './exchange.mts';
import { sidOf } from './numbers-api.mts';
import { pageOf } from './paged.mts';
import { resource } from './rest-resource.mts';

/** The Alerts resource: what went wrong with webhooks, newest first. Source: Twilio "Monitor REST API: Alerts". */
export function alertsApi(exchange: Exchange): Router {
    const router = express.Router();
    const list = resource(exchange, 'Alerts', ({ accountSid, request }) => {
        const { LogLevel: level, StartDate: start, EndDate: end } = request.query;
        const since = typeof start === 'string' ? Date.parse(start) : 0;
        const until = typeof end === 'string' ? Date.parse(end) : Number.POSITIVE_INFINITY;
        const items = exchange.webhooks
            .filter(({ fields: { AccountSid = exchange.options.accountSid } }) => AccountSid === accountSid)
            .flatMap((attempt) => alertJson(exchange, attempt))
            .filter((alert) => typeof level !== 'string' || alert.log_level === level)
            .filter(({ at }) => at >= since && at <= until)
            .map(({ at: _at, ...alert }) => alert)
            .reverse();
        return { kind: 'json', body: pageOf(exchange, request, { key: 'alerts', items, style: 'meta' }) };
    });
    router.get('/v1/Alerts', list);
    return router;
}

type Alert = Readonly<Record<string, unknown>> & { readonly at: number; readonly log_level: string };

/** One alert of a request that went wrong, none of one that did not. */
function alertJson(exchange: Exchange, attempt: Attempt): Alert[] {
    const { problem, at, index, sid, url, method, status } = attempt;
    if (problem === null) {
        return [];
    }
    const date = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
    const own = sidOf('NO', `${index}`);
    const text = new URLSearchParams({ Msg: problem.message, LogLevel: problem.level.toUpperCase(), url });
    if (status !== null) {
        text.set('httpResponse', String(status));
    }
    text.set('ErrorCode', String(problem.code));
    return [
        {
            at,
            sid: own,
            account_sid: attempt.fields.AccountSid ?? exchange.options.accountSid,
            alert_text: text.toString(),
            api_version: '2010-04-01',
            date_created: date,
            date_generated: date,
            date_updated: date,
            error_code: String(problem.code),
            log_level: problem.level,
            more_info: `https://www.twilio.com/docs/api/errors/${problem.code}`,
            request_method: method,
            request_url: url,
            resource_sid: sid,
            service_sid: null,
            url: `${exchange.urls.api}/v1/Alerts/${own}`,
        },
    ];
}
