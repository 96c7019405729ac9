import type { Livechat } from '../model/livechat-ports';
import { Failure } from '../model/trouble';
import type { Turn } from '../queue/turn';

/** Livechat of which every call that shows asks first whether the turn is still held, and fails where it is not. */
export function heldLivechat(livechat: Livechat, turn: Turn): Livechat {
    const whileHeld = async <T>(call: () => Promise<T>): Promise<T> => {
        if (!(await turn.stillHeld())) {
            throw new Failure({ kind: 'turn-lost' });
        }
        return call();
    };
    return {
        ...livechat,
        createVisitor: (visitor) => whileHeld(() => livechat.createVisitor(visitor)),
        openRoom: (room) => whileHeld(() => livechat.openRoom(room)),
        closeRoom: (room, comment) => whileHeld(() => livechat.closeRoom(room, comment)),
        post: (conversation, text) => whileHeld(() => livechat.post(conversation, text)),
        upload: (conversation, file) => whileHeld(() => livechat.upload(conversation, file)),
    };
}
