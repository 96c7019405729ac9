import { html } from 'htm/preact';
import { attempt, people } from './api.mjs';
import { Icon } from './icons.mjs';
import { sizeOf } from './names.mjs';
import { Reactions } from './reactions.mjs';
import { agentName, userName } from './rooms.mjs';
import { Said } from './said.mjs';
import { clockTime } from './times.mjs';

/** A message of the conversation: the customer's on the left, the agents' on the right, Rocket.Chat's own in between. */
export function Message({ message }) {
    const { from, sender, text, files, reactions, createdAt, edited } = message;
    if (from === 'system') {
        return html`<p class="system">${systemText(message)} · ${clockTime(createdAt)}</p>`;
    }
    if (from === 'app') {
        return html`<div class="app-line">
            <strong>${sender.name ?? sender.username}</strong><span>${clockTime(createdAt)}</span>
            <${Said} text=${text} />
            ${
                message.toldTo &&
                html`<small>${agentName(message.toldTo)} was told at once, in a note that only they see.</small>`
            }
        </div>`;
    }
    return html`<div class="message ${from}">
        <p class="meta"><bdi>${sender.name ?? sender.username}</bdi> <time datetime=${createdAt}>${clockTime(createdAt)}</time></p>
        <div class="balloon ${text === '' && files.length > 0 ? 'bare' : ''}">
            ${files.map((file) => html`<${File} key=${file.id} file=${file} />`)}
            ${text && html`<${Said} text=${text} />`}
            ${text === '' && files.length === 0 && html`<p class="empty-text">(empty text)</p>`} ${edited && html`<small>edited</small>`}
        </div>
        <${Reactions} reactions=${reactions} />
    </div>`;
}

/** What one user is told and nobody else, with the buttons under it. */
export function Note({ note: { id, userId, text, createdAt, buttons = [] } }) {
    const press = (/** @type {string} */ label) => attempt(() => people('presses', { noteId: id, label }));
    return html`<div class="app-line private">
        <strong><${Icon} name="eye" size=${14} /> Only ${userName(userId) || 'this user'} sees this</strong>
        <span>${clockTime(createdAt)}</span>
        <${Said} text=${text} />
        ${
            buttons.length > 0 &&
            html`<div class="app-buttons">
                ${buttons.map((label) => html`<button key=${label} onClick=${() => press(label)}>${label}</button>`)}
            </div>`
        }
    </div>`;
}

function File({ file: { id, name, type, size } }) {
    const source = `/workspace/api/files/${id}`;
    if (type.startsWith('image/')) {
        return html`<a href=${source} target="_blank" rel="noreferrer"><img src=${source} alt=${name} /></a>`;
    }
    if (type.startsWith('audio/')) {
        return html`<audio controls preload="none" src=${source} aria-label=${name}></audio>`;
    }
    return html`<a class="file" href=${source} download=${name}>
        <${Icon} name="file" /><span>${name}<small>${sizeOf(size)}</small></span>
    </a>`;
}

function systemText({ type, sender, text }) {
    const who = sender.name ?? sender.username;
    switch (type) {
        case 'livechat-started':
            return 'Conversation started';
        case 'livechat-close':
            return text ? `Closed: ${text}` : 'Conversation closed';
        case 'command':
            return text === 'connected' ? `${who} joined` : text;
        default:
            return text || type.replaceAll(/[-_]/g, ' ');
    }
}
