import { html } from 'htm/preact';
import { entries, kindWanted, wordWanted } from './entries.mjs';
import { Entry } from './entry.mjs';

const KINDS = [
    { id: '', text: 'All' },
    { id: 'text', text: 'Texts' },
    { id: 'reply', text: 'Replies' },
    { id: 'lookup', text: 'Look-ups' },
    { id: 'log', text: 'App’s log' },
];

/** What passes between Twilio and the app, and what the app says of it. */
export function TrafficLog() {
    const shown = entries.value;
    const isFiltered = kindWanted.value !== '' || wordWanted.value.trim() !== '';
    const none = isFiltered
        ? 'Nothing matches.'
        : 'Every text, every reply and every line of the app’s log will be listed here.';
    return html`<section class="panel traffic" aria-label="Log">
        <div class="panel-head">
            <h3>Log</h3>
            <input
                type="search"
                class="log-filter"
                aria-label="Show only what holds this word"
                placeholder="Filter: a number, a word, a sid"
                value=${wordWanted.value}
                onInput=${(event) => {
                    wordWanted.value = event.currentTarget.value;
                }}
            />
        </div>
        <div class="kinds" role="group" aria-label="Which entries">
            ${KINDS.map(
                ({ id, text }) => html`<button
                key=${id}
                aria-pressed=${kindWanted.value === id}
                onClick=${() => {
                    kindWanted.value = id;
                }}
            >${text}</button>`,
            )}
        </div>
        ${
            shown.length === 0
                ? html`<p class="none">${none}</p>`
                : html`<ul class="entries">${shown.map((one) => html`<li key=${one.id}><${Entry} entry=${one} /></li>`)}</ul>`
        }
    </section>`;
}
