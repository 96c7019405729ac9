import type { IUIKitInteraction } from '@rocket.chat/apps-engine/definition/uikit/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { UiInteractionBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import { receiveInteraction } from './client-views.mts';
import type { Server } from './server.mts';

/** What apps open in a user's client: modals and contextual bars. */
export class WorkspaceUiInteractionBridge extends UiInteractionBridge {
    constructor(private readonly server: Server) {
        super();
    }

    protected async notifyUser(user: IUser, interaction: IUIKitInteraction): Promise<void> {
        await receiveInteraction(this.server, user.id, interaction);
    }
}
