import { createHmac } from 'crypto';
import express, { type Request, type Response, type Router } from 'express';
import { type Behaviour, GOOD_DAY } from './behaviour.mts';
import type { Exchange, StoredMedia } from './exchange.mts';
import { sendBytes } from './media-bytes.mts';

/** The path and query of a short-lived signed address for an attachment, behind which the CDN behaves like `media`. */
export function signedPath(exchange: Exchange, item: StoredMedia, media: Behaviour['media']): string {
    const token = exchange.sids.token();
    exchange.givenOut.set(token, media);
    const query = new URLSearchParams({
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Date': new Date().toISOString().replace(/[-:]|\.\d+/g, ''),
        'X-Amz-Expires': '300',
        'X-Amz-Security-Token': token,
        'X-Amz-Signature': signatureOf(exchange, item.sid),
    });
    return `/${item.accountSid}/${item.sid}?${query.toString()}`;
}

/** The host that keeps the bytes. Like S3 it wants the signature in the query and nothing else: a request that brings
 * an Authorization header too is refused. */
export function cdn(exchange: Exchange): Router {
    const router = express.Router();
    router.get('/:account/:media', (request, response, next) => {
        const item = exchange.media.get(request.params.media);
        const media = exchange.givenOut.get(inQuery(request, 'X-Amz-Security-Token')) ?? GOOD_DAY.media;
        if (request.headers.authorization !== undefined && media.replayedAuthorization === 'refused') {
            const only =
                'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified';
            refuse(response, { status: 400, code: 'InvalidArgument', message: only });
        } else if (media.expiredSignature) {
            refuse(response, { status: 403, code: 'AccessDenied', message: 'Request has expired' });
        } else if (item === undefined || item.accountSid !== request.params.account) {
            refuse(response, { status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' });
        } else if (inQuery(request, 'X-Amz-Signature') !== signatureOf(exchange, item.sid)) {
            const message = 'The request signature we calculated does not match the signature you provided.';
            refuse(response, { status: 403, code: 'SignatureDoesNotMatch', message });
        } else if (media.loop) {
            response.redirect(307, exchange.urls.cdn + signedPath(exchange, item, media));
        } else {
            sendBytes(exchange, response, { item, media }).catch(next);
        }
    });
    return router;
}

function inQuery({ query }: Request<{ account: string; media: string }>, name: string): string {
    return String(query[name] ?? '');
}

function signatureOf(exchange: Exchange, sid: string): string {
    return createHmac('sha256', exchange.options.authToken).update(sid).digest('hex');
}

function refuse(response: Response, error: { status: number; code: string; message: string }): void {
    const { code, message } = error;
    response.status(error.status).type('application/xml');
    response.send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    );
}
