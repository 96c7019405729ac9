import type { RecordedCall } from '../call-log.mts';
import type { Host } from '../host.mts';
import type { Instances } from '../instances.mts';
import type { Attempt, RestRequest, Twilio } from '../twilio/contract.mts';
import { textFates } from './text-fates.mts';

/** An accessor call, without what was said in it. */
export interface BriefCall {
    readonly instanceId: string;
    readonly name: string;
    /** Unix time in milliseconds. */
    readonly startedAt: number;
    readonly ms?: number;
    readonly error?: string;
}

const SHOWN = 60;

/** The accessor calls of one instance without their arguments, oldest first. */
export function briefCalls(calls: readonly RecordedCall[]): BriefCall[] {
    return calls.map(({ instanceId, name, startedAt, ms, outcome }) => ({
        instanceId,
        name,
        startedAt,
        ...(ms !== undefined && { ms }),
        ...(outcome?.error && { error: String(outcome.error) }),
    }));
}

/**
 * What `GET traffic` says: Twilio's last webhooks with the accessor calls made while Twilio waited, the last requests to
 * Twilio, and what has become of the texts and replies in them, by sid. A call belongs to a webhook by its time alone, so
 * webhooks under way together share their calls.
 */
export async function trafficOf(parts: { host: Host; twilio: Twilio; instances: Instances }): Promise<object> {
    const { host, twilio, instances } = parts;
    const calls = [...briefCalls(host.calls.list()), ...(await callsElsewhere(host, instances))];
    const webhooks = twilio.webhooks.slice(-SHOWN);
    const requests = twilio.requests.slice(-SHOWN);
    const textedAt = firstTextAt(twilio);
    return {
        webhooks: webhooks.map((attempt) => webhookView(attempt, calls)),
        requests: requests.map((request) => requestView(request, textedAt)),
        texts: await textFates(host, [...new Set(webhooks.filter(isText).map(({ sid }) => sid))]),
        replies: replyStates(twilio, new Set(requests.flatMap(({ madeSid = [] }) => madeSid))),
    };
}

const isText = ({ kind }: Attempt): boolean => kind === 'inbound';

/** How far each reply has come, and why not further. */
function replyStates(twilio: Twilio, sids: ReadonlySet<string>): object {
    const sent = twilio.messages().filter(({ sid }) => sids.has(sid));
    return Object.fromEntries(sent.map(({ sid, state, errorCode }) => [sid, { state, errorCode }]));
}

function webhookView(attempt: Attempt, calls: readonly BriefCall[]): object {
    const { at, ms } = attempt;
    const during = calls.filter(({ startedAt }) => startedAt >= at && startedAt <= at + ms);
    return { ...attempt, calls: during };
}

/** `isFirst` where a message goes to somebody who has not texted before. */
function requestView({ rawBody: _, ...request }: RestRequest, textedAt: (customer: string) => number): object {
    const [customer = ''] = request.fields.To ?? [];
    return { ...request, isFirst: customer !== '' && request.at < textedAt(customer) };
}

/** When a customer texted first; never where they have not. */
function firstTextAt(twilio: Twilio): (customer: string) => number {
    const texts = twilio.messages().filter(({ direction }) => direction === 'inbound');
    return (customer) => texts.find(({ from }) => from === customer)?.createdAt ?? Number.POSITIVE_INFINITY;
}

async function callsElsewhere(host: Host, instances: Instances): Promise<BriefCall[]> {
    const others = instances.list().filter(({ instanceId }) => instanceId !== host.instanceId);
    const found = await Promise.all(others.map(({ url }) => callsAt(url)));
    return found.flat();
}

/** None when the instance is on its way in or out. */
async function callsAt(url: string): Promise<BriefCall[]> {
    try {
        return (await (await fetch(`${url}/workspace/api/calls/brief`)).json()) as BriefCall[];
    } catch {
        return [];
    }
}
