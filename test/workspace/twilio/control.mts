import express, { type Request, type Response, type Router } from 'express';
import type { NumberConfiguration, Twilio } from './contract.mts';
import { parseRule } from './parse-rule.mts';
import { phoneOf, phonesOf } from './phone-json.mts';
import { fieldChanges, parsePhoneText } from './phone-text.mts';

/**
 * A JSON API over the simulator, for the page and for scripts:
 * `GET numbers`, `PUT numbers/:address`; `GET phones`, `GET phones/:address`, `POST phones/:address/send` (a PhoneText,
 * media bytes as `base64`, `via` to aim at one instance), `GET phones/:address/media/:sid/:index` (bytes);
 * `GET webhooks`, `POST webhooks/:index/resend | duplicate | tamper` (`{ fields }`); `GET messages`, `requests`, `leaks`;
 * `GET behaviour` (the rules), `POST behaviour` (`{ match?, change }`, as in rules.mts), `DELETE behaviour/:id`, `DELETE
 * behaviour` (a good day again); each answers with the rules, or with 400 and `{ problems }`;
 * `POST reset`; `GET events` (server-sent, one word per change). Errors are `{ error }` with 400 or 404.
 */
export function twilioControl(twilio: Twilio): Router {
    const router = express.Router();
    router.use(express.json({ limit: '64mb' }));
    phoneRoutes(router, twilio);
    webhookRoutes(router, twilio);
    behaviourRoutes(router, twilio);
    router.get('/numbers', (_request, response) => void response.json(twilio.numbers()));
    router.put('/numbers/:address', (request, response) => {
        if (!isConfiguration(request.body)) {
            response.status(400).json({ error: 'webhookUrl: a URL is needed' });
            return;
        }
        twilio.number(request.params.address, request.body);
        response.json(twilio.numbers());
    });
    router.get('/messages', (_request, response) => void response.json(twilio.messages()));
    router.get('/requests', (_request, response) => void response.json(twilio.requests));
    router.get('/leaks', (_request, response) => void response.json(twilio.leaks));
    router.post('/reset', (_request, response) => {
        twilio.reset();
        response.json({});
    });
    router.get('/events', (request, response) => stream(twilio, request, response));
    return router;
}

function phoneRoutes(router: Router, twilio: Twilio): void {
    router.get('/phones', (_request, response) => void response.json(phonesOf(twilio)));
    router.get('/phones/:address', (request, response) => {
        response.json(phoneOf(twilio, request.params.address));
    });
    router.post('/phones/:address/send', (request, response) => {
        const text = parsePhoneText(request.body);
        if ('error' in text) {
            response.status(400).json(text);
            return;
        }
        const from = request.params.address;
        const { via }: { via?: unknown } = request.body;
        const aimed = typeof via === 'string' && URL.canParse(via);
        answer(response, () => (aimed ? twilio.deliverTo({ url: via, from, text }) : twilio.phone(from).send(text)));
    });
    router.get('/phones/:address/media/:sid/:index', (request, response) => {
        const { address, sid, index } = request.params;
        const bubble = twilio.phone(address).messages.find((message) => message.sid === sid);
        const item = bubble?.media[Number(index)];
        if (item === undefined) {
            response.status(404).json({ error: 'no such attachment' });
            return;
        }
        // The page shows pictures with it; nothing a customer sent may run as a document of the page.
        response.set({ 'Content-Type': item.contentType, 'X-Content-Type-Options': 'nosniff' });
        response.set('Content-Security-Policy', 'sandbox');
        response.end(item.bytes);
    });
}

function webhookRoutes(router: Router, twilio: Twilio): void {
    router.get('/webhooks', (_request, response) => void response.json(twilio.webhooks));
    router.post('/webhooks/:index/resend', (request, response) => {
        answer(response, () => twilio.resend(Number(request.params.index)));
    });
    router.post('/webhooks/:index/duplicate', (request, response) => {
        answer(response, () => twilio.duplicate(Number(request.params.index)));
    });
    router.post(
        '/webhooks/:index/tamper',
        (request: Request<{ index: string }, unknown, { fields?: unknown }>, response) => {
            answer(response, () => twilio.tamper(Number(request.params.index), fieldChanges(request.body.fields)));
        },
    );
}

function behaviourRoutes(router: Router, twilio: Twilio): void {
    const { behaviour } = twilio;
    router.get('/behaviour', (_request, response) => void response.json(behaviour.list()));
    router.post('/behaviour', (request, response) => {
        const rule = parseRule(request.body);
        if ('problems' in rule) {
            response.status(400).json(rule);
            return;
        }
        behaviour.add(rule.match, rule.change);
        response.json(behaviour.list());
    });
    router.delete('/behaviour/:id', (request, response) => {
        behaviour.remove(Number(request.params.id));
        response.json(behaviour.list());
    });
    router.delete('/behaviour', (_request, response) => {
        behaviour.clear();
        response.json(behaviour.list());
    });
}

function answer(response: Response, work: () => Promise<unknown>): void {
    work().then(
        (result) => response.json(result),
        (error: unknown) => response.status(404).json({ error: error instanceof Error ? error.message : 'failed' }),
    );
}

function stream(twilio: Twilio, request: Request, response: Response): void {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    const tell = (what: string): void => void response.write(`data: ${what}\n\n`);
    twilio.events.on('change', tell);
    request.on('close', () => twilio.events.off('change', tell));
}

function isConfiguration(value: unknown): value is NumberConfiguration {
    const { webhookUrl }: { webhookUrl?: unknown } = typeof value === 'object' && value !== null ? value : {};
    return typeof webhookUrl === 'string' && URL.canParse(webhookUrl);
}
