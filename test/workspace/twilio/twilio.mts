import express, { type Express, type Router } from 'express';
import { accountsApi } from './accounts-api.mts';
import { resend, tamper } from './again.mts';
import { alertsApi } from './alerts-api.mts';
import { cdn } from './cdn.mts';
import { contentApi } from './content-api.mts';
import type { Twilio, TwilioOptions } from './contract.mts';
import { type Exchange, forget, hangUp, openExchange, underWay, whenIdle } from './exchange.mts';
import { mediaApi } from './media-api.mts';
import { messagesApi } from './messages-api.mts';
import { numbersApi } from './numbers-api.mts';
import { loseText, phoneAt, sendText } from './phones.mts';
import { logRequests, watchForLeaks } from './request-log.mts';
import { refuse } from './rest-error.mts';
import { sendersApi } from './senders-api.mts';
import { serve } from './server.mts';
import { servicesApi } from './services-api.mts';

export type { Behaviour } from './behaviour.mts';
export type * from './contract.mts';
export type { Match, RuleView } from './rules.mts';

/** A simulated Twilio on two loopback ports, the API's and the CDN's. Rejects when a port is taken. */
export async function startTwilio(options: TwilioOptions): Promise<Twilio> {
    const exchange = openExchange(options);
    const api = await serve(apiApp(exchange), options.apiPort ?? 0);
    const storage = await serve(cdnApp(exchange), options.cdnPort ?? 0).catch(async (error: unknown) => {
        await api.stop();
        throw error;
    });
    exchange.urls.api = api.url;
    exchange.urls.cdn = storage.url;
    return {
        ...partsOf(exchange),
        ...deedsOf(exchange),
        cutOff: () => {
            api.shut();
            return () => underWay(exchange, api.open());
        },
        hangUp: () => hangUp(exchange),
        idle: () => whenIdle(exchange),
        reset: () => {
            forget(exchange);
            exchange.behaviour.rules.clear();
            void underWay(exchange, api.open());
        },
        stop: async () => {
            exchange.era += 1;
            exchange.ending.abort();
            await Promise.all([api.stop(), storage.stop()]);
        },
    };
}

type Parts =
    | 'apiUrl'
    | 'cdnUrl'
    | 'accountSid'
    | 'authToken'
    | 'behaviour'
    | 'webhooks'
    | 'requests'
    | 'leaks'
    | 'events';

function partsOf(exchange: Exchange): Pick<Twilio, Parts> {
    const { options, urls, behaviour, webhooks, requests, leaks, events } = exchange;
    const { accountSid, authToken } = options;
    const places = { apiUrl: urls.api, cdnUrl: urls.cdn };
    return { ...places, accountSid, authToken, behaviour: behaviour.rules, webhooks, requests, leaks, events };
}

function deedsOf(exchange: Exchange): Omit<Twilio, Parts | 'cutOff' | 'hangUp' | 'idle' | 'reset' | 'stop'> {
    return {
        number: (address, configuration) => void exchange.numbers.set(address, configuration),
        numbers: () => Object.fromEntries(exchange.numbers),
        release: (address) => void exchange.numbers.delete(address),
        service: (sid, configuration) => void exchange.services.set(sid, configuration),
        services: () => Object.fromEntries(exchange.services),
        template: (sid, configuration) => void exchange.templates.set(sid, configuration),
        application: (sid, webhookUrl) => void exchange.applications.set(sid, webhookUrl),
        account: (sid, state) => void exchange.accountStates.set(sid, state),
        phone: (address) => phoneAt(exchange, address),
        phones: () => [...exchange.phones.keys()].map((address) => phoneAt(exchange, address)),
        messages: () => [...exchange.messages.values()],
        route: ({ from, to }) => void exchange.routes.set(new URL(from).origin, new URL(to).origin),
        resend: (attemptIndex) => resend(exchange, attemptIndex),
        duplicate: (attemptIndex) => Promise.all([resend(exchange, attemptIndex), resend(exchange, attemptIndex)]),
        tamper: (attemptIndex, fields) => tamper(exchange, attemptIndex, fields),
        lose: (lost) => loseText(exchange, lost),
        deliverTo: ({ url, from, text }) => sendText(exchange, { from, text, via: new URL(url).origin }),
    };
}

function apiApp(exchange: Exchange): Express {
    return appOf(express.raw({ type: () => true, limit: '4mb' }), logRequests(exchange, 'api'), [
        messagesApi(exchange),
        mediaApi(exchange),
        ...[accountsApi, numbersApi, servicesApi, sendersApi, alertsApi, contentApi].map((api) => api(exchange)),
    ]);
}

function cdnApp(exchange: Exchange): Express {
    return appOf(watchForLeaks(exchange), logRequests(exchange, 'cdn'), [cdn(exchange)]);
}

function appOf(first: express.RequestHandler, log: express.RequestHandler, routers: readonly Router[]): Express {
    const app = express();
    app.disable('x-powered-by');
    app.disable('etag');
    app.use(first, log, ...routers);
    app.use((request, response) => refuse(response, { code: 20404, value: request.path }));
    return app;
}
