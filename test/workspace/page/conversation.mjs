import { html } from 'htm/preact';
import { ConversationHead } from './conversation-head.mjs';
import { inbox } from './live.mjs';
import { Message, Note } from './message.mjs';
import { ReplyBox } from './reply-box.mjs';
import { NewMessages, useStayAtEnd } from './stay-at-end.mjs';
import { dayName } from './times.mjs';

/** One conversation as an agent sees it. */
export function Conversation({ room }) {
    const notes = inbox.value.notes.filter((note) => note.roomId === room.id);
    const count = room.messages.length + notes.length;
    const { box, ...end } = useStayAtEnd({ count, isOwn: room.messages.at(-1)?.from === 'agent' });
    return html`<article class="conversation" aria-label=${`Conversation with ${room.name}`}>
        <${ConversationHead} room=${room} />
        <div class="messages" ref=${box} tabindex="0" role="log" aria-label="Messages in this conversation">
            <div class="messages-inside">${inOrder(room.messages, notes).map(
                ({ note, message, day }) => html`
                    ${day && html`<p class="day"><span>${day}</span></p>`}
                    ${note && html`<${Note} key=${note.id} note=${note} />`}
                    ${message && html`<${Message} key=${message.id} message=${message} />`}
                `,
            )}</div>
        </div>
        <${NewMessages} ...${end} />
        ${room.open ? html`<${ReplyBox} room=${room} />` : html`<p class="closed-foot">This conversation is closed.</p>`}
    </article>`;
}

/** Messages and private notes as they came, each with its day's name where a day begins. */
function inOrder(messages, notes) {
    const told = (message) => notes.find(({ text }) => message.from === 'app' && message.text === text);
    const lines = [
        ...messages.map((message) => ({
            at: message.createdAt,
            message: { ...message, toldTo: told(message)?.userId },
        })),
        ...notesAlone(notes, messages).map((note) => ({ at: note.createdAt, note })),
    ].sort((a, b) => (a.at < b.at ? -1 : 1));
    let before = '';
    return lines.map((line) => {
        const day = dayName(line.at);
        const isNew = day !== before;
        before = day;
        return { ...line, day: isNew ? day : '' };
    });
}

/** Where the app leaves the words of a note in the room as well, the line that stays speaks for both. */
function notesAlone(notes, messages) {
    return notes.filter((note) => !messages.some(({ from, text }) => from === 'app' && text === note.text));
}
