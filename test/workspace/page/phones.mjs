import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { Avatar } from './avatar.mjs';
import { phoneAddress } from './choices.mjs';
import { customer, customers } from './customers.mjs';
import { Icon } from './icons.mjs';
import { channelName } from './names.mjs';
import { NewPhone } from './new-phone.mjs';
import { Phone } from './phone.mjs';
import { openConversationWith } from './rooms.mjs';

const adding = signal(false);

/** The customers' side: whose phone it is, and the phone. */
export function Phones() {
    return html`<section class="column phones" aria-labelledby="phones-title">
        <header class="column-head">
            <h2 id="phones-title">Customer’s phone</h2>
            <p>You are the customer. Text the business.</p>
        </header>
        <div class="who-row">
            <div class="who" role="group" aria-label="Whose phone">
                ${customers.value.map((one) => html`<${CustomerButton} key=${one.address} customer=${one} />`)}
            </div>
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
    const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
    const isChosen = customer.value?.address === address;
    useEffect(() => {
        if (!isChosen) {
            return undefined;
        }
        const show = () => button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        show();
        addEventListener('resize', show);
        return () => removeEventListener('resize', show);
    }, [isChosen]);
    return html`<button
        ref=${button}
        class="who-button"
        aria-pressed=${isChosen}
        title=${`${name}, ${channelName(address)}`}
        onClick=${() => {
            phoneAddress.value = address;
            openConversationWith(address);
        }}
    >
        <${Avatar} name=${name} address=${address} />
        <span class="who-name">${name}</span>
        <span class="channel">${channelName(address)}</span>
    </button>`;
}
