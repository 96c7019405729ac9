import { type Address, parseAddress } from '../model/address';
import type { OurNumbers } from '../model/number-ports';
import type { Settings } from '../model/settings';
import { readTypedNumber } from '../words/typed-number';

export interface SenderPorts {
    readonly ourNumbers: Pick<OurNumbers, 'all'>;
    readonly settings: Settings;
}

/** The numbers from which agents may write first. */
export interface Senders {
    /** From which they do where they name none; undefined where there is none, or several. */
    readonly usual?: Sender;
    /** All that are known to be ours, in E.164. */
    readonly known: readonly string[];
    /** The sender with this number in E.164, whether or not it is known to be ours. */
    of(phone: string): Sender | undefined;
}

/** A number of ours with the account that it belongs to. */
export interface Sender {
    readonly address: Address;
    readonly accountSid?: string;
}

/** Our numbers for texts, and the usual one: by the setting, or the only one there is. */
export async function sendersOf({ ourNumbers, settings }: SenderPorts): Promise<Senders> {
    const { accounts, defaultNumber, defaultCountry } = settings;
    const ours = (await ourNumbers.all()).filter(({ number }) => number.startsWith('+'));
    const known = Array.from(new Set(ours.map(({ number }) => number))).sort();
    const of = (phone: string): Sender | undefined => {
        const address = parseAddress(phone);
        const accountSid = ours.find(({ number }) => number === phone)?.accountSid ?? accounts.main.sid;
        return address && { address, ...(accountSid !== '' && { accountSid }) };
    };
    const set = readTypedNumber(defaultNumber, defaultCountry);
    const usual = set.kind === 'number' ? set.phone : known.length === 1 ? known[0] : undefined;
    const sender = usual === undefined ? undefined : of(usual);
    return { known, of, ...(sender && { usual: sender }) };
}
