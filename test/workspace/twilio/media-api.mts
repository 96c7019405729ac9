import express, { type Request, type Response, type Router } from 'express';
import { signedPath } from './cdn.mts';
import { type Exchange, mediaSubject, type StoredMedia } from './exchange.mts';
import { sendBytes } from './media-bytes.mts';
import { mediaJson } from './message-json.mts';
import { pageOf } from './paged.mts';
import { credentialsOf, opens } from './request-log.mts';
import { refuse } from './rest-error.mts';
import { resource } from './rest-resource.mts';

type Params = { account: string; message: string; media: string };

const ITEM = '/2010-04-01/Accounts/:account/Messages/:message/Media/:media';

/** The Media resource: list, metadata, bytes (or the way to them), and delete. Source: Twilio "Media resource". */
export function mediaApi(exchange: Exchange): Router {
    const router = express.Router();
    const list = resource(exchange, 'Media', ({ accountSid, request }) => {
        const ofMessage = ({ messageSid, accountSid: owner }: StoredMedia) =>
            messageSid === request.params.message && owner === accountSid;
        const items = [...exchange.media.values()].filter(ofMessage).map(mediaJson);
        return { kind: 'json', body: pageOf(exchange, request, { key: 'media_list', items, style: 'uri' }) };
    });
    router.get('/2010-04-01/Accounts/:account/Messages/:message/Media.json', list);
    router.get(`${ITEM}.json`, (request: Request<Params>, response) => {
        const item = find(exchange, request, { response, open: false });
        if (item !== null) {
            response.json(mediaJson(item));
        }
    });
    router.get(ITEM, (request: Request<Params>, response, next) => {
        const item = find(exchange, request, { response, open: isOpen(exchange, request.params.media) });
        if (item !== null) {
            hand(exchange, response, item).catch(next);
        }
    });
    router.delete([`${ITEM}.json`, ITEM], (request: Request<Params>, response) => {
        const item = find(exchange, request, { response, open: false });
        if (item !== null) {
            exchange.media.delete(item.sid);
            response.status(204).end();
        }
    });
    return router;
}

/** The item that is asked for, or null after an error was answered. */
function find(
    exchange: Exchange,
    request: Request<Params>,
    { response, open }: { response: Response; open: boolean },
): StoredMedia | null {
    const { account, message } = request.params;
    if (!open && !opens(exchange, credentialsOf(exchange, request.headers.authorization), account)) {
        refuse(response, { code: 20003 });
        return null;
    }
    const item = exchange.media.get(request.params.media);
    if (item === undefined || item.accountSid !== account || item.messageSid !== message) {
        refuse(response, { code: 20404, value: request.path });
        return null;
    }
    return item;
}

/** Whether the bytes of an item are for everybody; false for one that there is not. */
function isOpen(exchange: Exchange, sid: string): boolean {
    const item = exchange.media.get(sid);
    return item !== undefined && exchange.behaviour.look('media', mediaSubject(exchange, item)).auth === 'open';
}

async function hand(exchange: Exchange, response: Response, item: StoredMedia): Promise<void> {
    const media = exchange.behaviour.take('media', mediaSubject(exchange, item));
    if (media.answer === 'missing') {
        refuse(response, { code: 20404, value: item.sid });
    } else if (media.answer === 'error') {
        refuse(response, { code: 20500 });
    } else if (media.answer === 'direct') {
        await sendBytes(exchange, response, { item, media });
    } else {
        response.redirect(307, exchange.urls.cdn + signedPath(exchange, item, media));
    }
}
