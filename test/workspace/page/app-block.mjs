import { html } from 'htm/preact';
import { useId } from 'preact/hooks';
import { Said } from './said.mjs';

/** One block of an app's view, as far as apps of text messages use them; of others the kind is named. */
export function Block({ block, state, errors, set, act }) {
    const { type, blockId, text, accessory, elements = [] } = block;
    switch (type) {
        case 'section':
            return html`<div class="app-section">
                <${Said} text=${text?.text ?? ''} />
                ${accessory && html`<${Element} element=${accessory} blockId=${blockId} set=${set} act=${act} />`}
            </div>`;
        case 'context':
            return html`<div class="app-context">
                ${elements.map((one) => html`<${Said} text=${one.text?.text ?? one.text ?? ''} /> `)}
            </div>`;
        case 'actions':
            return html`<div class="app-buttons">
                ${elements.map(
                    (one) =>
                        html`<${Element} key=${one.actionId} element=${one} blockId=${blockId} set=${set} act=${act} />`,
                )}
            </div>`;
        case 'input':
            return html`<${Input} block=${block} state=${state} errors=${errors} set=${set} act=${act} />`;
        case 'divider':
            return html`<hr />`;
        default:
            return html`<p class="app-context">(a block of the type ${type})</p>`;
    }
}

/** A field with its label, and what the app finds wrong with it. */
function Input({ block: { blockId, label, element }, state, errors, set, act }) {
    const id = useId();
    const { actionId } = element;
    const error = errors[actionId] ?? errors[blockId];
    const change = (/** @type {unknown} */ value) => {
        set(blockId, actionId, value);
        if (element.dispatchActionConfig) {
            act({ blockId, actionId, value });
        }
    };
    const told = { id, ...(error && { 'aria-invalid': 'true', 'aria-describedby': `${id}-problem` }) };
    return html`<div class="app-input">
        <label for=${id}>${label?.text}</label>
        <${Field} element=${element} value=${state[blockId]?.[actionId] ?? ''} change=${change} told=${told} />
        ${error && html`<p class="form-problem" id=${`${id}-problem`} role="alert">${error}</p>`}
    </div>`;
}

/** What tells the app at once: a button, or a choice. */
function Element({ element, blockId, set, act }) {
    const { type, actionId, value, text, style } = element;
    if (type === 'button') {
        return html`<button
            type="button"
            class=${style === 'primary' ? 'primary' : ''}
            onClick=${() => act({ blockId, actionId, value })}
        >
            ${text?.text}
        </button>`;
    }
    const told = { 'aria-label': element.placeholder?.text || actionId };
    return html`<${Field} element=${element} value=${element.initialValue ?? ''} told=${told} change=${(chosen) => {
        set(blockId, actionId, chosen);
        act({ blockId, actionId, value: chosen });
    }} />`;
}

/** `told` is what else its element has: what it is called by, and what is wrong with it. */
function Field({ element, value, change, told }) {
    const { type, placeholder, multiline, options = [] } = element;
    const hint = placeholder?.text ?? '';
    if (type === 'static_select' || type === 'multi_static_select') {
        return html`<select
            ...${told}
            value=${value}
            onChange=${(event) => change(event.currentTarget.value)}
        >
            <option value="">${hint}</option>
            ${options.map(
                (option) => html`<option key=${option.value} value=${option.value} selected=${option.value === value}>
                    ${option.text?.text}
                </option>`,
            )}
        </select>`;
    }
    const onInput = (event) => change(event.currentTarget.value);
    return multiline
        ? html`<textarea rows="4" ...${told} placeholder=${hint} value=${value} onInput=${onInput}></textarea>`
        : html`<input ...${told} placeholder=${hint} autocomplete="off" value=${value} onInput=${onInput} />`;
}
