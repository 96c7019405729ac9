import type { IUIKitBlockIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionTypes';
import type { Accessors, AppInHand } from '../lib/engine/app-ports';
import { COMMAND_BUTTON } from '../lib/engine/command-blocks';
import { BUTTON_PATIENCE_MS } from '../lib/model/timing';
import { answerCaller } from './answer-caller';

/**
 * Runs the command that a button stands for, as if whoever pressed it had typed it: with their roles as they are now.
 * Other buttons, and those of nowhere, do nothing. Never rejects.
 */
export async function pressButton(
    { actionId, value, user, room, threadId }: IUIKitBlockIncomingInteraction,
    accessors: Accessors,
    app: AppInHand,
): Promise<void> {
    if (!actionId.startsWith(COMMAND_BUTTON) || !room) {
        return;
    }
    const where = { roomId: room.id, ...(threadId && { threadId }) };
    const words = (value ?? '').split(' ');
    await answerCaller({ user, ...where, words, patienceMs: BUTTON_PATIENCE_MS }, accessors, app);
}
