import { html } from 'htm/preact';
import { counted } from './counted.mjs';
import { customer } from './customers.mjs';
import { lastText } from './entries.mjs';
import { Icon } from './icons.mjs';
import { behaviour, faults, state } from './live.mjs';
import { Menu } from './menu.mjs';
import { beBusy, failNextReply, failNextText, forge, killMidText, mend, sendTwice, setEveryone } from './tricks.mjs';

const FAILURES = [
    { code: 30007, text: 'filtered by the network' },
    { code: 30003, text: 'phone switched off' },
    { code: 21610, text: 'customer opted out' },
    { code: 63016, text: 'WhatsApp window closed' },
    { code: 30034, text: 'number not registered' },
    { code: 20003, text: 'wrong login' },
];

/** What can be done to the app to see whether it keeps its promise. */
export function Experiments() {
    const last = lastText.value;
    const anyoneHere = state.value?.agents.some(({ online }) => online) ?? true;
    return html`<div class="panel experiments">
        <div class="panel-head">
            <h3>Try to break it</h3>
            ${isMischief() && html`<button class="link" onClick=${mend}>Back to normal</button>`}
        </div>
        <div class="experiment-grid">
            <button disabled=${!last} onClick=${() => sendTwice(last)}>
                <${Icon} name="twice" /><strong>Send twice</strong><span>The last text, twice at once</span>
            </button>
            <button disabled=${!last} onClick=${() => forge(last)}>
                <${Icon} name="pencil" /><strong>Forge</strong><span>The last text, with other words</span>
            </button>
            <button onClick=${() => killMidText(customer.value?.address ?? '')}>
                <${Icon} name="bolt" /><strong>Kill mid-text</strong><span>After it is taken, before it is shown</span>
            </button>
            <button aria-pressed=${!anyoneHere} onClick=${() => setEveryone(!anyoneHere)}>
                <${Icon} name="clock" /><strong>${anyoneHere ? 'Send all home' : 'Bring all back'}</strong>
                <span>${anyoneHere ? 'Nobody is there to answer' : 'Texts wait until then'}</span>
            </button>
        </div>
        <div class="experiment-foot">
            <${Menu} label="Fail the next reply" icon="down" text="Next reply …" choices=${replyChoices()} />
            <${Menu} label="Delay or fail the next text" icon="down" text="Next text …" choices=${textChoices()} />
        </div>
        <${Armed} />
    </div>`;
}

function replyChoices() {
    return [
        ...FAILURES.map(({ code, text }) => ({ text: `fails: ${text} (${code})`, act: () => failNextReply(code) })),
        { text: 'meets a busy Twilio, twice (429)', act: beBusy },
    ];
}

function textChoices() {
    return [
        { text: 'is shown 4 seconds late', act: () => failNextText({ delayMs: 4_000 }) },
        { text: 'is shown 12 seconds late', act: () => failNextText({ delayMs: 12_000 }) },
        { text: 'is refused by Rocket.Chat once', act: () => failNextText({ fail: 'Rocket.Chat is busy' }) },
        { text: 'is shown, but the answer is lost', act: () => failNextText({ failAfter: 'The connection was lost' }) },
    ];
}

/** What has been asked for and not happened yet. */
function Armed() {
    const lines = [
        ...behaviour.value.map(lineOf),
        ...faults.value.map(({ delayMs, fail, failAfter }) =>
            delayMs
                ? `The next text is shown ${delayMs / 1000} seconds late.`
                : `The next text meets “${fail ?? failAfter ?? 'silence'}”.`,
        ),
    ];
    return html`<ul class="armed" role="status">${lines.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`;
}

/** What a rule of Twilio's behaviour means to whoever looks at the page. @param {any} rule */
function lineOf({ change: { messages = {} }, left }) {
    if (messages.failCode) {
        return `The next reply fails with Twilio error ${messages.failCode}.`;
    }
    const until = left === null ? '' : ` for ${counted(left, 'more request')}`;
    return messages.answer === 'busy' ? `Twilio is busy${until}.` : `Twilio behaves differently${until}.`;
}

function isMischief() {
    const everyoneHere = state.value?.agents.every(({ online }) => online) ?? true;
    return behaviour.value.length + faults.value.length > 0 || !everyoneHere;
}
