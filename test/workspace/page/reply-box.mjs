import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { attempt, people } from './api.mjs';
import { drafts, setDraft } from './choices.mjs';
import { readFiles, samplePictures } from './files.mjs';
import { Icon } from './icons.mjs';
import { state } from './live.mjs';
import { Menu } from './menu.mjs';
import { PickedFiles } from './picked-files.mjs';
import { agentName } from './rooms.mjs';

/** Where the agent answers, or takes a conversation that waits for one. */
export function ReplyBox({ room }) {
    return room.queued ? html`<${Take} room=${room} />` : html`<${Reply} room=${room} />`;
}

function Take({ room }) {
    const agents = state.value?.agents ?? [];
    return html`<div class="take">
        <p>Nobody has taken this conversation.</p>
        ${agents.map(
            ({ id, name }) => html`<button
                key=${id}
                class="primary"
                onClick=${() => attempt(() => people('takeRoom', { roomId: room.id, agentId: id }))}
            >
                Take it as ${name}
            </button>`,
        )}
    </div>`;
}

function Reply({ room }) {
    const { id: agentId } = room.servedBy;
    const name = agentName(agentId) || room.servedBy.username;
    const draft = drafts.value[room.id] ?? '';
    const files = useSignal(/** @type {import('./files.mjs').Attachment[]} */ ([]));
    const attach = async (/** @type {Promise<import('./files.mjs').Attachment[]>} */ picked) => {
        files.value = [...files.value, ...(await picked)];
    };
    const send = () => {
        const sent = files.value.map(({ name, base64 }) => ({ name, content: { base64 } }));
        if (draft.trim() === '' && sent.length === 0) {
            return;
        }
        setDraft(room.id, '');
        files.value = [];
        const text = draft.trim();
        if (text.startsWith('/') && sent.length === 0) {
            attempt(() => people('types', { userId: agentId, roomId: room.id, text }));
            return;
        }
        attempt(() => people('agentSends', { roomId: room.id, agentId, text, files: sent }));
    };
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
            <${Menu} label="Attach to the answer" icon="clip" choices=${choices} />
            <textarea
                rows="1"
                aria-label=${`Answer as ${name}`}
                placeholder=${`Answer as ${name} …`}
                value=${draft}
                onInput=${(event) => setDraft(room.id, event.currentTarget.value)}
                onKeyDown=${(event) => {
                    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
                        event.preventDefault();
                        send();
                    }
                }}
            ></textarea>
            <button class="primary"><${Icon} name="send" size=${16} />Answer</button>
        </div>
    </form>`;
}
