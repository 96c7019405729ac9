import { tell } from './toasts.mjs';

const ROOT = '/workspace/api/';

/**
 * Asks the workspace's control API. Rejects with the text of its error.
 * @param {string} path below /workspace/api
 * @param {{ method?: string, body?: unknown }} [request] the body goes as JSON
 * @returns {Promise<any>}
 */
export async function ask(path, { method = 'GET', body } = {}) {
    const response = await fetch(ROOT + path, {
        method,
        ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }).catch(() => {
        throw new Error('The workspace does not answer. Does npm start still run?');
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) {
        throw new Error(answer.error ?? answer.problems?.join(', ') ?? `${response.status} from ${path}`);
    }
    return answer;
}

/**
 * Does what somebody clicked: an error becomes a message on the page, and undefined.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T | undefined>}
 */
export async function attempt(work) {
    try {
        return await work();
    } catch (error) {
        tell(error instanceof Error ? error.message : String(error), 'problem');
        return undefined;
    }
}

/** @param {string} path @param {unknown} [body] */
export const post = (path, body = {}) => ask(path, { method: 'POST', body });

/** What a human in the workspace does: one method of `people`, and its arguments. */
export const people = (/** @type {string} */ method, /** @type {unknown[]} */ ...args) =>
    post(`people/${method}`, args);

/** Has the simulated Twilio behave differently, so often. @param {number} times @param {object} change */
export const behave = (times, change) => post('twilio/behaviour', { match: { times }, change });
