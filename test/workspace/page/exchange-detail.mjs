import { html } from 'htm/preact';
import { Icon } from './icons.mjs';
import { resend, sendTwice, tamper } from './tricks.mjs';

/** Everything about a request: its fields, its answer, what the app asked of Rocket.Chat meanwhile, and tricks with it. */
export function ExchangeDetail({ exchange }) {
    const { kind, method, url, path, headers, fields, status, contentType, body, problem, calls } = exchange;
    return html`<div class="detail">
        ${kind !== 'request' && html`<${Tricks} exchange=${exchange} />`}
        <h4>Request</h4>
        <p class="code">${method} ${url ?? path}</p>
        <${Fields} fields=${{ ...signatureOf(headers), ...fields }} />
        <h4>Answer</h4>
        <p class="code">${status ?? 'none'} ${contentType ?? ''}${body && html`<br />${body}`}</p>
        ${problem && html`<p class="problem">Twilio’s debugger: ${problem.code} ${problem.message}</p>`}
        ${calls && html`<${Calls} calls=${calls} />`}
    </div>`;
}

function Tricks({ exchange: { index, kind } }) {
    return html`<div class="tricks" role="group" aria-label="Tricks with this request">
        <button onClick=${() => resend(index)}><${Icon} name="repeat" size=${15} />Send again</button>
        <button onClick=${() => sendTwice(index)}><${Icon} name="twice" size=${15} />Send twice at once</button>
        <button onClick=${() => tamper({ index, kind })}><${Icon} name="pencil" size=${15} />Tamper</button>
    </div>`;
}

/** What people look for first. */
const FIRST = ['Body', 'From', 'To', 'MessageStatus', 'ErrorCode', 'MessageSid', 'X-Twilio-Signature'];

function Fields({ fields }) {
    const rank = (/** @type {string} */ name) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
    const sorted = Object.entries(fields).sort(([one], [other]) => rank(one) - rank(other));
    return html`<dl>
        ${sorted.map(
            ([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${[value].flat().join(', ')}</dd></div>`,
        )}
    </dl>`;
}

function Calls({ calls }) {
    const elsewhere = new Set(calls.map(({ instanceId }) => instanceId));
    return html`<h4>Rocket.Chat was asked ${calls.length} ${calls.length === 1 ? 'time' : 'times'} while Twilio waited</h4>
        ${elsewhere.size > 0 && html`<p>By instance ${[...elsewhere].join(', ')}.</p>`}
        <ol class="calls">
            ${calls.map(
                ({ name, ms, error }, index) => html`<li key=${index}>
                    ${name} <small>${ms === undefined ? 'running' : `${ms} ms`}${error ? `, ${error}` : ''}</small>
                </li>`,
            )}
        </ol>`;
}

function signatureOf(headers = {}) {
    const signature = headers['X-Twilio-Signature'];
    return signature ? { 'X-Twilio-Signature': signature } : {};
}
