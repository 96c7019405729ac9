import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { ask, attempt, post } from './api.mjs';
import { Icon } from './icons.mjs';
import { instances, state } from './live.mjs';
import { tell } from './toasts.mjs';
import { kill } from './tricks.mjs';

const starting = signal(false);

/** The processes the app runs in, with ways to end and to add one. */
export function Processes() {
    const { runtimePid: pid, runtime } = state.value ?? {};
    const [, ...others] = instances.value;
    const more = others.length > 0 ? 'Start one more instance' : 'Start a second instance';
    return html`<div class="panel processes">
        <div class="process">
            <span class="dot ${pid ? 'on' : 'off'}" aria-hidden="true"></span>
            <p role="status">
                <strong>${pid ? 'The app is running' : 'The app is starting again …'}</strong>
                <span>${pid ? `${runtime === 'deno' ? 'Deno' : 'Node'} process ${pid}` : 'Texts are kept meanwhile'}</span>
            </p>
            <button class="danger" disabled=${!pid} onClick=${kill}><${Icon} name="bolt" size=${15} />Kill</button>
        </div>
        ${others.map((one) => html`<${Other} key=${one.instanceId} instance=${one} />`)}
        <button class="link" disabled=${starting.value} onClick=${start}>
            <${Icon} name="plus" size=${15} />${starting.value ? 'Starting …' : more}
        </button>
    </div>`;
}

function Other({ instance: { instanceId, pid } }) {
    return html`<div class="process">
        <span class="dot on" aria-hidden="true"></span>
        <p><strong>Instance ${instanceId}</strong><span>Node process ${pid}; webhooks take turns</span></p>
        <button onClick=${() => attempt(() => ask(`instances/${instanceId}`, { method: 'DELETE' }))}>Stop</button>
    </div>`;
}

async function start() {
    starting.value = true;
    const started = await attempt(() => post('instances'));
    starting.value = false;
    if (started) {
        tell(`Instance ${started.instanceId} runs. Texts now go to each instance in turn.`);
    }
}
