import { cleanLine } from '../words/clean-text';
import { sidOf, withoutUndefined } from './field-values';
import type { Fields } from './fields';
import { fieldValue } from './fields';

/** What a status callback says of one message that was sent. */
export interface StatusCallback {
    readonly sid: string;
    readonly accountSid?: string;
    /** Lower case; may be one that Twilio invents after this was written. */
    readonly status: string;
    /** Why it failed; only with `failed` and `undelivered`. */
    readonly errorCode?: number;
    /** The reason in words, which come beside a code or instead of one. */
    readonly errorMessage?: string;
}

export type ParsedStatus =
    | ({ readonly kind: 'status' } & StatusCallback)
    | { readonly kind: 'malformed'; readonly field: string; readonly why: string };

/** The status callback that these fields are, or which field is missing or wrong. Only `MessageStatus` makes one:
 * `SmsStatus` comes with inbound texts too. `EventType=READ` means read, whatever the status beside it.
 * Source: Twilio "Outbound message status in status callbacks". */
export function parseStatusCallback(fields: Fields): ParsedStatus {
    const sid = sidOf(fields, 'MessageSid');
    if (sid === undefined) {
        return malformed(fields, 'MessageSid');
    }
    const status = fieldValue(fields, 'MessageStatus')?.trim().toLowerCase() ?? '';
    if (!/^[a-z][a-z_-]{0,31}$/.test(status)) {
        return malformed(fields, 'MessageStatus');
    }
    const errorCode = fieldValue(fields, 'ErrorCode') ?? '';
    return withoutUndefined({
        kind: 'status',
        sid,
        accountSid: sidOf(fields, 'AccountSid'),
        status: fieldValue(fields, 'EventType')?.toUpperCase() === 'READ' ? 'read' : status,
        errorMessage: wordsIn(fields),
        errorCode: /^[1-9]\d{0,5}$/.test(errorCode) ? Number(errorCode) : undefined,
    });
}

/** A channel has its own field for what it said. Source: Twilio "Outbound message status in status callbacks". */
function wordsIn(fields: Fields): string | undefined {
    const said = ['ErrorMessage', 'ChannelStatusMessage'].map((name) => cleanLine(fieldValue(fields, name) ?? '', 300));
    return said.find((words) => words !== '' && words.toLowerCase() !== 'null');
}

/** Whichever of the two statuses a message reached later, since callbacks come in any order: the same whichever was
 * known first, except between two failures, where `known` stays. An unknown status is earlier than any known one.
 * Source: Twilio "Messages resource, status values". */
export function laterStatus(known: string, reported: string): string {
    return rankOf(reported) > rankOf(known) ? reported : known;
}

/** Whether the message did not and will not arrive: `failed`, `undelivered` or `canceled`. */
export function isFailure(status: string): boolean {
    return rankOf(status) === FAILURE_RANK;
}

const FAILURE_RANK = 5;

// Failures outrank what they contradict: better one alarm too many than a text the agent believes has arrived.
const RANKS: ReadonlyMap<string, number> = new Map([
    ['accepted', 0],
    ['scheduled', 0],
    ['queued', 0],
    ['sending', 1],
    ['sent', 2],
    ['delivered', 3],
    ['read', 4],
    ['failed', FAILURE_RANK],
    ['undelivered', FAILURE_RANK],
    ['canceled', FAILURE_RANK],
]);

function rankOf(status: string): number {
    return RANKS.get(status) ?? -1;
}

function malformed(fields: Fields, field: string): ParsedStatus {
    return { kind: 'malformed', field, why: fieldValue(fields, field) ? 'has an unexpected shape' : 'is missing' };
}
