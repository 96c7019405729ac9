import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { attempt, people } from './api.mjs';
import { Dialog } from './dialog.mjs';
import { Icon } from './icons.mjs';
import { state } from './live.mjs';

const open = signal(false);

export function openTeam() {
    open.value = true;
}

/** Agents and departments, and who belongs where. */
export function Team() {
    const { agents = [], departments = [] } = state.value ?? {};
    return html`<${Dialog} open=${open} title="Team" about="Who answers, and in which department.">
        <div class="team">
            <h3>Agents</h3>
            <ul>
                ${agents.map(
                    ({ id, name, username, online }) => html`<li key=${id}>
                    <label class="tick">
                        <input
                            type="checkbox"
                            checked=${online}
                            onChange=${() => attempt(() => people('setOnline', id, !online))}
                        />
                        <span>${name} <small>@${username}</small></span>
                    </label>
                    <small>${online ? 'online' : 'offline'}</small>
                </li>`,
                )}
            </ul>
            <${AddForm} label="Name of a new agent" button="Add agent" add=${addAgent} />
            <h3>Departments</h3>
            ${departments.map((one) => html`<${Department} key=${one.id} department=${one} agents=${agents} />`)}
            <${AddForm} label="Name of a new department" button="Add department" add=${addDepartment} />
        </div>
    <//>`;
}

function Department({ department: { id, name, agentIds }, agents }) {
    const set = (/** @type {string} */ agentId) => {
        const next = agentIds.includes(agentId) ? agentIds.filter((one) => one !== agentId) : [...agentIds, agentId];
        return attempt(() => people('setDepartmentAgents', id, next));
    };
    return html`<fieldset class="department">
        <legend>${name}</legend>
        ${agents.map(
            (agent) => html`<label key=${agent.id} class="tick">
            <input type="checkbox" checked=${agentIds.includes(agent.id)} onChange=${() => set(agent.id)} />
            <span>${agent.name}</span>
        </label>`,
        )}
        <button
            class="quiet only-icon"
            aria-label=${`Remove ${name}`}
            onClick=${() => attempt(() => people('removeDepartment', id))}
        >
            <${Icon} name="cross" size=${14} />
        </button>
    </fieldset>`;
}

function AddForm({ label, button, add }) {
    const submit = (event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const name = String(new FormData(form).get('name')).trim();
        return attempt(async () => {
            await add(name);
            form.reset();
        });
    };
    return html`<form class="add" onSubmit=${submit}>
        <input name="name" required aria-label=${label} placeholder=${label} autocomplete="off" />
        <button>${button}</button>
    </form>`;
}

const addAgent = (/** @type {string} */ name) =>
    people('addAgent', { username: name.toLowerCase().replace(/\W+/g, '.'), name });

const addDepartment = (/** @type {string} */ name) =>
    people('addDepartment', { name, agentIds: state.value?.agents.map(({ id }) => id) ?? [] });
