import { URL } from 'url';
import { membersOf } from '../model/json';
import { type Json, textIn } from './api-answer';
import type { Fields } from './fields';

/** An incoming message as Twilio's log has it: of all that a webhook tells, the log keeps no more. */
export interface LoggedMessage {
    readonly sid: string;
    readonly accountSid: string;
    /** '' where the log names none. */
    readonly from: string;
    readonly to: string;
    readonly body: string;
    readonly messagingServiceSid: string;
    /** Milliseconds since 1970, to the second. */
    readonly sentAt: number;
    /** How many came with it. */
    readonly files: number;
}

export interface LoggedFile {
    readonly url: string;
    readonly contentType: string;
}

/** One page of a list; `next` is the path of the one that follows. */
export interface LogPage<Item> {
    readonly items: readonly Item[];
    readonly next?: string;
}

interface Log {
    /** The configured `twilio_api_url`. */
    readonly apiUrl: string;
    readonly accountSid: string;
}

/**
 * The address of the log of what a number received from this time on (milliseconds since 1970). Twilio documents the
 * filter for whole days and takes moments too, so that there may be more in the answer than was asked for.
 * Source: Twilio "Messages resource", read multiple; the official client sends moments.
 */
export function logUrl(
    { apiUrl, accountSid }: Log,
    asked: { readonly number: string; readonly since: number },
): string {
    const url = new URL(`${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`);
    url.searchParams.set('To', asked.number);
    url.searchParams.set('DateSent>', `${new Date(asked.since).toISOString().slice(0, 19)}Z`);
    url.searchParams.set('PageSize', String(PAGE_SIZE));
    return url.href;
}

/** The address of the list of a message's files. */
export function filesUrl({ apiUrl, accountSid }: Log, sid: string): string {
    return `${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media.json?PageSize=${PAGE_SIZE}`;
}

/** The address of the next page; undefined where that is not of this account, to which the login belongs. */
export function pageUrl({ apiUrl, accountSid }: Log, next: string): string | undefined {
    return next.startsWith(`/2010-04-01/Accounts/${accountSid}/`) ? `${apiUrl}${next}` : undefined;
}

/** The incoming messages on a page of the log, in its order; undefined for anything else. */
export function readLogPage(body: unknown): LogPage<LoggedMessage> | undefined {
    return readPage(body, 'messages', toMessage);
}

/** The files of a message, in the order of the list; undefined for anything else. */
export function readFilesPage(body: unknown, log: Log, message: string): LogPage<LoggedFile> | undefined {
    return readPage(body, 'media_list', ({ sid, content_type }) =>
        isSid(sid) && typeof content_type === 'string'
            ? {
                  url: `${log.apiUrl}/2010-04-01/Accounts/${log.accountSid}/Messages/${message}/Media/${sid}`,
                  contentType: content_type,
              }
            : undefined,
    );
}

/** The fields that a webhook for this message would have had, as far as the log tells. */
export function fieldsOfLogged(message: LoggedMessage, files: readonly LoggedFile[]): Fields {
    return [
        ['MessageSid', message.sid],
        ['AccountSid', message.accountSid],
        ['From', message.from],
        ['To', message.to],
        ['Body', message.body],
        ['NumMedia', String(message.files)],
        ...files.flatMap(
            ({ url, contentType }, index): Fields => [
                [`MediaUrl${index}`, url],
                [`MediaContentType${index}`, contentType],
            ],
        ),
        ...(message.messagingServiceSid === '' ? [] : [['MessagingServiceSid', message.messagingServiceSid] as const]),
    ];
}

/** Twilio's most. */
const PAGE_SIZE = 1_000;

function readPage<Item>(
    body: unknown,
    list: string,
    toItem: (resource: Json) => Item | undefined,
): LogPage<Item> | undefined {
    const page = membersOf(body);
    const resources = page[list];
    if (!Array.isArray(resources)) {
        return undefined;
    }
    const next = page.next_page_uri;
    const items = resources.map((resource) => toItem(membersOf(resource)));
    return {
        items: items.filter((item): item is NonNullable<typeof item> => item !== undefined),
        ...(typeof next === 'string' && next !== '' ? { next } : {}),
    };
}

/** Of what is still `receiving` the webhook has not been tried yet. */
function toMessage(resource: Json): LoggedMessage | undefined {
    const { sid, direction, status } = resource;
    const sentAt = Date.parse(textIn(resource, 'date_sent') || textIn(resource, 'date_created'));
    if (!isSid(sid) || direction !== 'inbound' || status === 'receiving' || Number.isNaN(sentAt)) {
        return undefined;
    }
    return {
        sid,
        accountSid: textIn(resource, 'account_sid'),
        from: textIn(resource, 'from'),
        to: textIn(resource, 'to'),
        body: textIn(resource, 'body'),
        messagingServiceSid: textIn(resource, 'messaging_service_sid'),
        sentAt,
        files: Number(resource.num_media) || 0,
    };
}

function isSid(value: unknown): value is string {
    return typeof value === 'string' && /^(?:SM|MM|ME)[0-9a-fA-F]{32}$/.test(value);
}
