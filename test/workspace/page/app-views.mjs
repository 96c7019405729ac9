import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import { attempt, people } from './api.mjs';
import { Block } from './app-block.mjs';
import { useFocusWhileOpen } from './focus.mjs';
import { Icon } from './icons.mjs';
import { inbox } from './live.mjs';
import { userName } from './rooms.mjs';

/** What apps have opened in front of the users of the workspace: forms beside, and modals over everything. */
export function AppViews() {
    return html`<div class="app-views">
        ${inbox.value.views.map((one) => html`<${AppView} key=${`${one.userId} ${one.view.id}`} shown=${one} />`)}
    </div>`;
}

function AppView({ shown: { userId, surface, view, errors } }) {
    const panel = useRef(/** @type {HTMLElement | null} */ (null));
    const [state, setState] = useState(() => initialState(view.blocks));
    useFocusWhileOpen(panel, view.id);
    const set = (/** @type {string} */ blockId, /** @type {string} */ actionId, /** @type {unknown} */ value) =>
        setState((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: value } }));
    const act = (/** @type {object} */ action) => attempt(() => people('acts', { userId, viewId: view.id, ...action }));
    const dismiss = () => attempt(() => people('dismisses', { userId, viewId: view.id, state }));
    const submit = (event) => {
        event.preventDefault();
        attempt(() => people('submits', { userId, viewId: view.id, state }));
    };
    const title = view.title?.text ?? 'A view';
    return html`<section class="app-view ${surface}" role="dialog" aria-label=${title} tabindex="-1" ref=${panel}>
        <form onSubmit=${submit}>
            <header>
                <div>
                    <h2>${title}</h2>
                    <p>Only ${userName(userId)} sees this</p>
                </div>
                <button type="button" class="quiet only-icon" aria-label="Close" onClick=${dismiss}>
                    <${Icon} name="cross" />
                </button>
            </header>
            <div class="app-blocks">
                ${view.blocks.map(
                    (block, at) =>
                        html`<${Block} key=${block.blockId ?? at} block=${block} state=${state} errors=${errors} set=${set} act=${act} />`,
                )}
            </div>
            <footer>
                ${view.close && html`<button type="button" onClick=${dismiss}>${view.close.text?.text ?? 'Close'}</button>`}
                ${view.submit && html`<button class="primary">${view.submit.text?.text ?? 'Send'}</button>`}
            </footer>
        </form>
    </section>`;
}

/** What a form holds before anybody has typed: the app's own values. */
function initialState(blocks) {
    const state = {};
    for (const { blockId, element } of blocks.filter((block) => block.element)) {
        const { actionId, initialValue, initialOption } = element;
        state[blockId] = { ...state[blockId], [actionId]: initialValue ?? initialOption?.value ?? initialOption ?? '' };
    }
    return state;
}
