import { html } from 'htm/preact';
import { attempt, people } from './api.mjs';
import { state } from './live.mjs';
import { Menu } from './menu.mjs';

/** Which menus of Rocket.Chat an entry may be in: of a room, its composer, or the user. */
const OF_ROOM = ['roomAction', 'messageBoxAction', 'roomSideBarAction'];
const OF_USER = ['userDropdownAction'];

/** The menu entries that apps offer to a user: in a room those of the room, too. Nothing where there is none. */
export function AppMenu({ userId, roomId, isConversation }) {
    const actions = state.value?.users.find(({ id }) => id === userId)?.actions ?? [];
    const wanted = isConversation ? OF_ROOM : [...OF_ROOM, ...OF_USER];
    const choices = actions
        .filter(({ context }) => wanted.includes(context))
        .map(({ actionId, label }) => ({
            text: label,
            act: () => attempt(() => people('usesActionButton', { userId, actionId, roomId })),
        }));
    return choices.length > 0 && html`<${Menu} label="What apps offer" icon="more" choices=${choices} />`;
}
