import { signal } from '@preact/signals';
import { html } from 'htm/preact';

const SHOWN_MS = { news: 6_000, problem: 12_000 };
const toasts = signal(/** @type {{ id: number, text: string, kind: string }[]} */ ([]));
let last = 0;

/** Whether a dialog is in front of everything: what is said is said in it, where it can be seen and heard. */
export const inDialog = signal(false);

/**
 * Says something for a few seconds, in the place of the page's own title; screen readers hear it.
 * @param {string} text
 * @param {'news' | 'problem'} [kind]
 */
export function tell(text, kind = 'news') {
    last += 1;
    const id = last;
    toasts.value = [...toasts.value.slice(-1), { id, text, kind }];
    setTimeout(() => {
        toasts.value = toasts.value.filter((toast) => toast.id !== id);
    }, SHOWN_MS[kind]);
}

export function Toasts() {
    return html`<div class="toasts" role="status" aria-live="polite">
        ${toasts.value.map(({ id, text, kind }) => html`<p key=${id} class="toast toast-${kind}" dir="auto">${text}</p>`)}
    </div>`;
}
