import { html } from 'htm/preact';
import { attempt, people } from './api.mjs';
import { AppMenu } from './app-menu.mjs';
import { BackToList } from './back-to-list.mjs';
import { drafts, inboxShows, kept, roomId, seen, setDraft } from './choices.mjs';
import { sendDraft } from './drafts.mjs';
import { Icon } from './icons.mjs';
import { inbox, state } from './live.mjs';
import { Message, Note } from './message.mjs';
import { GENERAL, inGeneral, userName } from './rooms.mjs';
import { plain } from './said.mjs';
import { NewMessages, useStayAtEnd } from './stay-at-end.mjs';

/** When a line was said. */
const sentAt = ({ note, message }) => (note ?? message).createdAt;

/** As whom commands are typed in the channel. */
const userId = kept('command-user', 'admin');

/** The way to the channel, below the conversations. */
export function ChannelRow() {
    const { channel } = inbox.value;
    const last = channel.at(-1);
    const fresh = inGeneral.value ? 0 : channel.length - (seen.value[GENERAL] ?? 0);
    return html`<button
        class="channel-row"
        aria-current=${inGeneral.value ? 'true' : undefined}
        onClick=${() => {
            roomId.value = GENERAL;
            inboxShows.value = 'conversation';
        }}
    >
        <strong>#general${fresh > 0 && html` <span class="badge">${fresh}<span class="sr"> unread</span></span>`}</strong>
        <span>${last ? plain(last.text) : 'Commands of the app, and its alarms'}</span>
    </button>`;
}

/** The channel general as one user sees it: what they typed commands for, and what apps answered them alone. */
export function Channel() {
    const { notes, channel } = inbox.value;
    const lines = [
        ...notes.filter((note) => note.roomId === GENERAL && note.userId === userId.value).map((note) => ({ note })),
        ...channel.map((message) => ({ message })),
    ].sort((a, b) => (sentAt(a) < sentAt(b) ? -1 : 1));
    const { box, ...end } = useStayAtEnd({ count: lines.length, isOwn: false });
    return html`<article class="conversation" aria-label="The channel general">
        <header class="conversation-head">
            <${BackToList} />
            <div class="conversation-who">
                <h3>#general</h3>
                <p title="No customer is here. Try /sms check">Commands and alarms</p>
            </div>
            <${AppMenu} userId=${userId.value} roomId=${GENERAL} />
            <${As} />
        </header>
        <div class="messages" ref=${box} tabindex="0" role="log" aria-label="Messages in this channel">
            <div class="messages-inside">
                ${lines.length === 0 && html`<p class="system">Nothing has been said here.</p>`}
                ${lines.map(({ note, message }) =>
                    note
                        ? html`<${Note} key=${note.id} note=${note} />`
                        : html`<${Message} key=${message.id} message=${message} />`,
                )}
            </div>
        </div>
        <${NewMessages} ...${end} />
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
        sendDraft(GENERAL, ({ body }) => {
            const line = body.startsWith('/') ? body : `/sms ${body}`;
            return attempt(() => people('types', { userId: userId.value, roomId: GENERAL, text: line }));
        });
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
