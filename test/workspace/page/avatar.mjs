import { html } from 'htm/preact';
import { Icon } from './icons.mjs';
import { hueOf, initials } from './names.mjs';

/**
 * A circle that stands for a customer: initials, else the last digits of the number, which tell two numbers apart.
 * The colour is the person's, however they are called and over whatever channel they write.
 * @param {{ name: string, address?: string }} props
 */
export function Avatar({ name, address = name }) {
    const letters = initials(name);
    const digits = letters ? '' : address.replace(/\D/g, '').slice(-4);
    return html`<span class="avatar ${digits && 'digits'} hue-${hueOf(address.replace(/^\w+:/, ''))}" aria-hidden="true">
        ${letters || digits || html`<${Icon} name="phone" size=${16} />`}
    </span>`;
}
