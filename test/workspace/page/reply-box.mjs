import { html } from 'htm/preact';
import { attempt, people } from './api.mjs';
import { drafts, setDraft } from './choices.mjs';
import { filesFor, onEnter, sendDraft } from './drafts.mjs';
import { readFiles, samplePictures } from './files.mjs';
import { Icon } from './icons.mjs';
import { state } from './live.mjs';
import { Menu } from './menu.mjs';
import { PickedFiles } from './picked-files.mjs';
import { agentName, openRoom } from './rooms.mjs';

/** Where the agent replies, or takes a conversation that waits for one. */
export function ReplyBox({ room }) {
    return room.queued ? html`<${Take} room=${room} />` : html`<${Reply} room=${room} />`;
}

function Take({ room }) {
    const agents = state.value?.agents ?? [];
    const take = (/** @type {string} */ agentId) => {
        openRoom(room);
        return attempt(() => people('takeRoom', { roomId: room.id, agentId }));
    };
    return html`<div class="take">
        <p>Nobody has taken this conversation.</p>
        ${agents.map(
            ({ id, name }) =>
                html`<button key=${id} class="primary" onClick=${() => take(id)}>Take it as ${name}</button>`,
        )}
    </div>`;
}

function Reply({ room }) {
    const { id: agentId } = room.servedBy;
    const name = agentName(agentId) || room.servedBy.username;
    const files = filesFor(room.id);
    const attach = async (/** @type {Promise<import('./files.mjs').Attachment[]>} */ picked) => {
        files.value = [...files.value, ...(await picked)];
    };
    const send = () => sendDraft(room.id, (reply) => sendReply({ roomId: room.id, agentId }, reply));
    const choices = [
        { icon: 'picture', text: 'A picture', act: () => attach(samplePictures(1)) },
        { icon: 'file', text: 'A file of yours …', pick: (picked) => attach(readFiles(picked)) },
    ];
    return html`<form
        class="reply"
        onSubmit=${(event) => {
            event.preventDefault();
            send();
        }}
    >
        <${PickedFiles} files=${files} />
        <div class="reply-row">
            <${Menu} label="Attach to the reply" icon="clip" choices=${choices} />
            <textarea
                rows="1"
                dir="auto"
                aria-label=${`Reply as ${name}`}
                placeholder=${`Reply as ${name} …`}
                value=${drafts.value[room.id] ?? ''}
                onInput=${(event) => setDraft(room.id, event.currentTarget.value)}
                onKeyDown=${onEnter(send)}
            ></textarea>
            <button class="primary"><${Icon} name="send" size=${16} />Reply</button>
        </div>
    </form>`;
}

/** A line that begins with a slash is a command, as in Rocket.Chat. Undefined when it did not leave. */
function sendReply({ roomId, agentId }, { body, media }) {
    if (body.startsWith('/') && media.length === 0) {
        return attempt(() => people('types', { userId: agentId, roomId, text: body }));
    }
    const files = media.map(({ name, base64 }) => ({ name, content: { base64 } }));
    return attempt(async () => {
        const posted = await people('agentSends', { roomId, agentId, text: body, files });
        if (posted.length === 0) {
            throw new Error('Rocket.Chat did not take this message: another app forbids it.');
        }
        return posted;
    });
}
