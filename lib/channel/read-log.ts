import { accountOf } from '../model/accounts';
import { addressKey, parseAddress } from '../model/address';
import type { AskTwilio } from '../model/http-ports';
import type { OurNumber } from '../model/number-ports';
import type { Settings } from '../model/settings';
import {
    filesUrl,
    type LoggedFile,
    type LoggedMessage,
    type LogPage,
    logUrl,
    pageUrl,
    readFilesPage,
    readLogPage,
} from '../twilio/message-log';
import type { Reading, SweepFailure } from './sweeps';

export interface LogPorts {
    readonly askTwilio: AskTwilio;
    readonly settings: Settings;
}

export interface Failed {
    readonly kind: 'failed';
    readonly why: SweepFailure;
}

/** One page further in the log of a number, or why not. */
export async function readOn(
    reading: Reading,
    number: OurNumber,
    ports: LogPorts,
): Promise<{ readonly kind: 'read'; readonly reading: Reading } | Failed> {
    const log = logOf(number.accountSid, ports.settings);
    if (log === undefined) {
        return { kind: 'failed', why: 'no-log' };
    }
    const url = reading.next ?? logUrl(log, { number: number.number, since: reading.from });
    const page = await pageAt(url, { log, ports, read: readLogPage });
    if (page.kind === 'failed') {
        return page;
    }
    const { items } = page;
    // The newest are listed first, so that nothing of ours comes behind what is too old.
    const isPastAll = items.some(({ sentAt }) => sentAt < reading.from);
    const next = isPastAll || page.next === undefined ? undefined : pageUrl(log, page.next);
    const found = items.filter((message) => isWanted(message, reading, number));
    const { from, until } = reading;
    const rest = next === undefined ? { isWhole: true } : { isWhole: false, next };
    return { kind: 'read', reading: { from, until, found: [...reading.found, ...found], ...rest } };
}

/** The files of a message; none of one whose list is gone, so that its words can be shown all the same. */
export async function filesOf(
    message: LoggedMessage,
    ports: LogPorts,
): Promise<{ readonly kind: 'files'; readonly files: readonly LoggedFile[] } | Failed> {
    const log = logOf(message.accountSid, ports.settings);
    if (log === undefined || message.files === 0) {
        return { kind: 'files', files: [] };
    }
    const read = (body: unknown) => readFilesPage(body, log, message.sid);
    const page = await pageAt(filesUrl(log, message.sid), { log, ports, read });
    if (page.kind === 'page') {
        return { kind: 'files', files: page.items };
    }
    return page.why === 'status-404' ? { kind: 'files', files: [] } : page;
}

interface KnownLog {
    readonly apiUrl: string;
    readonly accountSid: string;
    readonly authTokens: readonly string[];
}

function logOf(accountSid: string, { apiUrl, accounts }: Settings): KnownLog | undefined {
    const account = accountOf(accountSid, accounts);
    return apiUrl === undefined || account === undefined
        ? undefined
        : { apiUrl, accountSid: account.sid, authTokens: account.authTokens };
}

interface Asking<Item> {
    readonly log: KnownLog;
    readonly ports: LogPorts;
    readonly read: (body: unknown) => LogPage<Item> | undefined;
}

async function pageAt<Item>(
    url: string,
    { log, ports, read }: Asking<Item>,
): Promise<({ readonly kind: 'page' } & LogPage<Item>) | Failed> {
    const { accountSid, authTokens } = log;
    const answer = await ports.askTwilio({ method: 'GET', url, account: { sid: accountSid, authTokens } });
    if (answer.kind !== 'answer') {
        return { kind: 'failed', why: answer.kind };
    }
    const page = answer.status === 200 ? read(answer.body) : undefined;
    return page === undefined ? { kind: 'failed', why: `status-${answer.status}` } : { kind: 'page', ...page };
}

function isWanted({ sentAt, to }: LoggedMessage, { from, until }: Reading, { number }: OurNumber): boolean {
    return sentAt >= from && sentAt < until && keyOf(to) === keyOf(number);
}

function keyOf(raw: string): string | undefined {
    const address = parseAddress(raw);
    return address && addressKey(address);
}
