import express, { type Request, type Response, type Router } from 'express';
import type { Behaviour } from './behaviour.mts';
import type { RestRequest } from './contract.mts';
import { errorFor } from './error-table.mts';
import { type Exchange, mediaCount, pause, subjectOf, underWay } from './exchange.mts';
import { checkOrder, type Order } from './message-checks.mts';
import { faultOf } from './message-faults.mts';
import { messageJson } from './message-json.mts';
import { messagesList } from './messages-list.mts';
import { carryOut, createMessage, type Sending } from './outgoing.mts';
import { credentialsOf, opens } from './request-log.mts';
import { refuse } from './rest-error.mts';

type Params = { account: string; message: string };

/** The Messages resource: create, list and read. Source: Twilio "Message resource". */
export function messagesApi(exchange: Exchange): Router {
    const router = express.Router();
    router.post('/2010-04-01/Accounts/:account/Messages.json', (request, response, next) => {
        create(exchange, { accountSid: request.params.account, request }, response).catch(next);
    });
    router.get('/2010-04-01/Accounts/:account/Messages.json', messagesList(exchange));
    router.get('/2010-04-01/Accounts/:account/Messages/:message.json', (request: Request<Params>, response) => {
        const { account } = request.params;
        if (!opens(exchange, credentialsOf(exchange, request.headers.authorization), account)) {
            refuse(response, { code: 20003 });
            return;
        }
        const message = exchange.messages.get(request.params.message);
        if (message === undefined || message.accountSid !== account) {
            refuse(response, { code: 20404, value: request.path });
            return;
        }
        response.json(messageJson(message, mediaCount(exchange, message.sid)));
    });
    return router;
}

type Asked = { readonly accountSid: string; readonly request: Request };

async function create(exchange: Exchange, { accountSid, request }: Asked, response: Response): Promise<void> {
    const order = toOrder(accountSid, fieldsOf(response));
    const { to: customer, from, body: text } = order;
    const behaviour = exchange.behaviour.take('messages', { customer, number: from ?? '', body: text });
    await pause(exchange, behaviour.slowMs);
    if (!opens(exchange, credentialsOf(exchange, request.headers.authorization), accountSid)) {
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
    const sending = decide(exchange, order, behaviour);
    if (sending.kind === 'refused') {
        refuse(response, sending);
        return;
    }
    const message = createMessage(exchange, sending);
    response.locals.madeSid = message.sid;
    const body = messageJson(message, order.mediaUrls.length);
    const answer = (): void => {
        if (fault.kind === 'spoil') {
            fault.end(response);
        } else {
            response.status(201).json(body);
        }
    };
    if (exchange.behaviour.look('callbacks', subjectOf(message)).beforeAnswer) {
        await underWay(exchange, carryOut(exchange, message, sending));
        answer();
        return;
    }
    answer();
    // Twilio's own work begins after the answer has left.
    await underWay(
        exchange,
        afterwards(response).then(() => carryOut(exchange, message, sending)),
    );
}

type Decision = ({ readonly kind: 'send' } & Sending) | { readonly kind: 'refused'; code: number; value: string };

function decide(exchange: Exchange, order: Order, messages: Behaviour['messages']): Decision {
    const checked = checkOrder(exchange, order);
    if (checked.kind === 'refused') {
        return checked;
    }
    let { laterCode } = checked;
    if (messages.failCode !== 0) {
        const when = messages.failWhen === 'natural' ? errorFor(messages.failCode).when : messages.failWhen;
        if (when === 'sync') {
            return { kind: 'refused', code: messages.failCode, value: order.to };
        }
        laterCode = messages.failCode;
    }
    const { sender, content } = checked;
    return { kind: 'send', order, content, sender, direction: 'outbound-api', by: 'api', laterCode };
}

function toOrder(accountSid: string, fields: RestRequest['fields']): Order {
    const one = (name: string): string | null => fields[name]?.[0] || null;
    return {
        accountSid,
        to: (one('To') ?? '').trim(),
        from: one('From'),
        messagingServiceSid: one('MessagingServiceSid'),
        body: one('Body') ?? '',
        mediaUrls: fields.MediaUrl ?? [],
        statusCallback: one('StatusCallback'),
        contentSid: one('ContentSid'),
        contentVariables: one('ContentVariables'),
    };
}

function fieldsOf(response: Response): RestRequest['fields'] {
    const fields: RestRequest['fields'] = response.locals.fields;
    return fields;
}

function afterwards(response: Response): Promise<void> {
    return new Promise((resolve) => {
        if (response.writableFinished || !response.writableEnded) {
            setImmediate(resolve);
            return;
        }
        response.once('finish', () => resolve());
        response.once('close', () => resolve());
    });
}
