import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { Failure } from '../model/trouble';

/** The id of a message that was made. Where another app forbids one, newer servers return nothing, or the text of it: that
 * is thrown. */
export function madeId(id: string | undefined): string {
    if (!id || id === 'undefined' || id === 'null') {
        throw new Failure({ kind: 'vetoed', code: 'error-app-prevented' });
    }
    return id;
}

/** A livechat room by its id alone: nothing else of it is read where a message or a file goes to one. */
export function roomWith(id: string): IRoom {
    return { id, type: RoomType.LIVE_CHAT } as IRoom;
}

/** A user by the id alone: nothing else of one is read where a conversation goes to somebody. */
export function userWith(id: string): IUser {
    return { id } as IUser;
}

/** Rocket.Chat's routing chooses the agent when none is named; the engine's type does not say so. */
export function nobody(): IUser {
    return undefined as unknown as IUser;
}
