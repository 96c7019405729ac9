import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { theme, view } from './choices.mjs';
import { Icon } from './icons.mjs';
import { connected, inbox, waiting } from './live.mjs';
import { openSettings } from './settings.mjs';
import { openTeam } from './team.mjs';
import { inDialog, Toasts } from './toasts.mjs';

const VIEWS = [
    { id: 'phone', icon: 'phone', text: 'Phone' },
    { id: 'between', icon: 'route', text: 'In between' },
    { id: 'inbox', icon: 'inbox', text: 'Inbox' },
];

/** What this is, in one sentence, and the page's own switches. */
export function Header() {
    return html`<header class="header">
        <div class="title">
            <img class="logo" src="/favicon.ico" alt="" width="36" height="36" />
            <div class="what">
                <h1>SMS Incoming</h1>
                <p>Customers text your number. Your agents answer in Rocket.Chat. Nothing lost, nothing twice.</p>
            </div>
            ${!inDialog.value && html`<${Toasts} />`}
        </div>
        <nav class="views" aria-label="What to show">
            ${VIEWS.map((one) => html`<${ViewButton} key=${one.id} ...${one} />`)}
        </nav>
        <div class="tools">
            <span class="live ${connected.value ? '' : 'away'}" role="status">
                ${connected.value ? 'Live' : 'Workspace stopped'}
            </span>
            <${Tool} name="Team" icon="team" open=${openTeam} />
            <${Tool} name="Settings" icon="gear" open=${openSettings} />
            <${ThemeButton} />
        </div>
    </header>`;
}

function ViewButton({ id, icon, text }) {
    const count = {
        inbox: inbox.value.rooms.filter((room) => room.open).length,
        between: waiting.value.entries.length,
    };
    return html`<button
        aria-pressed=${view.value === id}
        onClick=${() => {
            view.value = id;
        }}
    >
        <${Icon} name=${icon} /><span>${text}</span>
        ${count[id] > 0 && html`<span class="count">${count[id]}</span>`}
    </button>`;
}

function Tool({ name, icon, open }) {
    return html`<button class="quiet" aria-label=${name} title=${name} onClick=${open}>
        <${Icon} name=${icon} /><span>${name}</span>
    </button>`;
}

const dark = matchMedia('(prefers-color-scheme: dark)');
const system = signal(dark.matches ? 'dark' : 'light');
dark.addEventListener('change', () => {
    system.value = dark.matches ? 'dark' : 'light';
});

function ThemeButton() {
    const other = (theme.value || system.value) === 'dark' ? 'light' : 'dark';
    return html`<button
        class="quiet only-icon"
        aria-label=${`Switch to ${other} colours`}
        title=${`Switch to ${other} colours`}
        onClick=${() => {
            theme.value = other;
        }}
    >
        <${Icon} name=${other === 'dark' ? 'moon' : 'sun'} />
    </button>`;
}
