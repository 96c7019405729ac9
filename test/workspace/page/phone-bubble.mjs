import { html } from 'htm/preact';
import { Icon } from './icons.mjs';
import { sizeOf } from './names.mjs';
import { clockTime } from './times.mjs';

const STATES = { received: 'Sent', sent: 'Sent', delivered: 'Delivered', read: 'Read' };

/** One message on a phone. `out` is what the phone's owner wrote. */
export function Bubble({ bubble, isLast }) {
    const { direction, body, media, location, template, state, at } = bubble;
    const mine = direction === 'out';
    const pictures = media.filter(isPicture);
    const files = media.filter((item) => !isPicture(item));
    return html`<div class="bubble-row ${mine ? 'mine' : 'theirs'}">
        <div class="bubble">
            <span class="sr">${mine ? 'You wrote: ' : 'The business wrote: '}</span>
            ${pictures.length > 0 && html`<${Pictures} pictures=${pictures} />`}
            ${files.map((item) => html`<${File} key=${item.path} item=${item} />`)}
            ${location && html`<${Place} place=${location} />`}
            ${template && html`<${TemplateHead} template=${template} />`}
            ${body && html`<p dir="auto">${body}</p>`}
            ${template && html`<${TemplateFoot} template=${template} />`}
            ${body === '' && media.length === 0 && !location && html`<p class="empty-text">(empty text)</p>`}
        </div>
        ${isLast && html`<p class="bubble-state">${STATES[state] ?? state} · ${clockTime(at)}</p>`}
    </div>`;
}

/** What a template has over its words: a header, and media by their addresses, which nothing here opens. */
function TemplateHead({ template: { header, media } }) {
    return html`${media.map(
        (address) => html`<span key=${address} class="template-media"><${Icon} name="picture" />${address}</span>`,
    )}
    ${header && html`<strong class="template-header" dir="auto">${header}</strong>`}`;
}

/** What it has under them: a footer, and buttons that nobody presses here. */
function TemplateFoot({ template: { footer, buttons } }) {
    return html`${footer && html`<small class="template-footer" dir="auto">${footer}</small>`}
    ${
        buttons.length > 0 &&
        html`<ul class="template-buttons" aria-label="Buttons of the template">
            ${buttons.map((title) => html`<li key=${title}>${title}</li>`)}
        </ul>`
    }`;
}

const isPicture = ({ contentType }) => contentType.startsWith('image/');

/** @param {string} path */
const sourceOf = (path) => `/workspace/api/twilio/${path}`;

function Pictures({ pictures }) {
    return html`<div class="pictures ${pictures.length > 1 ? 'several' : ''}">
        ${pictures.map(({ name, path }) => html`<img key=${path} src=${sourceOf(path)} alt=${name || 'Picture'} />`)}
    </div>`;
}

function File({ item: { name, contentType, path, size } }) {
    const source = sourceOf(path);
    if (contentType.startsWith('audio/')) {
        return html`<audio controls preload="none" src=${source} aria-label=${name || 'Voice note'}></audio>`;
    }
    return html`<a class="file" href=${source} download=${name}>
        <${Icon} name="file" /><span>${name || contentType}<small>${sizeOf(size)}</small></span>
    </a>`;
}

function Place({ place: { label, address, latitude, longitude } }) {
    return html`<div class="place">
        <div class="map" aria-hidden="true"><${Icon} name="pin" size=${26} /></div>
        <strong>${label || 'Location'}</strong>
        <span>${address || `${latitude}, ${longitude}`}</span>
    </div>`;
}
