import type { Account } from '../model/accounts';
import type { Pointing } from '../model/number-ports';
import { type ApiResult, type ApiTrouble, readApiAnswer } from '../twilio/api-answer';
import { destinationUrl } from '../twilio/destination-urls';
import { bodyOf, type Destination, isPointing, readDestination } from '../twilio/destinations';
import { standingOf } from '../twilio/webhook-address';
import type { ReadPorts } from './account-numbers';

/** A destination as Twilio has it now, or why nobody knows. */
export type Looked =
    | { readonly kind: 'found'; readonly destination: Destination }
    | { readonly kind: 'trouble'; readonly trouble: ApiTrouble };

/** Looks at a destination again. */
export async function lookAgain({ destination, account }: Place, { askTwilio, apiUrl }: ReadPorts): Promise<Looked> {
    const url = destinationUrl(apiUrl, destination);
    const result = url === undefined ? NO_HOST : readApiAnswer(await askTwilio({ method: 'GET', url, account }));
    return result.kind === 'trouble' ? result : toLooked(destination, result.body);
}

export interface Place {
    readonly destination: Pick<Destination, 'kind' | 'accountSid' | 'sid'>;
    readonly account: Account;
}

export type Changed =
    | { readonly kind: 'done' }
    /** Twilio has what it had before, or something else than what was asked for. */
    | { readonly kind: 'not-done'; readonly trouble: ApiTrouble }
    /** It did not answer, nor tell afterwards. */
    | { readonly kind: 'unknown' };

/** Writes where a destination sends texts, and sees to it that Twilio has it. What got no answer is looked at again. */
export async function changeDestination(place: Place, pointing: Pointing, ports: ReadPorts): Promise<Changed> {
    const { destination, account } = place;
    const url = destinationUrl(ports.apiUrl, destination);
    if (url === undefined) {
        return { kind: 'not-done', trouble: NO_HOST.trouble };
    }
    const body = bodyOf(destination.kind, pointing);
    const result = readApiAnswer(await ports.askTwilio({ method: 'POST', url, account, ...body }));
    if (result.kind === 'trouble' && !MAY_BE_DONE.includes(result.trouble.kind)) {
        return { kind: 'not-done', trouble: result.trouble };
    }
    const told = result.kind === 'done' ? toLooked(destination, result.body) : undefined;
    const isTold = told?.kind === 'found' && isPointing(told.destination.pointing, pointing);
    return isTold ? { kind: 'done' } : seenAfterwards(await lookAgain(place, ports), pointing, result);
}

function seenAfterwards(looked: Looked, pointing: Pointing, result: ApiResult): Changed {
    if (looked.kind === 'trouble') {
        return looked.trouble.kind === 'missing' ? { kind: 'not-done', trouble: looked.trouble } : { kind: 'unknown' };
    }
    if (isPointing(looked.destination.pointing, pointing)) {
        return { kind: 'done' };
    }
    const trouble = result.kind === 'trouble' ? result.trouble : ({ kind: 'refused', status: 200 } as const);
    return { kind: 'not-done', trouble };
}

const MAY_BE_DONE: readonly ApiTrouble['kind'][] = ['unanswered', 'failing'];

const NO_HOST = { kind: 'trouble', trouble: { kind: 'wrong-host' } } as const;

function toLooked({ kind, accountSid }: Place['destination'], body: Parameters<typeof readDestination>[2]): Looked {
    const destination = readDestination(kind, accountSid, body);
    return destination === undefined
        ? { kind: 'trouble', trouble: { kind: 'failing', status: 200 } }
        : { kind: 'found', destination };
}

/** Whether texts come here by a destination as they should. */
export function isRight(destination: Destination, webhookUrl: string): boolean {
    const standing = standingOf(destination, webhookUrl);
    return standing.kind === 'here' && standing.flaws.length === 0;
}

/** One admin at a time changes a destination. */
export function laneOf({ sid }: Pick<Destination, 'sid'>): string {
    return `connect ${sid}`;
}

/** The account of this sid among ours; one that nothing can be asked for where it is none of them. */
export function accountOf(accountSid: string, accounts: readonly Account[]): Account {
    return accounts.find(({ sid }) => sid === accountSid) ?? { sid: accountSid, authTokens: [] };
}
