import type { ILivechatRoom } from '@rocket.chat/apps-engine/definition/livechat';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUIKitBlockIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionTypes';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { Accessors, AppInHand } from '../lib/engine/app-ports';
import { COMMAND_BUTTON } from '../lib/engine/command-blocks';
import { BUTTON_PATIENCE_MS } from '../lib/model/timing';
import { notYoursAnswer } from '../lib/words/command-wording';
import { answerCaller } from './answer-caller';
import { seesConversation } from './room-access';

/**
 * Runs the command that a button stands for, as if whoever pressed it had typed it: with their roles as they are now.
 * Other buttons, and those of nowhere, do nothing. Never rejects.
 */
export async function pressButton(
    { actionId, value, user, room, threadId, triggerId }: IUIKitBlockIncomingInteraction,
    accessors: Accessors,
    app: AppInHand,
): Promise<void> {
    if (!actionId.startsWith(COMMAND_BUTTON) || !room) {
        return;
    }
    const where = { roomId: room.id, ...(threadId && { threadId }) };
    const words = (value ?? '').split(' ');
    const refusal = isOpenTo(user, room) ? {} : { refusal: notYoursAnswer };
    await answerCaller(
        { user, ...where, triggerId, words, ...refusal, patienceMs: BUTTON_PATIENCE_MS },
        accessors,
        app,
    );
}

/** The server asks nobody whether they may see the room that their client names: whoever has a login can name any. Elsewhere
 * than in a conversation a command finds nothing. */
function isOpenTo(user: IUser, room: IRoom): boolean {
    const { servedBy }: Partial<ILivechatRoom> = room;
    return room.type !== RoomType.LIVE_CHAT || seesConversation(user, servedBy);
}
