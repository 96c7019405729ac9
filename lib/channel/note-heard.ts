import type { GenuineWebhook } from '../inbound/receive-text';
import { listedAddress, parseAddress } from '../model/address';
import type { OurNumber, OurNumbers } from '../model/number-ports';
import type { Clock, Log } from '../model/ports';
import type { Settings } from '../model/settings';
import { HEARD_KNOWN_FOR_MS } from '../model/timing';
import { inLogWords, troubleOf } from '../model/trouble';
import { fieldValue } from '../twilio/fields';

/** The numbers that this process knows to be noted, each with the department of its webhooks, and when it saw that. */
export type HeardMemory = Map<string, { readonly department: string; readonly at: number }>;

export interface HeardPorts {
    readonly ourNumbers: OurNumbers;
    readonly settings: Settings;
    readonly heard: HeardMemory;
    readonly log: Log;
    readonly clock: Clock;
}

/** Notes, once, that the number which a genuine text came to is ours. Never rejects. */
export async function noteHeard(webhook: GenuineWebhook, ports: HeardPorts): Promise<void> {
    const number = numberOf(webhook, ports.settings);
    if (number === undefined) {
        return;
    }
    const key = numberKey(number);
    const { department = '' } = number;
    const now = ports.clock.now();
    const noted = ports.heard.get(key);
    if (noted?.department === department && Math.abs(now - noted.at) < HEARD_KNOWN_FOR_MS) {
        return;
    }
    ports.heard.set(key, { department, at: now });
    try {
        const known = (await ports.ourNumbers.all()).find((one) => numberKey(one) === key);
        if (known === undefined || known.awayAt !== undefined || (known.department ?? '') !== department) {
            const before = known?.awayAt === undefined ? known?.since : undefined;
            await ports.ourNumbers.note({ ...number, since: Math.min(before ?? number.since, number.since) });
        }
    } catch (error) {
        // The next text to this number tries again.
        ports.heard.delete(key);
        ports.log.warn('sms.store-failed', { why: inLogWords(troubleOf(error)) });
    }
}

/** The same for one number of ours, however it became so. */
export function numberKey({ accountSid, number }: Pick<OurNumber, 'accountSid' | 'number'>): string {
    return `${accountSid} ${number}`;
}

function numberOf({ fields, query, arrivedAt }: GenuineWebhook, { accounts }: Settings): OurNumber | undefined {
    const to = parseAddress(fieldValue(fields, 'To') ?? '');
    const accountSid = fieldValue(fields, 'AccountSid') || accounts.main.sid;
    if (to === undefined || accountSid === '') {
        return undefined;
    }
    const { department } = query;
    return {
        accountSid,
        number: listedAddress(to),
        since: arrivedAt,
        how: 'heard',
        ...(typeof department === 'string' && department !== '' ? { department } : {}),
    };
}
