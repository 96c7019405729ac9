import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icons.mjs';
import { inDialog, Toasts } from './toasts.mjs';

/**
 * A modal dialog: the browser keeps the focus inside, closes it with Escape and gives the focus back.
 * @param {{ open: import('@preact/signals').Signal<boolean>, title: string, about?: string, children?: unknown }} props
 */
export function Dialog({ open, title, about, children }) {
    const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
    const shown = open.value;
    useEffect(() => {
        if (shown && !dialog.current?.open) {
            dialog.current?.showModal();
            inDialog.value = true;
        }
        if (!shown && dialog.current?.open) {
            dialog.current.close();
        }
    }, [shown]);
    const close = () => {
        open.value = false;
        inDialog.value = false;
    };
    return html`<dialog ref=${dialog} class="dialog" aria-label=${title} onClose=${close}>
        ${
            shown &&
            html`<header class="dialog-head">
                    <div>
                        <h2>${title}</h2>
                        ${about && html`<p>${about}</p>`}
                    </div>
                    <button class="quiet only-icon" aria-label="Close" onClick=${close}><${Icon} name="cross" /></button>
                    ${inDialog.value && html`<${Toasts} />`}
                </header>
                ${children}`
        }
    </dialog>`;
}
