import type { Pending } from '../queue/pending';
import type { Process } from '../queue/process';
import { fieldsOfLogged, type LoggedFile, type LoggedMessage } from '../twilio/message-log';
import { parseInboundText } from '../twilio/parse-text';
import { laneOfText, newPendingText } from './pending-text';

/** What of such a message stands elsewhere. */
export interface LoggedWith {
    readonly files: readonly LoggedFile[];
    readonly department: string;
    /** The code of the workspace's language. */
    readonly language: string | undefined;
}

/**
 * A message of Twilio's log as a text that waits: under the key that its webhook has, so that the one that comes second is
 * the repeat, and of the time at which it was sent. Undefined for what is no text.
 */
export function pendingLogged(
    message: LoggedMessage,
    { files, department, language }: LoggedWith,
    process: Process,
): Pending | undefined {
    const parsed = parseInboundText(fieldsOfLogged(message, files));
    if (parsed.kind === 'malformed') {
        return undefined;
    }
    const work = newPendingText({ ...parsed.text, isFromLog: true }, department, language);
    const about = { lane: laneOfText(parsed.text), kind: 'text', key: message.sid, work } as const;
    return process.datedPending(about, { at: message.sentAt, arrivedAt: message.sentAt });
}
