import type { ILivechatRoom } from '@rocket.chat/apps-engine/definition/livechat';
import type { Accessors, AppInHand } from '../lib/engine/app-ports';
import { enter } from '../lib/engine/enter';
import { roomClosed } from '../lib/outbound/compare-rooms';

/** Takes note that a conversation of ours is over; of other rooms nothing is asked. Never rejects. */
export async function noteRoomClosed(room: ILivechatRoom, accessors: Accessors, app: AppInHand): Promise<void> {
    const { source }: { readonly source?: { readonly type?: string; readonly id?: string } } = room;
    if (source?.type !== 'app' || source.id !== app.id) {
        return;
    }
    await enter<void>({
        accessors,
        app,
        story: (ports) => roomClosed(room.id, ports),
        onFailure: { event: 'sms.store-failed', fields: { room: room.id }, result: undefined },
    });
}
