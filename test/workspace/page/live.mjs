import { signal } from '@preact/signals';
import { ask } from './api.mjs';

const PAUSE_MS = 60;

/**
 * Something the workspace knows, fetched again whenever it may have changed. Many changes at once are one fetch.
 * @param {string} path
 * @param {any} empty what it is before the first answer
 */
function resource(path, empty) {
    const value = signal(empty);
    let known = '';
    /** @type {Promise<void> | undefined} */
    let waiting;
    const fetchAgain = async () => {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        waiting = undefined;
        try {
            const answer = await ask(path);
            const text = JSON.stringify(answer);
            // What is as it was is not drawn anew.
            if (text !== known) {
                known = text;
                value.value = answer;
            }
        } catch {
            // The workspace is away: the event stream tells when it is back.
        }
    };
    return {
        value,
        refresh: () => {
            waiting ??= fetchAgain();
            return waiting;
        },
    };
}

const all = {
    workspace: resource('workspace', null),
    state: resource('state', null),
    inbox: resource('inbox', { visitors: [], rooms: [], notes: [], views: [], channel: [] }),
    phones: resource('twilio/phones', []),
    traffic: resource('traffic', { webhooks: [], requests: [], texts: {}, replies: {} }),
    waiting: resource('waiting', { entries: [], remembered: 0, swept: { endedAt: 0 } }),
    instances: resource('instances', []),
    behaviour: resource('twilio/behaviour', []),
    faults: resource('faults', []),
    log: resource('log', []),
    deployment: resource('deployment', { phase: 'idle' }),
};

export const workspace = all.workspace.value;
export const state = all.state.value;
export const inbox = all.inbox.value;
export const phones = all.phones.value;
export const traffic = all.traffic.value;
export const waiting = all.waiting.value;
export const instances = all.instances.value;
export const behaviour = all.behaviour.value;
export const faults = all.faults.value;
/** What the app has logged. */
export const log = all.log.value;
/** What becomes of the last change to the app's sources. */
export const deployment = all.deployment.value;
/** Whether the workspace is there. */
export const connected = signal(true);
/** Unix time in milliseconds, renewed every second. */
export const now = signal(Date.now());

/** @type {Record<string, (keyof typeof all)[]>} */
const TOUCHED_BY = {
    rocketchat_apps_persistence: ['waiting', 'traffic'],
    rocketchat_message: ['inbox', 'traffic'],
    users: ['state'],
    rocketchat_apps_logs: ['log'],
};

/** Follows the workspace for as long as the page is open; after a gap everything is fetched again. */
export function follow() {
    const source = new EventSource('/workspace/api/events');
    const refresh = (/** @type {(keyof typeof all)[]} */ ...names) => {
        for (const name of names) {
            all[name].refresh();
        }
    };
    source.onopen = () => {
        connected.value = true;
        refresh(.../** @type {(keyof typeof all)[]} */ (Object.keys(all)));
    };
    source.onerror = () => {
        connected.value = false;
    };
    source.addEventListener('store', ({ data }) => {
        refresh(...(TOUCHED_BY[JSON.parse(data).collection] ?? ['inbox', 'state', 'waiting']));
    });
    source.addEventListener('twilio', () => refresh('phones', 'traffic', 'behaviour', 'workspace', 'faults'));
    source.addEventListener('call', () => refresh('traffic'));
    source.addEventListener('runtime', () => refresh('state', 'instances'));
    source.addEventListener('instance', () => refresh('instances', 'workspace'));
    source.addEventListener('faults', () => refresh('faults'));
    source.addEventListener('deployment', () => refresh('deployment', 'state'));
    setInterval(() => {
        now.value = Date.now();
        // A process may end without anybody telling.
        if (connected.value) {
            refresh('state');
        }
    }, 1_000);
}
