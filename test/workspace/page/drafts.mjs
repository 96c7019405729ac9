import { signal } from '@preact/signals';
import { drafts, setDraft } from './choices.mjs';
import { connected } from './live.mjs';
import { tell } from './toasts.mjs';

/** @typedef {import('./files.mjs').Attachment} Attachment */

/** @type {Map<string, import('@preact/signals').Signal<Attachment[]>>} */
const picked = new Map();

/** The files that were picked for a phone or a conversation, also while another is looked at. @param {string} key */
export function filesFor(key) {
    const files = picked.get(key) ?? signal([]);
    picked.set(key, files);
    return files;
}

/**
 * Sends what was typed and picked. The box is empty at once, for the next words; what did not leave is put back into it.
 * @param {string} key of the phone or the conversation
 * @param {(draft: { body: string, media: Attachment[] }) => Promise<unknown>} send undefined when it failed
 */
export async function sendDraft(key, send) {
    const files = filesFor(key);
    const body = (drafts.value[key] ?? '').trim();
    const media = files.value;
    if (body === '' && media.length === 0) {
        return;
    }
    if (!connected.value) {
        tell('The workspace has stopped, so nothing was sent. Start it again with npm start.', 'problem');
        return;
    }
    setDraft(key, '');
    files.value = [];
    if ((await send({ body, media })) === undefined) {
        setDraft(key, [body, drafts.value[key] ?? ''].filter(Boolean).join('\n'));
        files.value = [...media, ...files.value];
    }
}

/** Sends with Enter; Shift and Enter begin a line, and Enter that ends a composition is left alone. @param {() => void} send */
export const onEnter = (send) => (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        send();
    }
};
