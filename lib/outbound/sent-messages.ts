import type { Process } from '../queue/process';
import { isFailure } from '../twilio/delivery-status';
import type { Dispatch, Dispatches, SentPart, StatusNote } from './dispatch-ports';

export interface NotePorts {
    readonly dispatches: Dispatches;
    readonly process: Process;
    /** Tells the agent of a failure. */
    tell(failure: StatusNote): Promise<void>;
}

/** The lane on which what becomes of one reply is noted and told, one after the other in this process. */
export function laneOfMessage(messageId: string): string {
    return `status:${messageId}`;
}

/**
 * Remembers a part that Twilio took, and tells of a failure that was reported before anybody knew whose it was: a
 * callback may come before the answer to the request is read. Such notes are filed again, as known and told.
 */
export async function noteSent(part: SentPart, { dispatches, process, tell }: NotePorts): Promise<void> {
    const { messageId } = part.reply;
    await process.oneAtATime.inOrder(laneOfMessage(messageId), async () => {
        await dispatches.addSent(part);
        const untold = (await dispatches.ofSid(part.sid)).notes.filter(({ isTold }) => !isTold);
        const failures = untold.filter(({ status }) => isFailure(status));
        const failure = failures.find(isExplained) ?? failures[0];
        if (failure !== undefined && isNews(failure, await dispatches.ofMessage(messageId))) {
            await tell(failure);
        }
        for (const note of untold) {
            await dispatches.addNote({ ...note, isTold: true }, messageId);
        }
    });
}

/**
 * Whether an agent has to hear of this failure: one alarm a reply is enough, and a second one only brings the reason where
 * the first had none.
 */
export function isNews(failure: Reason, { notes }: Dispatch): boolean {
    const told = notes.filter(({ status, isTold }) => isTold && isFailure(status));
    return told.length === 0 || (isExplained(failure) && !told.some(isExplained));
}

/** Whether Twilio said why, by a code or in words. */
export function isExplained({ errorCode, errorMessage }: Reason): boolean {
    return errorCode !== undefined || errorMessage !== undefined;
}

type Reason = Pick<StatusNote, 'errorCode' | 'errorMessage'>;
