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
    const bracketed = /\[([a-z][a-z0-9-]{2,60})\]/.exec(message)?.[1];
    return { kind: 'for-now', why: bracketed ?? described(message) };
}

/** Rocket.Chat's code for a conversation that no agent could take. */
export const NOBODY_THERE = 'no-agent-online';

/** The refusals that only mean that nobody is there to talk to. */
export function meansNobodyThere(why: string): boolean {
    return why === NOBODY_THERE || why === 'error-omnichannel-is-disabled';
}

/** An error without a code, in words that an admin can search for and with nothing in them that may be a customer's. */
function described(message: string): string {
    const words = message.replace(/(["'`“]).*["'`”]/g, '…').replace(/\S*[\d@/]\S*/g, '…');
    return `error: ${words.slice(0, MAX_WORDS_LENGTH)}`;
}

const MAX_WORDS_LENGTH = 100;

const FOR_GOOD: readonly string[] = ['error-contact-channel-blocked'];

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
    'error-app-prevented',
];
