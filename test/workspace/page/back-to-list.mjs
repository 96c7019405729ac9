import { html } from 'htm/preact';
import { inboxShows } from './choices.mjs';
import { Icon } from './icons.mjs';

/** The way back from a conversation to the list, where there is no room for both. */
export function BackToList() {
    return html`<button
        class="quiet only-icon back"
        aria-label="Back to the conversations"
        title="Back to the conversations"
        onClick=${() => {
            inboxShows.value = 'list';
        }}
    >
        <${Icon} name="back" />
    </button>`;
}
