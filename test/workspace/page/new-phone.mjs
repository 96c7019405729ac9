import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { addCustomer } from './customers.mjs';
import { Dialog } from './dialog.mjs';
import { openConversationWith } from './rooms.mjs';
import { typedNumber } from './typed-number.mjs';

/** Asks for another customer. @param {{ open: import('@preact/signals').Signal<boolean> }} props */
export function NewPhone({ open }) {
    const about = 'Another phone to text from. Any number will do: nothing leaves this machine.';
    const close = () => {
        open.value = false;
    };
    return html`<${Dialog} open=${open} title="Add a customer" about=${about}><${CustomerForm} onAdded=${close} /><//>`;
}

function CustomerForm({ onAdded }) {
    const problem = useSignal('');
    const add = (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
        const typed = typedNumber({ number: String(form.get('number')), channel: String(form.get('channel')) });
        problem.value = typed.problem ?? '';
        if (typed.problem === undefined) {
            addCustomer(typed.address, String(form.get('name')).trim());
            openConversationWith(typed.address);
            onAdded();
        }
    };
    return html`<form class="form" onSubmit=${add}>
        <label>Name<input name="name" autocomplete="off" placeholder="Maya Okafor" /></label>
        <label>
            Number
            <input
                name="number"
                required
                autocomplete="off"
                placeholder="+14155550134"
                aria-invalid=${problem.value ? 'true' : undefined}
                aria-describedby="number-problem"
            />
        </label>
        <p class="form-problem" id="number-problem" role="alert">${problem.value}</p>
        <fieldset class="choices">
            <legend>Writes by</legend>
            <label><input type="radio" name="channel" value="sms" checked />SMS</label>
            <label><input type="radio" name="channel" value="whatsapp" />WhatsApp</label>
        </fieldset>
        <div class="form-foot"><button class="primary">Add customer</button></div>
    </form>`;
}
