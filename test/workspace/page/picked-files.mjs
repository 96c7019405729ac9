import { html } from 'htm/preact';
import { Icon } from './icons.mjs';
import { sizeOf } from './names.mjs';

/** The files about to be sent, each with a way to think better of it. */
export function PickedFiles({ files }) {
    if (files.value.length === 0) {
        return null;
    }
    const drop = (/** @type {object} */ file) => {
        files.value = files.value.filter((one) => one !== file);
    };
    return html`<ul class="picked" aria-label="Attached">
        ${files.value.map(
            (file, index) => html`<li key=${index}>
                ${
                    file.preview
                        ? html`<img src=${file.preview} alt=${file.name} />`
                        : html`<span class="picked-file">
                              <${Icon} name="file" />${file.name}<small>${sizeOf(file.size)}</small>
                          </span>`
                }
                <button type="button" aria-label=${`Remove ${file.name}`} onClick=${() => drop(file)}>
                    <${Icon} name="cross" size=${12} />
                </button>
            </li>`,
        )}
    </ul>`;
}
