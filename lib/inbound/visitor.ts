import { createHash, createHmac } from 'crypto';
import { identityOf } from '../model/address';
import type { InboundText } from '../model/inbound-text';
import { cleanLine } from '../words/clean-text';
import { toReadablePhone } from '../words/phone-format';

export interface NewVisitor {
    readonly id: string;
    /** Grants access to the visitor's conversations (rc_token): treat it as a password. */
    readonly token: string;
    readonly username: string;
    readonly name: string;
    /** E.164, absent when the customer has no phone we know of. */
    readonly phone?: string;
}

/** The visitor a customer's first text creates. Id and token depend on the identity alone (the phone if there is one),
 * so that two instances that create at once create one visitor. The id is a plain hash: whoever knows the number can
 * compute it, and it grants nothing. The token is keyed with `secret`, so that knowing a number does not open its
 * conversation; keep the secret for as long as visitors are created, since a rotated one gives other tokens.
 * Source: Rocket.Chat registerGuest keeps id, token and username of an existing visitor and takes these for a new one. */
export function visitorFor(text: InboundText, secret: string): NewVisitor {
    const identity = identityOf(text.from);
    const { phone } = text.from;
    return {
        id: createHash('sha256').update(`sms-incoming visitor id\n${identity}`).digest('hex'),
        token: createHmac('sha256', secret).update(`sms-incoming visitor token\n${identity}`).digest('hex'),
        username: usernameOf(text),
        name: nameFrom(text.profileName) ?? nameFrom(text.profileUsername) ?? numberName(text),
        ...(phone === undefined ? {} : { phone }),
    };
}

/** Custom fields of the visitor that this text tells, in the order and under the names of the built-in route; those
 * absent or blank are left out. They come from the number's prefix, not from the person. Source: Rocket.Chat sms.ts. */
export function customFieldsOf(text: InboundText): ReadonlyArray<readonly [key: string, value: string]> {
    const geo = text.geo ?? {};
    const fields: ReadonlyArray<readonly [string, string | undefined]> = [
        ['country', geo.country],
        ['state', geo.state],
        ['city', geo.city],
        ['zip', geo.zip],
    ];
    return fields.filter((field): field is readonly [string, string] => (field[1] ?? '').trim() !== '');
}

export interface NameChange {
    /** The visitor's name as Rocket.Chat has it now. */
    readonly current: string | undefined;
    readonly text: InboundText;
}

/** Whether an existing visitor should take the name that `visitorFor` gives for this text: only when the text brings a
 * ProfileName and the current name is one that we or the server generated, so that an agent's correction stays. */
export function shouldRename({ current, text }: NameChange): boolean {
    const name = nameFrom(text.profileName);
    return name !== undefined && name !== current && isGenerated(text, (current ?? '').trim());
}

/** The username a new visitor gets: the digits of the number, as the built-in route has it, else the channel and a short
 * hash, since such ids may hold anything. */
function usernameOf(text: InboundText): string {
    const { channel, phone } = text.from;
    if (phone !== undefined) {
        return phone.replace(/[^0-9]/g, '');
    }
    return `${channel}-${createHash('sha256')
        .update(`sms-incoming username\n${identityOf(text.from)}`)
        .digest('hex')
        .slice(0, 12)}`;
}

const MAX_NAME_LENGTH = 100;

function numberName(text: InboundText): string {
    const { phone, id } = text.from;
    // an id of another channel may hold anything
    return phone === undefined ? cleanLine(id, MAX_NAME_LENGTH) || usernameOf(text) : toReadablePhone(phone);
}

function nameFrom(profileName: string | undefined): string | undefined {
    // invisible characters alone would make a visitor nobody can see
    const name = (profileName ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
    if (name.replace(/[\s\p{Cf}\u115f\u1160\u3164]/gu, '') === '') {
        return undefined;
    }
    return Array.from(name).slice(0, MAX_NAME_LENGTH).join('');
}

function isGenerated(text: InboundText, current: string): boolean {
    const { id, phone, raw } = text.from;
    const generated = ['', numberName(text), usernameOf(text), raw, id, phone, text.profileUsername];
    return generated.includes(current) || /^guest-[0-9]+$/.test(current);
}
