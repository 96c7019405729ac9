import assert from 'node:assert/strict';
import { type Address, parseAddress } from '../../lib/model/address.ts';
import type { InboundText } from '../../lib/model/inbound-text.ts';

/** The address that this is; fails where it is none. */
export function addressOf(raw: string): Address {
    const address = parseAddress(raw);
    assert.ok(address !== undefined, `${JSON.stringify(raw)} is an address`);
    return address;
}

export const CUSTOMER = addressOf('+14017122661');
export const OURS = addressOf('+15558675310');

/** An empty text from the customer to us, but for what is given. */
export function textWith(more: Partial<InboundText> = {}): InboundText {
    return { from: CUSTOMER, to: OURS, body: '', media: [], ...more };
}
