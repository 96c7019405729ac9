import { html } from 'htm/preact';
import { attempt } from './api.mjs';
import { counted } from './counted.mjs';
import { asCurl } from './curl.mjs';
import { Icon } from './icons.mjs';
import { workspace } from './live.mjs';
import { exactTime } from './times.mjs';
import { tell } from './toasts.mjs';
import { forge, resend, sendTwice } from './tricks.mjs';

/** One request and its answer, and what can be done with it. */
export function EntryPart({ part, isOpen }) {
    const { title, at, status, ms, verdict } = part;
    return html`<details class="part ${verdict.kind}" open=${isOpen}>
        <summary>
            <strong>${title}</strong>
            <span><b>${verdict.text}</b> · ${status ?? 'no answer'}${ms === undefined ? '' : ` · ${ms} ms`} · ${exactTime(at)}</span>
        </summary>
        <${Tricks} part=${part} />
        <${Request} part=${part} />
        <${Answer} part=${part} />
        ${part.calls && html`<${Calls} calls=${part.calls} />`}
    </details>`;
}

function Tricks({ part }) {
    const copy = () =>
        attempt(async () => {
            await navigator.clipboard.writeText(asCurl(part, workspace.value.twilio));
            tell('Copied, to be pasted into a terminal.');
        });
    return html`<div class="tricks" role="group" aria-label="What can be done with this request">
        <button onClick=${copy}><${Icon} name="twice" size=${15} />Copy as curl</button>
        ${
            part.isWebhook &&
            html`<button onClick=${() => resend(part)}><${Icon} name="repeat" size=${15} />Send again</button>
                <button onClick=${() => sendTwice(part)}><${Icon} name="twice" size=${15} />Send twice at once</button>
                <button onClick=${() => forge(part)}><${Icon} name="pencil" size=${15} />Forge</button>`
        }
    </div>`;
}

/** What people look for first. */
const FIRST = ['Body', 'From', 'To', 'MessageStatus', 'ErrorCode', 'MessageSid', 'X-Twilio-Signature'];

function Request({ part: { isWebhook, method, url, path, headers = {}, fields, credentials } }) {
    const rank = (/** @type {string} */ name) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
    const signature = headers['X-Twilio-Signature'];
    const all = { ...fields, ...(signature && { 'X-Twilio-Signature': signature }) };
    const sorted = Object.entries(all).sort(([one], [other]) => rank(one) - rank(other));
    const login = credentials ? `with the login of ${credentials.username}` : 'without a login';
    return html`<h4>Request</h4>
        <p class="code">${method} ${url ?? path}</p>
        ${!isWebhook && html`<p>${login}</p>`}
        <dl class="fields">
            ${sorted.map(
                ([name, value]) =>
                    html`<div key=${name}><dt>${name}</dt><dd dir="auto">${[value].flat().join(', ')}</dd></div>`,
            )}
        </dl>`;
}

function Answer({ part: { status, contentType, body, problem } }) {
    return html`<h4>Answer</h4>
        <p class="code">${status ?? 'none'} ${contentType ?? ''}${body && html`<br />${body}`}</p>
        ${problem && html`<p class="problem">Twilio’s debugger: ${problem.code} ${problem.message}</p>`}`;
}

function Calls({ calls }) {
    const instances = [...new Set(calls.map(({ instanceId }) => instanceId))].join(', ');
    return html`<h4>Rocket.Chat was asked ${counted(calls.length, 'time')} while Twilio waited</h4>
        ${instances && html`<p>By instance ${instances}.</p>`}
        <ol class="calls">
            ${calls.map(
                ({ name, ms, error }, index) => html`<li key=${index}>
                    ${name} <small>${ms === undefined ? 'running' : `${ms} ms`}${error ? `, ${error}` : ''}</small>
                </li>`,
            )}
        </ol>`;
}
