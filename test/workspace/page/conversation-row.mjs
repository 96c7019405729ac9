import { html } from 'htm/preact';
import { Avatar } from './avatar.mjs';
import { agentName, departmentName, inGeneral, room as openedRoom, openRoom, unread, written } from './rooms.mjs';
import { plain } from './said.mjs';
import { when } from './times.mjs';

/** A conversation in the list: who, what they said last, when, and who answers. */
export function ConversationRow({ room }) {
    const last = written(room).at(-1);
    const isOpen = openedRoom.value?.id === room.id && !inGeneral.value;
    const fresh = isOpen ? 0 : unread(room);
    const labels = [room.source?.label, departmentName(room.departmentId), agentName(room.servedBy?.id)];
    return html`<button
        class="row ${fresh > 0 ? 'fresh' : ''}"
        aria-current=${isOpen ? 'true' : undefined}
        onClick=${() => openRoom(room)}
    >
        <${Avatar} name=${room.name} address=${room.customFields.sms?.from} />
        <span class="row-text">
            <strong dir="auto">${room.name}</strong>
            <span class="row-last">
                <span class="said" dir="auto">${last ? html`<${Summary} message=${last} />` : 'New conversation'}</span>
                ${fresh > 0 && html`<span class="badge">${fresh}<span class="sr"> unread</span></span>`}
            </span>
            <span class="row-last">
                <span class="row-labels">${labels.filter(Boolean).join(' · ')}</span>
                <time datetime=${last?.createdAt ?? room.createdAt}>${when(last?.createdAt ?? room.createdAt)}</time>
            </span>
        </span>
    </button>`;
}

/** The direction is that of what was said, whoever said it: what does not fit is cut off at its end. */
function Summary({ message: { from, sender, text, files } }) {
    const said = plain(text).replace(/\s+/g, ' ') || files.map(({ name }) => name).join(', ') || '(empty text)';
    return html`${from === 'agent' && html`<bdi>${sender.name ?? sender.username}: </bdi>`}${said}`;
}
