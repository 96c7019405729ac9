import { html } from 'htm/preact';
import { attempt, people } from './api.mjs';
import { state } from './live.mjs';
import { hueOf, initials } from './names.mjs';

/** Who answers, and whether they are here. */
export function Agents() {
    const agents = state.value?.agents ?? [];
    return html`<div class="agents" role="group" aria-label="Agents">
        ${agents.map((agent) => html`<${AgentSwitch} key=${agent.id} agent=${agent} />`)}
    </div>`;
}

function AgentSwitch({ agent: { id, name, online } }) {
    return html`<button
        class="agent"
        role="switch"
        aria-checked=${online}
        aria-label=${`${name} is ${online ? 'online' : 'offline'}`}
        title=${online ? `${name} is online. Click to send them home.` : `${name} is offline. Click to bring them back.`}
        onClick=${() => attempt(() => people('setOnline', id, !online))}
    >
        <span class="avatar small hue-${hueOf(name)}" aria-hidden="true">${initials(name)}</span>
        <span>${name}</span>
        <span class="switch" aria-hidden="true"></span>
    </button>`;
}
