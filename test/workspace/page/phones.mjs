import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { phoneAddress } from './choices.mjs';
import { customer, customers } from './customers.mjs';
import { Icon } from './icons.mjs';
import { channelName, hueOf, initials } from './names.mjs';
import { NewPhone } from './new-phone.mjs';
import { Phone } from './phone.mjs';

const adding = signal(false);

/** The customers' side: whose phone it is, and the phone. */
export function Phones() {
    return html`<section class="column phones" aria-labelledby="phones-title">
        <header class="column-head">
            <h2 id="phones-title">Customer’s phone</h2>
            <p>You are the customer. Text the business.</p>
        </header>
        <div class="who" role="group" aria-label="Whose phone">
            ${customers.value.map((one) => html`<${CustomerButton} key=${one.address} customer=${one} />`)}
            <button
                class="add-phone"
                aria-label="Add a customer"
                title="Add a customer"
                onClick=${() => {
                    adding.value = true;
                }}
            >
                <${Icon} name="plus" />
            </button>
        </div>
        ${customer.value && html`<${Phone} key=${customer.value.address} customer=${customer.value} />`}
        <${NewPhone} open=${adding} />
    </section>`;
}

function CustomerButton({ customer: { address, name } }) {
    return html`<button
        class="who-button"
        aria-pressed=${customer.value?.address === address}
        title=${`${name}, ${channelName(address)}`}
        onClick=${() => {
            phoneAddress.value = address;
        }}
    >
        <span class="avatar hue-${hueOf(address)}" aria-hidden="true">
            ${initials(name) || html`<${Icon} name="phone" size=${16} />`}
        </span>
        <span class="who-name">${name}</span>
        <span class="channel">${channelName(address)}</span>
    </button>`;
}
