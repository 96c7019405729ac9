import type { Trouble } from '../model/trouble';
import { escapeMarkdown } from './escape-markdown';

/** Why a reply was not handed to Twilio at all. */
export type Impossible =
    | 'no-credentials'
    | 'no-api-address'
    | 'wrong-host'
    | 'no-address'
    | 'not-answerable'
    | 'opted-out';

/** Why one file of a reply stayed behind. */
export type LeftReason =
    | { readonly kind: 'type' }
    | { readonly kind: 'size'; readonly maxBytes: number }
    | { readonly kind: 'gone' | 'elsewhere' | 'unreadable' | 'no-address' };

/** A file that did not go with its reply. */
export interface LeftFile {
    readonly name: string;
    readonly reason: LeftReason;
}

/** Tells the agent that a reply did not arrive, why, and what to do. `said` is the reply, undefined when nobody knows. */
export function failedNote(
    said: string | undefined,
    reason: { readonly meaning: string; readonly advice: string; readonly code?: number },
): string {
    const code = reason.code === undefined ? '' : ` (Twilio error ${reason.code})`;
    return `⚠️ Not delivered: ${quoted(said)} ${reason.meaning} ${reason.advice}${code}`;
}

/** Tells the agent that a reply was not sent, and why. */
export function impossibleNote(said: string, why: Impossible): string {
    return `⚠️ Not sent: ${quoted(said)} ${IMPOSSIBLE[why]}`;
}

/** Tells the agent that nobody knows whether a reply arrived. */
export function unknownNote(said: string): string {
    return `⚠️ Perhaps not delivered: ${quoted(said)} Twilio did not say whether it took the message. It was not sent again, because the customer might then get it twice. If there is no answer, ask the customer.`;
}

/** Tells the agent that a reply could not be stored yet. It is found in the conversation later, and then sent or told. */
export function notStoredNote(said: string): string {
    return `⏳ Not sent yet: ${quoted(said)} Rocket.Chat could not store it for sending. The app tries again by itself, and tells you if it cannot be sent.`;
}

/** Tells the agent that a reply waits, and for what, by the kind of the trouble that it met last. */
export function waitingNote(said: string, trouble: Trouble['kind'] | undefined, expiresHours: number): string {
    const reason = (trouble && WAITS_FOR[trouble]) ?? 'An earlier reply of this conversation has not left yet.';
    return `⏳ Not sent yet: ${quoted(said)} ${reason} It is tried again by itself, and given up after ${expiresHours} ${expiresHours === 1 ? 'hour' : 'hours'}; then you are told. Until it leaves you can correct or delete it.`;
}

const NOT_ANSWERING = 'Rocket.Chat does not give the app what it needs to send it.';

const WAITS_FOR: Readonly<Partial<Record<Trouble['kind'], string>>> = {
    'twilio-busy': 'Twilio takes no more messages at the moment.',
    'twilio-unreachable': 'Twilio cannot be reached at the moment.',
    unanswered: NOT_ANSWERING,
    refused: NOT_ANSWERING,
    wordless: NOT_ANSWERING,
    unknown: NOT_ANSWERING,
    'store-failed': NOT_ANSWERING,
};

/** Why a reply that waited was not sent. */
export type Unsent = 'too-late' | 'expired' | 'deleted' | 'corrected' | 'unprepared';

/** Tells the agent that a reply that waited was not sent, and why. */
export function unsentNote(said: string, why: Unsent): string {
    return `⚠️ Not sent: ${quoted(said)} ${UNSENT[why]}`;
}

const UNSENT: Readonly<Record<Unsent, string>> = {
    'too-late':
        'The app heard of it too late, because it was not running or could not store it. Send it again if the customer still needs it.',
    expired:
        'Twilio could not be given it for hours, so it was given up. Send it again if the customer still needs it.',
    deleted: 'The message was deleted before it could leave.',
    corrected:
        'It was changed when a part of it had left already, so the rest was kept back. Write to the customer what is missing.',
    unprepared:
        'The app could not prepare it, however often it tried. Send it again, without a file if it has one; if that fails too, ask an administrator of this workspace to look at the app’s log.',
};

/** Tells the agent which files did not go with a reply. */
export function leftFilesNote(files: readonly LeftFile[]): string {
    return files.map(({ name, reason }) => `⚠️ Not sent: the file ${quoted(name)} ${leftBecause(reason)}`).join('\n');
}

/** Tells the agent that a message has nothing in it that a phone could show. */
export function emptyNote(): string {
    return '⚠️ Not sent: there is nothing in your message that a phone could show. Write it as a text, or attach it as a file.';
}

/** What the app itself adds to the words of an agent. */
export const REPLY_WORDS = { location: 'Location' } as const;

const IMPOSSIBLE: Readonly<Record<Impossible, string>> = {
    'no-credentials':
        'The app SMS Incoming has no Twilio account and auth token for this number. Ask an administrator of this workspace to set them in the app’s settings.',
    'no-api-address':
        'The app SMS Incoming cannot tell where to send it: the address of Twilio’s API or of this workspace in its settings is none. Ask an administrator of this workspace to correct it.',
    'wrong-host':
        'The address of Twilio’s API in the settings of the app SMS Incoming leads nowhere: there is no such host, or its certificate is not valid. Ask an administrator of this workspace to correct it, then send it again.',
    'no-address': 'This conversation does not say which number to answer. Wait for the customer’s next text.',
    'not-answerable': 'The sender is a name, not a number, and cannot receive answers.',
    'opted-out': 'The customer asked not to be texted (STOP). They can be texted again when they send START.',
};

function leftBecause(reason: LeftReason): string {
    switch (reason.kind) {
        case 'type':
            return 'The customer’s network does not take files of this type. Send it as a picture or PDF, or as a link.';
        case 'size':
            return `It is larger than the ${Math.floor(reason.maxBytes / 1000)} kB that can be sent. Send a smaller one, or a link.`;
        case 'gone':
            return 'It is not in the workspace any more.';
        case 'elsewhere':
            return 'It belongs to another conversation. Upload it in this one.';
        case 'unreadable':
            return 'Rocket.Chat could not read it. Upload it again.';
        case 'no-address':
            return 'It has no address that a phone could open. Upload it as a file.';
    }
}

/** The beginning of what was said, in quotes, ended like a sentence. */
function quoted(said: string | undefined): string {
    if (said === undefined) {
        return 'one of your replies.';
    }
    const words = said.replace(/\s+/g, ' ').trim();
    if (words === '') {
        return 'your file.';
    }
    const characters = Array.from(words);
    const start = characters.slice(0, MAX_QUOTED).join('');
    const shown = characters.length > MAX_QUOTED ? `${start}…` : start;
    // Rocket.Chat refuses an app's @all, and would show anything else that is Markdown as something else.
    return `“${escapeMarkdown(shown)}”${/[.!?…]$/.test(shown) ? '' : '.'}`;
}

const MAX_QUOTED = 40;
