import { html } from 'htm/preact';
import { Agents } from './agents.mjs';
import { Channel, ChannelRow } from './channel.mjs';
import { folder, inboxShows } from './choices.mjs';
import { Conversation } from './conversation.mjs';
import { ConversationRow } from './conversation-row.mjs';
import { counted } from './counted.mjs';
import { Icon } from './icons.mjs';
import { waiting } from './live.mjs';
import { awaited, folderOf, inGeneral, listed, room, rooms } from './rooms.mjs';

const FOLDERS = [
    { id: 'open', text: 'Open' },
    { id: 'queued', text: 'Queue' },
    { id: 'closed', text: 'Closed' },
];

/** The agents' side: who is here, the conversations, and the one that is open. */
export function Inbox() {
    return html`<section class="column inbox" aria-labelledby="inbox-title">
        <header class="column-head with-agents">
            <div>
                <h2 id="inbox-title">Rocket.Chat inbox</h2>
                <p>You are the agent. Reply to the customer.</p>
            </div>
            <${Agents} />
        </header>
        <div class="inbox-body" data-shows=${inboxShows.value}>
            <div class="list">
                <div class="folders" role="group" aria-label="Conversations">
                    ${FOLDERS.map((one) => html`<${Folder} key=${one.id} ...${one} />`)}
                </div>
                <ul class="rows">
                    ${listed.value.map((one) => html`<li key=${one.id}><${ConversationRow} room=${one} /></li>`)}
                </ul>
                <${ChannelRow} />
            </div>
            <${Opened} />
        </div>
    </section>`;
}

function Opened() {
    if (inGeneral.value) {
        return html`<${Channel} />`;
    }
    return room.value ? html`<${Conversation} key=${room.value.id} room=${room.value} />` : html`<${Empty} />`;
}

function Folder({ id, text }) {
    const count = rooms.value.filter((one) => folderOf(one) === id).length;
    return html`<button
        aria-pressed=${folder.value === id}
        onClick=${() => {
            awaited.value = '';
            inboxShows.value = 'list';
            folder.value = id;
        }}
    >
        ${text} ${count > 0 && html`<span class="count">${count}</span>`}
    </button>`;
}

const EMPTY = {
    open: 'No conversation is open.',
    queued: 'Nobody waits in the queue.',
    closed: 'No conversation is closed.',
};

function Empty() {
    if (rooms.value.length > 0) {
        const text = awaited.value ? 'This customer has not written yet.' : EMPTY[folder.value];
        return html`<div class="empty"><p>${text}</p></div>`;
    }
    return html`<div class="empty">
        <span class="empty-icon"><${Icon} name="inbox" size=${30} /></span>
        <h3>No conversations yet</h3>
        <ol>
            <li>Send a text from the phone.</li>
            <li>It appears here, in front of an agent.</li>
            <li>Reply: it arrives on the phone.</li>
        </ol>
        <${Waiting} />
    </div>`;
}

/** What is on its way, where nothing can be seen of it yet. */
function Waiting() {
    const count = waiting.value.entries.filter(({ kind }) => kind === 'text').length;
    const waits = `${counted(count, 'text waits', 'texts wait')} until Rocket.Chat takes ${count === 1 ? 'it' : 'them'}.`;
    return count > 0 && html`<p role="status">${waits}</p>`;
}
