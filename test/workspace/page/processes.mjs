import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { ask, attempt, post } from './api.mjs';
import { Deploying } from './deploying.mjs';
import { Icon } from './icons.mjs';
import { connected, instances, state } from './live.mjs';
import { tell } from './toasts.mjs';
import { kill, killedPid } from './tricks.mjs';

const starting = signal(false);

/** The processes the app runs in, with ways to end and to add one. */
export function Processes() {
    const [, ...others] = instances.value;
    const more = others.length > 0 ? 'Start one more instance' : 'Start a second instance';
    const { isRunning, title, about } = standing();
    return html`<div class="panel processes">
        <div class="process">
            <span class="dot ${isRunning ? 'on' : 'off'}" aria-hidden="true"></span>
            <p role="status">
                <strong>${title}</strong>
                <span>${about}</span>
            </p>
            <button class="danger" aria-disabled=${!isRunning} onClick=${() => isRunning && kill()}>
                <${Icon} name="bolt" size=${15} />Kill
            </button>
        </div>
        ${connected.value && others.map((one) => html`<${Other} key=${one.instanceId} instance=${one} />`)}
        <button class="link" disabled=${starting.value || !connected.value} onClick=${start}>
            <${Icon} name="plus" size=${15} />${starting.value ? 'Starting …' : more}
        </button>
        <${Deploying} />
    </div>`;
}

/** How the app stands, as far as the page can know. */
function standing() {
    const { app, runtimePid: pid, runtime } = state.value ?? {};
    if (!connected.value) {
        const about = 'Everything here is as it was last seen. npm start begins anew.';
        return { isRunning: false, title: 'The workspace has stopped', about };
    }
    if (!app) {
        return { isRunning: false, title: 'No app is installed', about: 'Twilio’s requests get 404.' };
    }
    if (app.isStarting || pid === killedPid.value) {
        const about = 'Twilio tries again; what it gives up stays in its log.';
        return { isRunning: false, title: 'The app is starting again …', about };
    }
    if (!app.isRunning) {
        const about = `Its status is ${app.status.replaceAll('_', ' ')}. Twilio’s requests get 404.`;
        return { isRunning: false, title: 'The app does not run', about };
    }
    const mistaken =
        'Rocket.Chat was asked about it during the start, and refuses its commands for up to five minutes.';
    return {
        isRunning: true,
        title: 'The app is running',
        about: `${runtime === 'deno' ? 'Deno' : 'Node'} process ${pid}${app.isMistaken ? `. ${mistaken}` : ''}`,
    };
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
        tell(`Instance ${started.instanceId} runs. From now on Twilio’s requests go to each instance in turn.`);
    }
}
