import type { Clock } from '../../model/ports';
import type { WaitNotes } from '../../outbound/ports';
import { dayOf } from '../../queue/forget';
import { labels } from './labels';
import type { Records } from './records';

/** Which replies were told to wait, as records of the app's persistence, forgotten by the day. */
export function waitNotesOver(records: Records, clock: Clock): WaitNotes {
    return {
        isTold: async (messageId) => (await records.find(labels.waits(messageId))).length > 0,
        noteTold(messageId) {
            const at = clock.now();
            return records.create([labels.waits(messageId), labels.day(dayOf(at))], { messageId, at });
        },
    };
}
