import type { Trouble } from '../model/trouble';

/** One message of a text: what the customer wrote, with the lines around it, or one file by its position. */
export type Part =
    | { readonly kind: 'words'; readonly lines: string }
    | { readonly kind: 'file'; readonly name: string; readonly index: number };

export type FilePart = Extract<Part, { readonly kind: 'file' }>;

/**
 * Whether a part will not be taken however often it is offered: Rocket.Chat's rules or another app forbid it, or it was
 * refused for another reason several times, over minutes (a picture that its image library cannot read, say).
 * Source: Rocket.Chat apps/meteor/app/lib/server/functions/sendMessage.ts, IPreMessageSentPrevent; FileUpload.ts.
 */
export function givesWay(part: Part, trouble: Trouble, earlierRefusals: number): boolean {
    const isForbidden = trouble.kind === 'vetoed' || trouble.kind === 'file-refused';
    return isForbidden || (isItsFault(part, trouble) && earlierRefusals >= MOST_REFUSALS[part.kind] - 1);
}

const MOST_REFUSALS = { words: 5, file: 3 } as const;

/** Whether what was met may be the part's own fault, and not that of the contact, the team or the server. */
export function isItsFault(part: Part, { kind }: Trouble): boolean {
    switch (kind) {
        case 'nobody-there':
        case 'blocked':
        case 'already-there':
        case 'turn-lost':
        case 'store-failed':
            return false;
        case 'unanswered':
            // Rocket.Chat may hang on a file that it cannot read; words it only stores.
            return part.kind === 'file';
        default:
            return true;
    }
}
