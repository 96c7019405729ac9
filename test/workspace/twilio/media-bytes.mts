import type { Response } from 'express';
import type { Behaviour } from './behaviour.mts';
import { type Exchange, pause, type StoredMedia } from './exchange.mts';

type Sending = { readonly item: StoredMedia; readonly media: Behaviour['media'] };

/** Sends an attachment's bytes, spoiled as `media` says. */
export async function sendBytes(exchange: Exchange, response: Response, { item, media }: Sending): Promise<void> {
    await pause(exchange, media.slowMs);
    // Express would add a charset to text types.
    response.setHeader('Content-Type', media.wrongType ? 'text/html' : item.contentType);
    response.set('Cache-Control', 'max-age=31557600');
    if (item.name !== '') {
        response.set('Content-Disposition', `inline; filename="${item.name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"`);
    }
    if (media.endless) {
        flood(response);
        return;
    }
    if (media.wrongLength) {
        response.set('Content-Length', String(item.bytes.length + 1000));
        response.write(item.bytes, () => response.socket?.destroy());
        return;
    }
    response.set('Content-Length', String(item.bytes.length));
    response.end(item.bytes);
}

/** Writes until the caller has had enough, at the pace of a slow line: a caller that keeps it all must not run out of memory. */
function flood(response: Response): void {
    const chunk = Buffer.alloc(64 * 1024, 0x55);
    response.write(chunk);
    const drip = setInterval(() => response.write(chunk), 20);
    response.on('close', () => clearInterval(drip));
}
