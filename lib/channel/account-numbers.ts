import type { Account } from '../model/accounts';
import type { AskTwilio } from '../model/http-ports';
import { type ApiTrouble, textIn } from '../twilio/api-answer';
import { destinationsUrl, destinationUrl, membersUrl } from '../twilio/destination-urls';
import { type Destination, type DestinationKind, readDestination, type Service } from '../twilio/destinations';
import { readList } from './read-list';

/** A number of a Twilio account, with what says where its texts go. */
export interface AccountNumber {
    readonly accountSid: string;
    /** As customers write to it: `+15558675310`, `whatsapp:+15558675310`. */
    readonly number: string;
    readonly own: Destination;
    /** The messaging service that it is in. */
    readonly service?: Service;
    /** Which of the two counts; undefined while the services could not be read. */
    readonly decides?: Destination;
}

/** What could be read of an account, and what could not. */
export interface AccountReading {
    readonly account: Account;
    readonly numbers: readonly AccountNumber[];
    readonly services: readonly Service[];
    readonly troubles: readonly ReadTrouble[];
    /** Twilio's clock, in milliseconds since 1970. */
    readonly date?: number;
}

export interface ReadTrouble {
    readonly of: DestinationKind;
    readonly trouble: ApiTrouble;
}

export interface ReadPorts {
    readonly askTwilio: AskTwilio;
    readonly apiUrl: string;
}

/** The numbers and WhatsApp senders of an account, each with its messaging service. */
export async function readAccount(account: Account, ports: ReadPorts): Promise<AccountReading> {
    const [numbers, services, senders] = await Promise.all([
        readKind('number', account, ports),
        readKind('service', account, ports),
        readKind('sender', account, ports),
    ]);
    const members = await readMembers(services.found, account, ports);
    const troubles = [...numbers.troubles, ...services.troubles, ...members.troubles, ...senders.troubles];
    const areServicesKnown = troubles.every(({ of }) => of !== 'service');
    const found = [...numbers.found, ...senders.found].map((own): AccountNumber => {
        const service = members.serviceOf.get(own.sid) ?? members.serviceOf.get(own.name);
        const decides = service === undefined || service.leavesItToNumbers ? own : service;
        const isKnown = areServicesKnown || service !== undefined;
        return {
            accountSid: account.sid,
            number: own.name,
            own,
            ...(service && { service }),
            ...(isKnown && { decides }),
        };
    });
    const date = numbers.date === undefined ? {} : { date: numbers.date };
    return { account, numbers: found, services: services.found, troubles, ...date };
}

interface Kind {
    readonly found: readonly Service[];
    readonly troubles: readonly ReadTrouble[];
    readonly date?: number;
}

async function readKind(kind: DestinationKind, account: Account, ports: ReadPorts): Promise<Kind> {
    const list = destinationsUrl(ports.apiUrl, { kind, accountSid: account.sid });
    if (list === undefined) {
        return { found: [], troubles: [] };
    }
    const { items, trouble, date } = await readList(list, account, ports);
    const found = items.flatMap((item) => readDestination(kind, account.sid, item) ?? []);
    // An account that never had WhatsApp may have no such list.
    const isNoTrouble = kind === 'sender' && (trouble?.kind === 'missing' || trouble?.kind === 'refused');
    const troubles = trouble === undefined || isNoTrouble ? [] : [{ of: kind, trouble }];
    return { found, troubles, ...(date === undefined ? {} : { date }) };
}

interface Members {
    /** By the sid of a number or sender, and by its address. */
    readonly serviceOf: ReadonlyMap<string, Service>;
    readonly troubles: readonly ReadTrouble[];
}

/** Which messaging service each number and sender is in. */
async function readMembers(services: readonly Service[], account: Account, ports: ReadPorts): Promise<Members> {
    const serviceOf = new Map<string, Service>();
    const troubles: ReadTrouble[] = [];
    const readOne = async (service: Service): Promise<void> => {
        const url = destinationUrl(ports.apiUrl, service) ?? '';
        const lists = (['numbers', 'senders'] as const).map((of) => readList(membersUrl(url, of), account, ports));
        for (const { items, trouble } of await Promise.all(lists)) {
            // Twilio may answer 404 for the senders of a service that has none.
            if (trouble !== undefined && trouble.kind !== 'missing') {
                troubles.push({ of: 'service', trouble });
            }
            for (const item of items) {
                serviceOf.set(textIn(item, 'sid'), service);
                serviceOf.set(textIn(item, 'phone_number') || textIn(item, 'sender'), service);
            }
        }
    };
    for (let at = 0; at < services.length; at += AT_ONCE) {
        await Promise.all(services.slice(at, at + AT_ONCE).map(readOne));
    }
    return { serviceOf, troubles: troubles.slice(0, 1) };
}

const AT_ONCE = 4;
