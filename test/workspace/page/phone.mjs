import { html } from 'htm/preact';
import { ourNumber } from './customers.mjs';
import { channelName, channelOf, readable } from './names.mjs';
import { Bubble } from './phone-bubble.mjs';
import { Composer } from './phone-composer.mjs';
import { sendText } from './send-text.mjs';
import { NewMessages, useStayAtEnd } from './stay-at-end.mjs';
import { dayName, nowTime } from './times.mjs';

/** A phone, as its owner sees it. */
export function Phone({ customer }) {
    const { address, messages, optedOutOf } = customer;
    const ours = ourNumber(address);
    const { box, ...end } = useStayAtEnd({
        count: messages.length,
        isOwn: messages.at(-1)?.direction === 'out',
    });
    return html`<div class="phone ${channelOf(address)}" role="group" aria-label=${`The phone of ${customer.name}`}>
        <div class="screen">
            <div class="status-bar" aria-hidden="true">
                <span>${nowTime()}</span><span class="island"></span>
                <span class="signal"><i></i><i></i><i></i><i></i><b></b></span>
            </div>
            <div class="contact">
                <span class="avatar business" aria-hidden="true">W</span>
                <div>
                    <strong>Wheelwright Bikes</strong>
                    <span>${readable(ours)} · ${channelName(address)}</span>
                </div>
            </div>
            <div class="bubbles" ref=${box} tabindex="0" role="log" aria-label="Messages on this phone">
                <div class="bubbles-inside">
                ${
                    messages.length === 0
                        ? html`<${NothingYet} address=${address} />`
                        : html`<p class="day">${dayName(messages[0].at)}</p>
                              ${messages.map(
                                  (bubble, index) => html`<${Bubble}
                                  key=${bubble.sid}
                                  bubble=${bubble}
                                  isLast=${isLastOfItsSide(messages, index)}
                              />`,
                              )}`
                }
            </div></div>
            <${NewMessages} ...${end} />
            ${optedOutOf.length > 0 && html`<p class="opted-out">You opted out. Text START to get messages again.</p>`}
            <${Composer} address=${address} />
        </div>
    </div>`;
}

/** Phones show the state under the last message of each side only. */
function isLastOfItsSide(messages, index) {
    return !messages.slice(index + 1).some(({ direction }) => direction === messages[index].direction);
}

const HELLO = 'Hello! Is my bike ready?';

function NothingYet({ address }) {
    return html`<div class="phone-empty">
        <p>Write something and press Send.</p>
        <p>It travels through a simulated Twilio to the real app, and appears in the agents’ inbox.</p>
        <button onClick=${() => sendText(address, { body: HELLO })}>Send “${HELLO}”</button>
    </div>`;
}
