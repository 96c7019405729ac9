import type { TwilioAnswer, TwilioRequest } from '../../../lib/model/http-ports.ts';
import type { VirtualClock } from './virtual-clock.mts';

/** What a customer sent, as Twilio keeps it. */
export interface SentText {
    readonly sid: string;
    readonly accountSid: string;
    readonly from: string;
    readonly to: string;
    readonly body: string;
    /** Content types. */
    readonly files: readonly string[];
    readonly at: number;
    readonly messagingServiceSid?: string;
    readonly direction?: string;
}

/** Twilio's Messages list and its lists of files. */
export interface TwilioLog {
    readonly texts: SentText[];
    /** Every request that was answered. */
    readonly asked: TwilioRequest[];
    /** How much later a text is listed than it was sent. */
    lagMs: number;
    /** The longest page. */
    maxPage: number;
    /** Whether `DateSent>` is read as a day, as the documentation has it. */
    isByDay: boolean;
    /** Where the numbers of the account lead; one that is not here is none that Twilio tells of. */
    readonly numbers: Map<string, string>;
    /** What goes wrong; undefined for nothing. */
    fault: (request: TwilioRequest) => TwilioAnswer | undefined;
    answer(request: TwilioRequest): TwilioAnswer;
}

/** A log with nothing in it. */
export function twilioLog(clock: VirtualClock): TwilioLog {
    const log: TwilioLog = {
        texts: [],
        asked: [],
        lagMs: 0,
        maxPage: 1_000,
        isByDay: false,
        numbers: new Map(),
        fault: () => undefined,
        answer(request) {
            log.asked.push(request);
            return log.fault(request) ?? answered(log, request, clock.now());
        },
    };
    return log;
}

function answered(log: TwilioLog, { url }: TwilioRequest, now: number): TwilioAnswer {
    const asked = new URL(url);
    if (asked.pathname.endsWith('/IncomingPhoneNumbers.json')) {
        return { kind: 'answer', status: 200, body: { incoming_phone_numbers: numbersOf(log) }, date: now };
    }
    const media = /\/Messages\/(\w+)\/Media\.json$/.exec(asked.pathname)?.[1];
    const body = media === undefined ? messagesPage(log, asked, now) : mediaPage(log, media);
    return { kind: 'answer', status: 200, body, date: now };
}

function numbersOf({ numbers }: TwilioLog): readonly object[] {
    return Array.from(numbers, ([number, url]) => ({ sid: `PN${number}`, phone_number: number, sms_url: url }));
}

function messagesPage(log: TwilioLog, { pathname, searchParams }: URL, now: number): object {
    const account = /\/Accounts\/(\w+)\//.exec(pathname)?.[1];
    const since = searchParams.get('DateSent>') ?? '';
    const from = Date.parse(log.isByDay ? since.slice(0, 10) : since);
    const all = log.texts
        .filter(({ accountSid, to, at }) => accountSid === account && to === searchParams.get('To') && at >= from)
        .filter(({ at }) => at + log.lagMs <= now)
        .sort((one, other) => other.at - one.at);
    const size = Math.min(Number(searchParams.get('PageSize')), log.maxPage);
    const start = Number(searchParams.get('PageToken') ?? 0);
    const next = new URLSearchParams(searchParams);
    next.set('PageToken', String(start + size));
    return {
        messages: all.slice(start, start + size).map(resourceOf),
        next_page_uri: start + size < all.length ? `${pathname}?${next}` : null,
    };
}

function resourceOf(text: SentText): object {
    const { sid, accountSid, from, to, body, files, at, messagingServiceSid = null, direction = 'inbound' } = text;
    return {
        sid,
        account_sid: accountSid,
        from,
        to,
        body,
        direction,
        status: 'received',
        messaging_service_sid: messagingServiceSid,
        num_media: String(files.length),
        date_sent: new Date(at).toUTCString().replace('GMT', '+0000'),
    };
}

function mediaPage(log: TwilioLog, message: string): object {
    const files = log.texts.find(({ sid }) => sid === message)?.files ?? [];
    const mediaList = files.map((type, index) => ({ sid: mediaSid(index), content_type: type }));
    return { media_list: mediaList, next_page_uri: null };
}

function mediaSid(index: number): string {
    return `ME${String(index).padStart(32, '0')}`;
}
