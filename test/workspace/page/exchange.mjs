import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { ExchangeDetail } from './exchange-detail.mjs';
import { Icon } from './icons.mjs';
import { exactTime } from './times.mjs';

const ICONS = { good: 'check', refused: 'shield', bad: 'cross' };

/** One request and its answer: what it was, whether it was believed, what it cost. Unfolds to everything about it. */
export function Exchange({ exchange }) {
    const { way, title, said, why, verdict, status, ms, callCount, at } = exchange;
    const open = useSignal(false);
    const costs = [
        status ?? 'no answer',
        ms !== undefined && `${ms} ms`,
        callCount !== undefined && `${callCount} ${callCount === 1 ? 'call' : 'calls'}`,
    ];
    return html`<details
        class="exchange ${verdict.kind}"
        onToggle=${(event) => {
            open.value = event.currentTarget.open;
        }}
    >
        <summary>
            <span class="way ${way}" title=${way === 'in' ? 'Twilio to the app' : 'The app to Twilio'}>
                <${Icon} name=${ICONS[verdict.kind]} size=${14} />
            </span>
            <span class="exchange-text">
                <span class="exchange-top">
                    <strong>${title}</strong>${why && html`<em>${why}</em>`}<time>${exactTime(at)}</time>
                </span>
                <span class="exchange-said">${said}</span>
                <span class="exchange-verdict"><b>${verdict.text}</b> · ${costs.filter(Boolean).join(' · ')}</span>
            </span>
        </summary>
        ${open.value && html`<${ExchangeDetail} exchange=${exchange} />`}
    </details>`;
}
