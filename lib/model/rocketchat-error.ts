/** Why Rocket.Chat did not take something: for now, or for good. */
export interface Refusal {
    readonly kind: 'for-now' | 'for-good';
    /** A word for the log; Rocket.Chat's own code where it gave one. */
    readonly why: string;
}

/**
 * What an error of an accessor means. Only the message crosses from the server, as `reason [code]` or a bare code, so
 * codes are looked for in the text. Whatever is not known to be final is tried again.
 * Source: Rocket.Chat apps/meteor/app/livechat/server/lib/rooms.ts, QueueManager.ts.
 */
export function refusalOf(error: unknown): Refusal {
    const message = error instanceof Error ? error.message : '';
    const final = FOR_GOOD.find((code) => message.includes(code));
    if (final !== undefined) {
        return { kind: 'for-good', why: final };
    }
    return { kind: 'for-now', why: bracketedIn(message) ?? described(message) };
}

/** Rocket.Chat's code for a conversation that no agent could take. */
export const NOBODY_THERE = 'no-agent-online';

/** The refusals that only mean that nobody is there to talk to. */
export function meansNobodyThere(why: string): boolean {
    return why === NOBODY_THERE || why === 'error-omnichannel-is-disabled';
}

/** Rocket.Chat's code for what an error means, and nothing of its words; 'no reason given' where there is none. */
export function codeOf(error: unknown): string {
    const message = error instanceof Error ? error.message : '';
    return bracketedIn(message) ?? /\berror-[a-z0-9-]{2,60}/.exec(message)?.[0] ?? 'no reason given';
}

function bracketedIn(message: string): string | undefined {
    return /\[([a-z][a-z0-9-]{2,60})\]/.exec(message)?.[1];
}

/** An error without a code, in words that an admin can search for and with nothing in them that may be a customer's. */
function described(message: string): string {
    const words = message.replace(/(["'`“]).*["'`”]/g, '…').replace(/\S*[\d@/]\S*/g, '…');
    return `error: ${words.slice(0, MAX_WORDS_LENGTH)}`;
}

const MAX_WORDS_LENGTH = 100;

const FOR_GOOD: readonly string[] = ['error-contact-channel-blocked'];

/** What an accessor's call ends with that had no answer in time. */
export const UNANSWERED = 'error: accessor timed out';

/** Whether an error of posting may be the message's own fault, and not that of the contact, the team or the server. */
export function mayBeTheTexts(error: unknown): boolean {
    const { kind, why } = refusalOf(error);
    return kind === 'for-now' && !meansNobodyThere(why) && why !== UNANSWERED;
}

/**
 * Whether a text will not be taken however often it is offered: another app forbids it, or posting it was refused for
 * another reason several times, over minutes.
 * Source: Rocket.Chat apps/meteor/app/lib/server/functions/sendMessage.ts, IPreMessageSentPrevent.
 */
export function isTextRefused(error: unknown, earlierRefusals: number): boolean {
    const message = error instanceof Error ? error.message : '';
    return mayBeTheTexts(error) && (message.includes(APP_PREVENTED) || earlierRefusals >= MAX_TEXT_REFUSALS - 1);
}

const MAX_TEXT_REFUSALS = 5;

const APP_PREVENTED = 'error-app-prevented';

/**
 * Whether a file will not be taken however often it is offered: Rocket.Chat's rules forbid it, or it was refused for
 * another reason several times (a picture that its image library cannot read, say).
 * Source: Rocket.Chat apps/meteor/app/file-upload/server/lib/FileUpload.ts, validateFileUpload.
 */
export function isUploadRefused(error: unknown, earlierAttempts: number): boolean {
    const message = error instanceof Error ? error.message : '';
    return earlierAttempts >= MAX_UPLOAD_ATTEMPTS - 1 || UPLOAD_RULES.some((code) => message.includes(code));
}

const MAX_UPLOAD_ATTEMPTS = 3;

const UPLOAD_RULES: readonly string[] = [
    'error-file-upload-disabled',
    'error-file-too-large',
    'error-invalid-file-type',
    'file-too-small',
    APP_PREVENTED,
];
