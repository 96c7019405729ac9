import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { chosen, chosenId } from './entries.mjs';
import { EntryPart } from './entry-part.mjs';
import { useFocusWhileOpen } from './focus.mjs';
import { Icon } from './icons.mjs';
import { exactTime } from './times.mjs';

/** The details of the entry that was chosen, beside the log: Escape closes them. */
export function EntryDetail() {
    return chosen.value && html`<${Panel} key=${chosen.value.id} entry=${chosen.value} />`;
}

function Panel({ entry }) {
    const panel = useRef(/** @type {HTMLElement | null} */ (null));
    const { id, title, said, verdict, at, parts, lines = [], line } = entry;
    useFocusWhileOpen(panel, id);
    useEffect(() => {
        // It lies over the inbox: whoever goes on elsewhere wants to see that again.
        const elsewhere = (/** @type {Event} */ { target }) => {
            if (target instanceof Element && !target.closest('.entry-detail, .between, .toasts')) {
                chosenId.value = '';
            }
        };
        document.addEventListener('pointerdown', elsewhere);
        return () => document.removeEventListener('pointerdown', elsewhere);
    }, []);
    const close = () => {
        const opener = document.getElementById(id);
        chosenId.value = '';
        opener?.focus();
    };
    return html`<aside
        class="entry-detail"
        id="entry-detail"
        ref=${panel}
        tabindex="-1"
        aria-label="Details"
        onKeyDown=${(event) => event.key === 'Escape' && close()}
    >
        <header>
            <div>
                <h2 dir="auto">${title}</h2>
                <p class=${verdict.kind}><b>${verdict.text}</b> · ${exactTime(at)}</p>
            </div>
            <button class="quiet only-icon" aria-label="Close the details" onClick=${close}><${Icon} name="cross" /></button>
        </header>
        <div class="entry-parts">
            ${said && !line && html`<p class="entry-words" dir="auto">${said}</p>`}
            ${line && html`<${Line} line=${line} />`}
            ${parts.map((part, index) => html`<${EntryPart} key=${part.id} part=${part} isOpen=${index === parts.length - 1 || parts.length < 3} />`)}
            ${lines.length > 0 && html`<h3>The app’s log of it</h3>`}
            ${lines.map((one) => html`<${Line} key=${one.id} line=${one} />`)}
        </div>
    </aside>`;
}

/** A line of the app's own log, field by field. */
function Line({ line: { event, fields, severity, during } }) {
    return html`<dl class="fields">
        ${Object.entries({ event, severity, during, ...fields }).map(
            ([name, value]) =>
                html`<div key=${name}><dt>${name}</dt><dd>${typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd></div>`,
        )}
    </dl>`;
}
