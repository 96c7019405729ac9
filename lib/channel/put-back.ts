import type { Account } from '../model/accounts';
import type { Connection } from '../model/number-ports';
import { type Destination, type DestinationKind, isPointing, partOf } from '../twilio/destinations';
import type { sayTrouble } from '../twilio/say-trouble';
import { leadsTo } from '../twilio/webhook-address';
import type { ReadPorts } from './account-numbers';
import { accountOf, changeDestination, lookAgain } from './change-destination';
import type { ConnectPorts } from './connect-ports';

/** By which accounts, and how Twilio is asked. */
export interface PuttingBack {
    readonly accounts: readonly Account[];
    readonly reading: ReadPorts;
}

/** What came of it. */
export type PutBack =
    | { readonly kind: 'put-back' | 'changed-since' | 'gone' | 'unknown' }
    | { readonly kind: 'not-done'; readonly trouble: Parameters<typeof sayTrouble>[0] };

/** Puts back what was before, unless Twilio has something else by now than what was written; then forgets the connection. */
export async function putBack(
    connection: Connection,
    { accounts, reading }: PuttingBack,
    ports: Pick<ConnectPorts, 'connections' | 'ourNumbers'>,
): Promise<PutBack> {
    const destination = destinationBefore(connection);
    const place = { destination, account: accountOf(connection.accountSid, accounts) };
    const looked = await lookAgain(place, reading);
    if (looked.kind === 'trouble' && looked.trouble.kind !== 'missing') {
        return { kind: 'not-done', trouble: looked.trouble };
    }
    const { before, written } = connection;
    const ours = partOf({ ...destination, pointing: written }, 'url');
    const now = looked.kind === 'found' ? looked.destination.pointing : undefined;
    if (now === undefined || !isPointing(now, written)) {
        await forget(connection, leadsTo(partOf({ ...destination, pointing: now ?? {} }, 'url'), ours), ports);
        return { kind: now === undefined ? 'gone' : 'changed-since' };
    }
    const changed = await changeDestination(place, before, reading);
    if (changed.kind !== 'done') {
        return changed;
    }
    await forget(connection, leadsTo(partOf(destination, 'url'), ours), ports);
    return { kind: 'put-back' };
}

async function forget(
    { accountSid, sid, numbers }: Connection,
    areStillOurs: boolean,
    { connections, ourNumbers }: Pick<ConnectPorts, 'connections' | 'ourNumbers'>,
): Promise<void> {
    const gone = areStillOurs ? [] : numbers;
    await Promise.all(gone.map((number) => ourNumbers.forget({ accountSid, number })));
    await connections.remove(sid);
}

/** The destination as it was before it was connected. */
export function destinationBefore({ accountSid, sid, name, before }: Connection): Destination {
    return { kind: kindOf(sid), accountSid, sid, name, pointing: before };
}

function kindOf(sid: string): DestinationKind {
    return sid.startsWith('PN') ? 'number' : sid.startsWith('MG') ? 'service' : 'sender';
}
