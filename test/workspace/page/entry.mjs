import { html } from 'htm/preact';
import { chosenId } from './entries.mjs';
import { Icon } from './icons.mjs';
import { exactTime } from './times.mjs';

const ICONS = {
    good: 'check',
    refused: 'shield',
    bad: 'cross',
    warn: 'clock',
    plain: { text: 'in', reply: 'out', lookup: 'route', log: 'file' },
};

/** One line of the log: what it was, what has become of it, what it cost. Chosen, its details are shown beside it. */
export function Entry({ entry }) {
    const { id, kind, title, said, verdict, costs, at } = entry;
    const isChosen = chosenId.value === id;
    const icon = verdict.kind === 'plain' ? ICONS.plain[kind] : kind === 'log' ? 'file' : ICONS[verdict.kind];
    return html`<button
        class="entry ${verdict.kind}"
        id=${id}
        aria-expanded=${isChosen}
        aria-controls="entry-detail"
        onClick=${() => {
            chosenId.value = isChosen ? '' : id;
        }}
    >
        <span class="way" aria-hidden="true"><${Icon} name=${icon} size=${14} /></span>
        <span class="entry-text">
            <span class="entry-top"><strong dir="auto">${title}</strong><time>${exactTime(at)}</time></span>
            ${said && html`<span class="entry-said" dir="auto">${said}</span>`}
            <span class="entry-verdict"><b>${verdict.text}</b>${costs.filter(Boolean).map((cost) => ` · ${cost}`)}</span>
        </span>
    </button>`;
}
