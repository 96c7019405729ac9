import { computed } from '@preact/signals';
import { phoneAddress, phoneNames } from './choices.mjs';
import { phones, workspace } from './live.mjs';
import { channelOf, readable } from './names.mjs';

/** Every customer's phone: those that Twilio knows, and those added here that have not written yet. */
export const customers = computed(() => {
    const known = new Map(phones.value.map((phone) => [phone.address, phone]));
    const addresses = new Set([...Object.keys(phoneNames.value), ...known.keys()]);
    return [...addresses].map((address) => ({
        address,
        name: phoneNames.value[address] || readable(address),
        messages: known.get(address)?.messages ?? [],
        optedOutOf: known.get(address)?.optedOutOf ?? [],
    }));
});

/** The customer whose phone is in front of us. */
export const customer = computed(() => {
    const [first] = customers.value;
    return customers.value.find(({ address }) => address === phoneAddress.value) ?? first;
});

/** Our number that a customer of this channel writes to. @param {string} address */
export function ourNumber(address) {
    const numbers = Object.keys(workspace.value?.twilio.numbers ?? {});
    return numbers.find((number) => channelOf(number) === channelOf(address)) ?? numbers[0] ?? '';
}

/** Puts another phone on the table. @param {string} address @param {string} name */
export function addCustomer(address, name) {
    phoneNames.value = { ...phoneNames.value, [address]: name };
    phoneAddress.value = address;
}
