import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.mjs';

/**
 * A button that unfolds a few choices. A choice with `pick` asks for files first.
 * @typedef {{ icon?: string, text: string, act?: () => void, pick?: (files: FileList) => void }} MenuChoice
 * @param {{ label: string, icon: string, text?: string, choices: MenuChoice[] }} props
 */
export function Menu({ label, icon, text, choices }) {
    const menu = useRef(/** @type {HTMLDetailsElement | null} */ (null));
    const fold = () => {
        if (menu.current?.open) {
            menu.current.open = false;
        }
    };
    const done = () => {
        fold();
        menu.current?.querySelector('summary')?.focus();
    };
    useEffect(() => {
        const outside = (/** @type {Event} */ { target }) => {
            if (target instanceof Node && !menu.current?.contains(target)) {
                fold();
            }
        };
        document.addEventListener('pointerdown', outside);
        return () => document.removeEventListener('pointerdown', outside);
    }, []);
    const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'Escape') {
            event.stopPropagation();
            done();
        }
    };
    return html`<details class="menu" ref=${menu} onKeyDown=${onKeyDown}>
        <summary aria-label=${label} title=${label}><${Icon} name=${icon} />${text && html`<span>${text}</span>`}</summary>
        <div class="menu-list" role="group" aria-label=${label}>
            ${choices.map((choice) => html`<${Choice} key=${choice.text} choice=${choice} done=${done} />`)}
        </div>
    </details>`;
}

function Choice({ choice: { icon, text, act, pick }, done }) {
    if (!pick) {
        const choose = () => {
            done();
            act?.();
        };
        return html`<button type="button" onClick=${choose}>${icon && html`<${Icon} name=${icon} />`}${text}</button>`;
    }
    const picked = (event) => {
        pick(event.currentTarget.files);
        event.currentTarget.value = '';
        done();
    };
    return html`<label class="menu-file">
        <${Icon} name=${icon} />${text}<input type="file" multiple class="sr" onChange=${picked} />
    </label>`;
}
