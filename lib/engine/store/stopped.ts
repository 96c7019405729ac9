import type { Clock } from '../../model/ports';
import type { Stopped } from '../../outbound/ports';
import { dayOf } from '../../queue/forget';
import { labels } from './labels';
import type { Records } from './records';

/** Replies that were stopped until the customer writes, as records of the app's persistence, forgotten by the day. */
export function stoppedOver(records: Records, clock: Clock): Stopped {
    return {
        note({ roomId, messageId }) {
            const at = clock.now();
            const where = [labels.stopped(roomId), labels.stoppedReply(messageId), labels.day(dayOf(at))];
            return records.create(where, { roomId, messageId, at });
        },
        async inRoom(roomId) {
            const found = (await records.find(labels.stopped(roomId))).filter(isStopped);
            return found.sort((one, other) => other.at - one.at);
        },
        async remove({ roomId, messageId }) {
            await records.remove([labels.stopped(roomId), labels.stoppedReply(messageId)]);
        },
    };
}

interface StoredReply {
    readonly roomId: string;
    readonly messageId: string;
    readonly at: number;
}

function isStopped(stored: unknown): stored is StoredReply {
    if (typeof stored !== 'object' || stored === null) {
        return false;
    }
    const { roomId, messageId, at }: Partial<Record<keyof StoredReply, unknown>> = stored;
    return typeof roomId === 'string' && typeof messageId === 'string' && typeof at === 'number';
}
