import { html } from 'htm/preact';
import { addCustomer } from './customers.mjs';
import { Dialog } from './dialog.mjs';

/** Asks for another customer. @param {{ open: import('@preact/signals').Signal<boolean> }} props */
export function NewPhone({ open }) {
    const add = (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
        const number = String(form.get('number')).replace(/[^\w+:.]/g, '');
        const prefix = form.get('channel') === 'sms' ? '' : `${form.get('channel')}:`;
        addCustomer(`${prefix}${number}`, String(form.get('name')).trim());
        open.value = false;
    };
    const about = 'Another phone to text from. Any number will do: nothing leaves this machine.';
    return html`<${Dialog} open=${open} title="Add a customer" about=${about}>
        <form class="form" onSubmit=${add}>
            <label>Name<input name="name" autocomplete="off" placeholder="Maya Okafor" /></label>
            <label>
                Number
                <input name="number" required autocomplete="off" placeholder="+14155550134" />
            </label>
            <fieldset class="choices">
                <legend>Writes by</legend>
                <label><input type="radio" name="channel" value="sms" checked />SMS</label>
                <label><input type="radio" name="channel" value="whatsapp" />WhatsApp</label>
            </fieldset>
            <div class="form-foot"><button class="primary">Add customer</button></div>
        </form>
    <//>`;
}
