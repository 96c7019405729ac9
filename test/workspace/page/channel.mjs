import { html } from 'htm/preact';
import { attempt, people } from './api.mjs';
import { AppMenu } from './app-menu.mjs';
import { drafts, kept, roomId, setDraft } from './choices.mjs';
import { Icon } from './icons.mjs';
import { inbox, state } from './live.mjs';
import { Note } from './message.mjs';
import { GENERAL, inGeneral, userName } from './rooms.mjs';
import { useStayAtEnd } from './stay-at-end.mjs';

/** As whom commands are typed in the channel. */
const userId = kept('command-user', 'admin');

/** The way to the channel, below the conversations. */
export function ChannelRow() {
    return html`<button
        class="channel-row"
        aria-current=${inGeneral.value ? 'true' : undefined}
        onClick=${() => {
            roomId.value = GENERAL;
        }}
    >
        <strong>#general</strong>
        <span>Type commands of the app, as an admin, an agent, or neither</span>
    </button>`;
}

/** The channel general as one user sees it: what they typed commands for, and what apps answered them alone. */
export function Channel() {
    const notes = inbox.value.notes.filter((note) => note.roomId === GENERAL && note.userId === userId.value);
    const end = useStayAtEnd(notes.length);
    return html`<article class="conversation" aria-label="The channel general">
        <header class="conversation-head">
            <div class="conversation-who">
                <h3>#general</h3>
                <p>No customer is here. Try /sms help</p>
            </div>
            <${AppMenu} userId=${userId.value} roomId=${GENERAL} />
            <${As} />
        </header>
        <div class="messages" ref=${end} tabindex="0" role="log" aria-label="Answers in this channel">
            ${notes.map((note) => html`<${Note} key=${note.id} note=${note} />`)}
        </div>
        <${CommandBox} />
    </article>`;
}

function As() {
    const users = state.value?.users ?? [];
    return html`<label class="as">
        <span>As</span>
        <select
            aria-label="Who types"
            value=${userId.value}
            onChange=${(event) => {
                userId.value = event.currentTarget.value;
            }}
        >
            ${users.map(
                ({ id, name, roles }) => html`<option key=${id} value=${id} selected=${id === userId.value}>
                    ${name} (${roles.filter((role) => role !== 'user').join(', ') || 'user'})
                </option>`,
            )}
        </select>
    </label>`;
}

function CommandBox() {
    const draft = drafts.value[GENERAL] ?? '';
    const send = (event) => {
        event.preventDefault();
        const text = draft.trim();
        if (text === '') {
            return;
        }
        setDraft(GENERAL, '');
        const line = text.startsWith('/') ? text : `/sms ${text}`;
        attempt(() => people('types', { userId: userId.value, roomId: GENERAL, text: line }));
    };
    return html`<form class="reply" onSubmit=${send}>
        <div class="reply-row">
            <input
                aria-label=${`Type a command as ${userName(userId.value)}`}
                placeholder="/sms help"
                autocomplete="off"
                value=${draft}
                onInput=${(event) => setDraft(GENERAL, event.currentTarget.value)}
            />
            <button class="primary"><${Icon} name="send" size=${16} />Run</button>
        </div>
    </form>`;
}
