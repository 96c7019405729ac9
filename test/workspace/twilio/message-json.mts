import { errorFor } from './error-table.mts';
import type { Message, StoredMedia } from './exchange.mts';
import { segmentsOf } from './segments.mts';

/** A message resource as the REST API prints it. */
export function messageJson(message: Message, mediaCount: number): Record<string, unknown> {
    const uri = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}`;
    const created = rfc2822(message.createdAt);
    const gone = !['accepted', 'queued', 'sending'].includes(message.state);
    return {
        account_sid: message.accountSid,
        api_version: '2010-04-01',
        body: message.body,
        date_created: created,
        date_sent: gone ? rfc2822(message.updatedAt) : null,
        date_updated: rfc2822(message.updatedAt),
        direction: message.direction,
        error_code: message.errorCode,
        error_message: message.errorCode === null ? null : errorFor(message.errorCode).message,
        from: message.from === '' ? null : message.from,
        messaging_service_sid: message.messagingServiceSid,
        num_media: String(mediaCount),
        num_segments: String(segmentsOf(message.body)),
        price: null,
        price_unit: 'USD',
        sid: message.sid,
        status: message.state,
        subresource_uris: { media: `${uri}/Media.json` },
        to: message.to,
        uri: `${uri}.json`,
    };
}

/** A media resource as the REST API prints it. */
export function mediaJson(item: StoredMedia): Record<string, unknown> {
    const created = rfc2822(item.createdAt);
    return {
        account_sid: item.accountSid,
        content_type: item.contentType,
        date_created: created,
        date_updated: created,
        parent_sid: item.messageSid,
        sid: item.sid,
        uri: `/2010-04-01/Accounts/${item.accountSid}/Messages/${item.messageSid}/Media/${item.sid}.json`,
    };
}

/** `Tue, 25 Nov 2025 09:27:17 +0000`. */
function rfc2822(at: number): string {
    return new Date(at).toUTCString().replace('GMT', '+0000');
}
