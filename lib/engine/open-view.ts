import type { IModify } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { viewOf } from './form-view';
import { timely } from './timely';

/** Opens a form beside the room in which somebody has typed a command. Rejects where the server does not let it. */
export async function openBeside(
    modify: IModify,
    view: ReturnType<typeof viewOf>,
    { user, triggerId }: { readonly user: IUser; readonly triggerId: string },
): Promise<void> {
    // Its successor looks at blocks that it does not know, in some versions.
    await timely(modify.getUiController().openContextualBarView(view, { triggerId }, user));
}
