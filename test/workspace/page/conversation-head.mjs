import { html } from 'htm/preact';
import { attempt, people } from './api.mjs';
import { AppMenu } from './app-menu.mjs';
import { Avatar } from './avatar.mjs';
import { BackToList } from './back-to-list.mjs';
import { Icon } from './icons.mjs';
import { inbox, state } from './live.mjs';
import { Menu } from './menu.mjs';
import { channelName, readable } from './names.mjs';
import { agentName, departmentName } from './rooms.mjs';

/** Who it is, over which number, and what can be done with the conversation. */
export function ConversationHead({ room }) {
    const { from = '', to = '' } = room.customFields.sms ?? {};
    const labels = [
        from && !room.name.includes(readable(from)) && readable(from),
        from && channelName(from),
        departmentName(room.departmentId),
        agentName(room.servedBy?.id),
    ];
    return html`<header class="conversation-head">
        <${BackToList} />
        <${Avatar} name=${room.name} address=${from || undefined} />
        <div class="conversation-who">
            <h3 dir="auto" title=${room.name}>${room.name}</h3>
            <p title=${to && `To ${readable(to)}`}>${labels.filter(Boolean).join(' · ')}</p>
        </div>
        ${
            room.open &&
            html`<${AppMenu} userId=${room.servedBy?.id} roomId=${room.id} isConversation />
                <${Menu} label="Hand over" icon="team" choices=${handOverChoices(room)} />
                <button
                    class="quiet close-room"
                    aria-label="Close the conversation"
                    title="Close the conversation"
                    onClick=${() => close(room)}
                >
                    <${Icon} name="archive" /><span>Close</span>
                </button>`
        }
    </header>`;
}

function handOverChoices(room) {
    const { agents = [], departments = [] } = state.value ?? {};
    const transfer = (/** @type {object} */ to) => () =>
        attempt(() => people('transferRoom', { roomId: room.id, ...to }));
    const visitor = inbox.value.visitors.find(({ id }) => id === room.visitorId);
    return [
        ...agents
            .filter(({ id }) => id !== room.servedBy?.id)
            .map(({ id, name }) => ({ icon: 'team', text: `To ${name}`, act: transfer({ agentId: id }) })),
        ...departments
            .filter(({ id }) => id !== room.departmentId)
            .map(({ id, name }) => ({ icon: 'inbox', text: `To ${name}`, act: transfer({ departmentId: id }) })),
        ...(visitor
            ? [
                  {
                      icon: 'cross',
                      text: visitor.blocked ? 'Unblock this contact' : 'Block this contact',
                      act: () => attempt(() => people('setBlocked', visitor.id, !visitor.blocked)),
                  },
              ]
            : []),
    ];
}

/** The button goes with the conversation, so the focus goes to what is next in front of us. */
async function close({ id, servedBy }) {
    const agentId = servedBy?.id ?? state.value?.agents[0]?.id;
    if (await attempt(() => people('closeRoom', { roomId: id, agentId }))) {
        /** @type {HTMLElement | null} */ (document.querySelector('.folders [aria-pressed="true"]'))?.focus();
    }
}
