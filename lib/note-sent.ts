import type { Dispatches, SentPart, StatusNote } from './ports';
import type { LineQueue } from './turn/line-queue';

/** The line on which what concerns one message of Twilio's is done one after the other in this process. */
export function lineOfMessage(sid: string): string {
    return `status:${sid}`;
}

/**
 * Remembers a part that Twilio took, and returns what Twilio had already said of it: a callback may come before the
 * answer to the request is read. Such notes may not say yet whose they are, so they are filed again under the reply.
 */
export async function noteSent(
    part: SentPart,
    { dispatches, queue }: { readonly dispatches: Dispatches; readonly queue: LineQueue },
): Promise<readonly StatusNote[]> {
    return queue.inOrder(lineOfMessage(part.sid), async () => {
        await dispatches.addSent(part);
        const { notes } = await dispatches.ofSid(part.sid);
        for (const note of notes) {
            await dispatches.addNote(note, part.reply.messageId);
        }
        return notes;
    });
}
