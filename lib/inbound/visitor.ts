import { createHash, createHmac } from 'crypto';
import { type Address, addressKey } from '../model/address';
import type { InboundText } from '../model/inbound-text';
import type { Visitor } from '../model/livechat-ports';
import { cleanLine } from '../words/clean-text';
import { toReadablePhone } from '../words/phone-format';

/** One customer in one conversation of ours: who they are, where they wrote to, and in which account. */
export interface VisitorKey {
    /** The key of the address that the customer is known by. */
    readonly customer: string;
    readonly to: Address;
    /** '' for the main account's numbers. */
    readonly subaccount: string;
}

/**
 * The visitor of a customer and one of our numbers or channels. Id and token are made with a secret of the app's own, so
 * that two instances that create at once create one visitor, and nobody else can name it: Rocket.Chat's public livechat
 * API finds visitors by phone and takes any id, and answers with the token, which opens the conversation. So the visitor
 * has no phone. Source: Rocket.Chat apps/meteor/app/livechat/server/api/v1/visitor.ts, packages/omni-core registerGuest.
 */
export function visitorFor(text: InboundText, key: VisitorKey, secret: string): Visitor {
    return {
        id: visitorIdFor(key, secret),
        token: derived('sms-incoming visitor token', key, secret),
        username: usernameOf(text.from),
        name: nameFor(text),
    };
}

/** The id of that visitor. */
export function visitorIdFor(key: VisitorKey, secret: string): string {
    return derived('sms-incoming visitor id', key, secret);
}

function derived(what: string, { customer, to, subaccount }: VisitorKey, secret: string): string {
    const whose = [customer, addressKey(to), subaccount].join('\n');
    return createHmac('sha256', secret).update(`${what}\n${whose}`).digest('hex');
}

/** The name that a visitor should go by: that of the profile with the number behind it, so that nobody passes for
 * somebody else, or the number; an id of another channel may hold anything. */
export function nameFor({ from, profileName, profileUsername }: InboundText): string {
    const profile = nameFrom(profileName) ?? nameFrom(profileUsername);
    const number = numberName(from);
    return profile === undefined ? number : `${profile} (${number})`;
}

/** Custom fields of the visitor that this text tells, in the order and under the names of the built-in route, and the
 * number; those absent or blank are left out. Places come from the number's prefix. Source: Rocket.Chat sms.ts. */
export function customFieldsOf({ geo = {}, from }: InboundText): ReadonlyArray<readonly [key: string, value: string]> {
    const fields: ReadonlyArray<readonly [string, string | undefined]> = [
        ['country', geo.country],
        ['state', geo.state],
        ['city', geo.city],
        ['zip', geo.zip],
        ['phone', from.phone],
    ];
    return fields.filter((field): field is readonly [string, string] => (field[1] ?? '').trim() !== '');
}

export interface NameChange {
    /** The visitor's name as Rocket.Chat has it now. */
    readonly current: string;
    readonly text: InboundText;
}

/** Whether an existing visitor should take the name that this text gives: only when it brings a ProfileName and the
 * current name is one that we or the server generated, so that an agent's correction stays. */
export function shouldRename({ current, text }: NameChange): boolean {
    const isNamed = nameFrom(text.profileName) !== undefined;
    return isNamed && current !== nameFor(text) && isGenerated(text, current.trim());
}

/** The digits of the number, as the built-in route has it, else the channel and a short hash, since such ids may hold
 * anything. */
export function usernameOf(from: Address): string {
    if (from.phone !== undefined) {
        return from.phone.replace(/[^0-9]/g, '');
    }
    const hash = createHash('sha256')
        .update(`sms-incoming username\n${addressKey(from)}`)
        .digest('hex');
    return `${from.channel}-${hash.slice(0, 12)}`;
}

const MAX_NAME_LENGTH = 100;

function numberName(from: Address): string {
    return from.phone === undefined
        ? cleanLine(from.id, MAX_NAME_LENGTH) || usernameOf(from)
        : toReadablePhone(from.phone);
}

function nameFrom(profileName: string | undefined): string | undefined {
    // Invisible characters alone would make a visitor nobody can see.
    const name = cleanLine(profileName ?? '', profileName?.length ?? 0);
    return name === '' ? undefined : Array.from(name).slice(0, MAX_NAME_LENGTH).join('');
}

function isGenerated({ from, profileUsername }: InboundText, current: string): boolean {
    const { id, phone, raw } = from;
    const generated = ['', numberName(from), usernameOf(from), raw, id, phone, profileUsername];
    return generated.includes(current) || isNumber(current, phone) || /^guest-[0-9]+$/.test(current);
}

/** Version 0.1 grouped the digits otherwise. */
function isNumber(name: string, phone: string | undefined): boolean {
    return /^\+[0-9. -]+$/.test(name) && name.replace(/[^+0-9]/g, '') === phone;
}
