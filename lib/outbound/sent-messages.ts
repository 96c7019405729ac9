import type { Process } from '../queue/process';
import { isFailure } from '../twilio/delivery-status';
import type { Dispatch, Dispatches, SentPart, StatusNote } from './ports';

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
        const failure = untold.find(({ status }) => isFailure(status));
        if (failure !== undefined && !wasFailureTold(await dispatches.ofMessage(messageId))) {
            await tell(failure);
        }
        for (const note of untold) {
            await dispatches.addNote({ ...note, isTold: true }, messageId);
        }
    });
}

/** Whether the agent knows already that a part of the reply did not arrive: one alarm a reply is enough. */
export function wasFailureTold({ notes }: Dispatch): boolean {
    return notes.some(({ status, isTold }) => isTold && isFailure(status));
}
