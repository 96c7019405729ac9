import { signal } from '@preact/signals';
import { html } from 'htm/preact';

const SHOWN_MS = { news: 6_000, problem: 12_000 };
const toasts = signal(/** @type {{ id: number, text: string, kind: string }[]} */ ([]));
let last = 0;

/**
 * Says something at the foot of the page for a few seconds; screen readers hear it.
 * @param {string} text
 * @param {'news' | 'problem'} [kind]
 */
export function tell(text, kind = 'news') {
    last += 1;
    const id = last;
    toasts.value = [...toasts.value.slice(-2), { id, text, kind }];
    setTimeout(() => {
        toasts.value = toasts.value.filter((toast) => toast.id !== id);
    }, SHOWN_MS[kind]);
}

export function Toasts() {
    return html`<div class="toasts" role="status" aria-live="polite">
        ${toasts.value.map(({ id, text, kind }) => html`<p key=${id} class="toast toast-${kind}" dir="auto">${text}</p>`)}
    </div>`;
}
