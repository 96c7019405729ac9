import { parseConnection } from './connection.mts';
import type { Attempt } from './contract.mts';
import { type Exchange, underWay } from './exchange.mts';
import { withChanges } from './inbound-fields.mts';
import { sendReplies } from './replies.mts';
import { type Raw, send } from './request-webhook.mts';
import type { Subject } from './rules.mts';

type Changes = Readonly<Record<string, string | null>>;

/** A logged webhook once more, byte for byte; an answer to an inbound message is executed as the first one was. */
export function resend(exchange: Exchange, attemptIndex: number): Promise<Attempt> {
    return underWay(exchange, again(exchange, attemptIndex));
}

async function again(exchange: Exchange, attemptIndex: number): Promise<Attempt> {
    const logged = find(exchange, attemptIndex);
    const { era } = exchange;
    const heard = await send(exchange, { ...rawOf(exchange, logged), cause: 'again' });
    if (era !== exchange.era) {
        return heard.attempt;
    }
    const thread = {
        customer: logged.fields.From ?? '',
        sender: logged.fields.To ?? '',
        accountSid: logged.fields.AccountSid ?? exchange.options.accountSid,
    };
    await sendReplies(exchange, thread, { attempts: [heard.attempt], twiml: heard.twiml, plain: heard.plain });
    return heard.attempt;
}

/** A logged webhook with changed fields and the signature of the unchanged ones, as a forger would send it. Whatever
 * the answer says is not executed. */
export function tamper(exchange: Exchange, attemptIndex: number, changes: Changes): Promise<Attempt> {
    return underWay(exchange, forge(exchange, attemptIndex, changes));
}

async function forge(exchange: Exchange, attemptIndex: number, changes: Changes): Promise<Attempt> {
    const logged = find(exchange, attemptIndex);
    const raw = rawOf(exchange, logged);
    const heard = await send(exchange, {
        ...raw,
        cause: 'tampered',
        fields: withChanges(logged.fields, changes),
        ...(logged.method === 'GET' ? { connectedTo: withQueryChanges(raw.connectedTo, changes) } : {}),
    });
    return heard.attempt;
}

function find(exchange: Exchange, attemptIndex: number): Attempt {
    const logged = exchange.webhooks[attemptIndex];
    if (logged === undefined) {
        throw new RangeError(`there is no webhook ${attemptIndex}: ${exchange.webhooks.length} are logged`);
    }
    return logged;
}

function rawOf(exchange: Exchange, logged: Attempt): Raw {
    const { connection } = parseConnection(logged.url, exchange.behaviour.look('webhooks', subjectIn(logged)));
    return { ...logged, connection, userInfo: null };
}

function subjectIn({ kind, fields: { From = '', To = '', Body = '' } }: Attempt): Subject {
    return kind === 'inbound' ? { customer: From, number: To, body: Body } : { customer: To, number: From, body: Body };
}

function withQueryChanges(url: string, changes: Changes): string {
    const changed = new URL(url);
    for (const [name, value] of Object.entries(changes)) {
        if (value === null) {
            changed.searchParams.delete(name);
        } else {
            changed.searchParams.set(name, value);
        }
    }
    return changed.href;
}
