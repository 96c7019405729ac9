import { html } from 'htm/preact';
import { Icon } from './icons.mjs';

/** The app's own: how far a reply has come. Others are shown as they are. */
const DELIVERY = {
    ':outbox_tray:': { text: 'Accepted by Twilio', icon: 'out', kind: 'sent' },
    ':white_check_mark:': { text: 'Delivered', icon: 'check', kind: 'delivered' },
    ':eyes:': { text: 'Read', icon: 'eye', kind: 'read' },
    ':x:': { text: 'Not delivered', icon: 'cross', kind: 'failed' },
};

export function Reactions({ reactions }) {
    const names = Object.keys(reactions);
    if (names.length === 0) {
        return null;
    }
    return html`<p class="reactions">
        ${names.map((name) => {
            const known = DELIVERY[name];
            return known
                ? html`<span class="delivery ${known.kind}" title=${name}>
                      <${Icon} name=${known.icon} size=${13} />${known.text}
                  </span>`
                : html`<span class="delivery">${name}</span>`;
        })}
    </p>`;
}
