import { parseAddress } from '../model/address';
import type { Caller } from '../model/caller';
import type { WayToAnswer } from '../model/room';
import { escapeMarkdown } from '../words/escape-markdown';
import type { NamedNumber, NumberLine } from '../words/number-line';
import { toReadablePhone } from '../words/phone-format';
import type { Saying } from '../words/say';
import type { WRITE_FIRST_WORDS } from '../words/topics/write-first';
import { countryOf } from '../words/typed-number';
import { sayingTo } from './first-answers';
import type { FirstText } from './first-text';
import { type NamedSenderPorts, namedSender } from './named-sender';
import type { Sender, Senders } from './senders';
import { type WhyNotPorts, whyNot } from './why-not';

export type FirstTextToPorts = NamedSenderPorts & WhyNotPorts;

/** The country of numbers that are typed without one: the one that is set, else that of the number from which agents write. */
export function countryFor({ usual }: Senders, { settings }: Pick<FirstTextToPorts, 'settings'>): string | undefined {
    return settings.defaultCountry || (usual && countryOf(usual.address.id));
}

/** What an agent means to send, or why not, and which part of what they typed that lies in. */
export type Meant =
    | { readonly kind: 'meant'; readonly first: FirstText }
    | { readonly kind: 'refused'; readonly why: string; readonly part?: 'to' | 'from' | 'text' };

export interface Writing {
    readonly caller: Caller;
    /** Where the agent is told what came of it. */
    readonly roomId: string;
    readonly senders: Senders;
}

/** What an agent means to send to whom and from which number, as far as it can be said before anything is made. */
export async function firstTextTo(
    line: NumberLine,
    { caller, roomId, senders }: Writing,
    ports: FirstTextToPorts,
): Promise<Meant> {
    const say = sayingTo(caller, ports);
    const wrong = (['to', 'from'] as const).find((part) => line[part] && line[part]?.read.kind !== 'number');
    const refused = (why: string, part?: 'to' | 'from' | 'text'): Meant => ({
        kind: 'refused',
        why,
        ...(part && { part }),
    });
    if (wrong !== undefined) {
        return refused(noNumber(line[wrong] ?? line.to, say), wrong);
    }
    if (line.text === '') {
        return refused(say('noText'), 'text');
    }
    const sender = await senderFor(line.from, senders, ports);
    if (sender === undefined) {
        return refused(line.from === undefined ? noSender(senders, say) : notOurs(line.from, senders, say), 'from');
    }
    const way = wayFrom(sender, line.to, ports);
    const why = way === undefined ? say('usage') : await whyNot(way, caller, ports);
    if (way === undefined || why !== undefined) {
        return refused(why ?? say('usage'));
    }
    const { id: agentId, language } = caller;
    const whose = { agentId, askedIn: roomId, ...(language && { language }), mayTake: false };
    return { kind: 'meant', first: { way, text: line.text, ...whose } };
}

type Say = Saying<keyof (typeof WRITE_FIRST_WORDS)['en']>;

function noNumber({ typed, read }: NamedNumber, say: Say): string {
    const values = { typed: escapeMarkdown(typed), example: read.kind === 'number' ? '' : read.example };
    if (typed.trim() === '') {
        return say('noCustomer', values);
    }
    return say(read.kind === 'no-country' ? 'noCountry' : read.kind === 'number' ? 'usage' : read.kind, values);
}

async function senderFor(
    named: NamedNumber | undefined,
    senders: Senders,
    ports: FirstTextToPorts,
): Promise<Sender | undefined> {
    return named?.read.kind === 'number' ? namedSender(named.read.phone, senders, ports) : senders.usual;
}

function notOurs({ typed }: NamedNumber, { known }: Senders, say: Say): string {
    const numbers = known.map(toReadablePhone).join(', ');
    const ours = known.length === 0 ? '' : ` ${say('oursAre', { numbers })}`;
    return `${say('notOurs', { typed: escapeMarkdown(typed) })}${ours}`;
}

/** That there is no number to write from, or that one has to be named. */
export function noSender({ known }: Senders, say: Say): string {
    const [first = ''] = known;
    const numbers = known.map(toReadablePhone).join(', ');
    return known.length === 0 ? say('noNumber') : say('severalNumbers', { numbers, number: first });
}

/** Through the messaging service where there is one, as it is set for conversations that agents start. */
export function wayFrom(
    { address: to, accountSid }: Sender,
    { read }: NamedNumber,
    { settings }: FirstTextToPorts,
): WayToAnswer | undefined {
    const from = read.kind === 'number' ? parseAddress(read.phone) : undefined;
    const { messagingServiceSid, accounts } = settings;
    const isServed = messagingServiceSid !== '' && (accountSid ?? '') === accounts.main.sid;
    return (
        from && {
            from,
            to,
            ...(accountSid !== undefined && { accountSid }),
            ...(isServed && { messagingServiceSid, isNumberNamed: true }),
        }
    );
}
