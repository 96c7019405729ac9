import { credentialsOf, otherTokensOf } from '../model/accounts';
import type { Fetched, FetchMedia, MediaRequest } from '../model/http-ports';
import type { InboundText } from '../model/inbound-text';
import type { File } from '../model/livechat-ports';
import type { Clock } from '../model/ports';
import type { Settings } from '../model/settings';
import { MEDIA_PAUSES_MS, MEDIA_QUICK_MS } from '../model/timing';
import { fileNameFor } from '../twilio/file-names';
import { plainType, typeAllowed } from '../twilio/media-types';
import { isRetryable, mediaSource } from '../twilio/media-url';
import { servedType } from '../twilio/served-type';
import type { MediaProblem } from '../words/instead-lines';

/** One file of a text, by its position from 0. */
export interface FileOfText {
    readonly text: InboundText;
    readonly index: number;
}

export interface FetchPorts {
    readonly fetchMedia: FetchMedia;
    readonly settings: Settings;
    readonly clock: Clock;
}

export type FetchedFile =
    | { readonly kind: 'file'; readonly file: File }
    /** What belongs to the layout of a message and is nothing to show. */
    | { readonly kind: 'layout' }
    | { readonly kind: 'problem'; readonly why: MediaProblem; readonly name: string };

/** What the file is called in the conversation, by this type; by the announced one as long as it is not fetched. */
export function nameOfFile({ text, index }: FileOfText, type = typeOfFile({ text, index })): string {
    const given = text.media[index]?.name;
    return fileNameFor({ contentType: type, index, total: text.media.length, ...(given !== undefined && { given }) });
}

/** The announced type of the file. */
function typeOfFile({ text, index }: FileOfText): string {
    return text.media[index]?.contentType ?? '';
}

/**
 * The file from Twilio, or why it cannot be shown. Fetched again after a pause where that may help. Its type is that of
 * what comes: phones announce none, the wrong one, or one that says nothing.
 */
export async function fetchFile(wanted: FileOfText, ports: FetchPorts): Promise<FetchedFile> {
    const { media } = ports.settings;
    const problem = problemWith(nameOfFile(wanted));
    if (!media.enabled) {
        return problem('media-off');
    }
    const { accounts, apiUrl } = ports.settings;
    const login = credentialsOf(wanted.text.accountSid, accounts);
    if (login === undefined || apiUrl === undefined) {
        return problem('origin-refused');
    }
    const source = mediaSource(wanted.text.media[wanted.index]?.url ?? '', {
        apiUrl,
        accountSids: [login.accountSid],
        sid: wanted.text.sid,
    });
    if (source.kind === 'foreign') {
        return problem('origin-refused');
    }
    const otherTokens = otherTokensOf(login, accounts);
    const request = { url: source.url, ...login, ...(otherTokens.length === 0 ? {} : { otherTokens }) };
    const fetched = await fetchPatiently(request, ports);
    return fetched.kind === 'file' ? accepted(fetched, wanted, ports.settings) : problem(problemOf(fetched));
}

/** Fresh media of WhatsApp may not be there yet, Twilio may be busy, and a connection may break. */
async function fetchPatiently(request: MediaRequest, ports: FetchPorts): Promise<Fetched> {
    const startedAt = ports.clock.now();
    let fetched = await ports.fetchMedia(request);
    for (const pauseMs of MEDIA_PAUSES_MS) {
        // Without an answer another try may take as long as this one did, and the customer's next text waits.
        const isBroken = isUnanswered(fetched) && ports.clock.now() - startedAt < MEDIA_QUICK_MS;
        if (fetched.kind === 'file' || !(isBroken || isRetryable(fetched.status))) {
            break;
        }
        await ports.clock.wait(pauseMs);
        fetched = await ports.fetchMedia(request);
    }
    return fetched;
}

function isUnanswered(fetched: Fetched): boolean {
    return fetched.kind === 'failed' && fetched.status === 0;
}

function accepted(
    { bytes, type }: Extract<Fetched, { readonly kind: 'file' }>,
    wanted: FileOfText,
    { media }: Settings,
): FetchedFile {
    const announced = typeOfFile(wanted);
    const served = servedType({ header: type, bytes, announced });
    const problem = problemWith(nameOfFile(wanted, served));
    if (bytes.length === 0) {
        return problem('empty-file');
    }
    if (served === 'application/smil') {
        return { kind: 'layout' };
    }
    // An error page of a proxy is no picture.
    if (served === 'text/html' && plainType(announced) !== served) {
        return problemWith(nameOfFile(wanted))('download-failed');
    }
    if (!typeAllowed(served, media.types)) {
        return problem('type-not-accepted');
    }
    return bytes.length > media.maxBytes
        ? problem('too-large')
        : { kind: 'file', file: { name: nameOfFile(wanted, served), bytes } };
}

function problemOf({ status }: Extract<Fetched, { readonly kind: 'failed' }>): MediaProblem {
    return status === 404 || status === 410 ? 'not-found' : 'download-failed';
}

function problemWith(name: string): (why: MediaProblem) => FetchedFile {
    return (why) => ({ kind: 'problem', why, name });
}
