import { randomBytes } from 'node:crypto';

/** Meteor's alphabet: nothing that is misread for something else. */
const UNMISTAKABLE = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';

/** A 17 character id as Meteor's `Random.id()` makes them. */
export function randomId(): string {
    return Array.from(randomBytes(17), (byte) => UNMISTAKABLE[byte % UNMISTAKABLE.length]).join('');
}
