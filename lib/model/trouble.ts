/** What stood in the way of an attempt. Decisions hang on the kind alone; the words are for the log. */
export type Trouble =
    /** No answer in time: what was asked for may still happen. */
    | { readonly kind: 'unanswered' }
    /** No agent online, or Omnichannel off. */
    | { readonly kind: 'nobody-there'; readonly code: string }
    /** The contact is blocked: this sender's texts are not wanted. */
    | { readonly kind: 'blocked'; readonly code: string }
    /** Another instance was first: the server lets only one through. */
    | { readonly kind: 'already-there' }
    /** Another app of the workspace forbids it. */
    | { readonly kind: 'vetoed'; readonly code: string }
    /** Rocket.Chat does not take this file, however often it is offered. */
    | { readonly kind: 'file-refused'; readonly code: string }
    /** Rocket.Chat says why by a code that means nothing special here. */
    | { readonly kind: 'refused'; readonly code: string }
    /** Engines before 1.53 lose the words of an error. */
    | { readonly kind: 'wordless' }
    /** An error without a code; `words` hold nothing that may be a customer's. */
    | { readonly kind: 'unknown'; readonly words: string }
    /** Another process has, or had, the turn on the lane. */
    | { readonly kind: 'turn-lost' }
    /** The app's own records could not be read or written. */
    | { readonly kind: 'store-failed' }
    /** Twilio takes no more for the moment. */
    | { readonly kind: 'twilio-busy' }
    /** There was no connection to Twilio, so that surely nothing was sent. */
    | { readonly kind: 'twilio-unreachable' };

/** Whether this is a trouble, of something that was thrown or read back from the store. */
export function isTrouble(data: unknown): data is Trouble {
    return (
        typeof data === 'object' &&
        data !== null &&
        'kind' in data &&
        typeof data.kind === 'string' &&
        KINDS.has(data.kind)
    );
}

const KINDS: ReadonlySet<string> = new Set<Trouble['kind']>([
    'unanswered',
    'nobody-there',
    'blocked',
    'already-there',
    'vetoed',
    'file-refused',
    'refused',
    'wordless',
    'unknown',
    'turn-lost',
    'store-failed',
    'twilio-busy',
    'twilio-unreachable',
]);

/** An accessor's failure, read once where it comes over from Rocket.Chat. */
export class Failure extends Error {
    constructor(public readonly trouble: Trouble) {
        super(inLogWords(trouble));
    }
}

/** What stood in the way, of anything that was thrown. */
export function troubleOf(error: unknown): Trouble {
    return isFailure(error) ? error.trouble : { kind: 'unknown', words: scrubbed(messageOf(error)) };
}

/** The trouble in a log line: Rocket.Chat's own code where it gave one, never a customer's words. */
export function inLogWords(trouble: Trouble): string {
    switch (trouble.kind) {
        case 'nobody-there':
        case 'blocked':
        case 'vetoed':
        case 'file-refused':
        case 'refused':
            return trouble.code;
        case 'unknown':
            return `error: ${trouble.words}`;
        case 'unanswered':
        case 'already-there':
        case 'wordless':
        case 'turn-lost':
        case 'store-failed':
        case 'twilio-busy':
        case 'twilio-unreachable':
            return trouble.kind;
    }
}

/** Rocket.Chat's own code, which tells nothing of a text; 'no reason given' where there is none. */
export function codeOf(trouble: Trouble): string {
    return 'code' in trouble ? String(trouble.code) : 'no reason given';
}

/** An error's words as an admin can search for them, with nothing in them that may be a customer's, or that was said. */
export function scrubbed(message: string, said = ''): string {
    const words = withoutQuoted(message)
        .replace(/\S+/g, (word) => (/[\d@/]/.test(word) ? '…' : word))
        // A token may happen to be without a digit.
        .replace(/[a-f]{16,}/gi, '…');
    return withoutWordsOf(said, words).replace(/\s+/g, ' ').slice(0, MAX_WORDS_LENGTH);
}

/** From the first quotation mark to the last: an error may repeat anything in them. */
function withoutQuoted(message: string): string {
    const first = message.search(/["'`“]/);
    const last = Math.max(...['"', "'", '`', '”'].map((mark) => message.lastIndexOf(mark)));
    return first < 0 || last <= first ? message : `${message.slice(0, first)}…${message.slice(last + 1)}`;
}

/** One that is repeated in an error is no secret if it is as short as "is". */
const SHORTEST_WORD = 3;

function withoutWordsOf(said: string, words: string): string {
    const theirs = new Set(said.toLowerCase().match(WORD));
    return words.replace(WORD, (word) => (word.length >= SHORTEST_WORD && theirs.has(word.toLowerCase()) ? '…' : word));
}

const WORD = /[\p{L}\p{M}]+/gu;

const MAX_WORDS_LENGTH = 100;

function isFailure(error: unknown): error is Failure {
    return error instanceof Error && 'trouble' in error && isTrouble(error.trouble);
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : '';
}
