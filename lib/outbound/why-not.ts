import { credentialsOf } from '../model/accounts';
import type { Caller } from '../model/caller';
import type { Customers } from '../model/customer-ports';
import type { Clock } from '../model/ports';
import { pairOf, type WayToAnswer } from '../model/room';
import type { Settings } from '../model/settings';
import { shownTime } from '../words/agent-clock';
import { toReadablePhone } from '../words/phone-format';
import { sayingTo } from './first-answers';
import type { Agents } from './ports';

export interface WhyNotPorts {
    readonly customers: Customers;
    readonly agents: Pick<Agents, 'isThere'>;
    readonly settings: Settings;
    readonly clock: Pick<Clock, 'now'>;
}

/** What stands in the way of a text that this agent writes first, as they read it, as far as it can be known before anything
 * is made; undefined where nothing does. */
export async function whyNot(way: WayToAnswer, caller: Caller, ports: WhyNotPorts): Promise<string | undefined> {
    const say = sayingTo(caller, ports);
    const [customer, number] = [toReadablePhone(way.from.id), toReadablePhone(way.to.id)];
    if (credentialsOf(way.accountSid, ports.settings.accounts) === undefined) {
        return say('noCredentials', { number });
    }
    if (!caller.roles.includes(AGENT)) {
        return say('notAgent');
    }
    // A text that came another way than ours will go, may have said STOP to the number itself.
    const pairs = [way, { ...way, messagingServiceSid: undefined }].map(pairOf);
    const states = await Promise.all(pairs.map((pair) => ports.customers.read(pair)));
    const stopped = states.find(({ optedOut }) => optedOut);
    if (stopped !== undefined) {
        const clock = { now: ports.clock.now(), utcOffset: caller.utcOffset };
        return say('optedOut', { customer, number, since: shownTime(stopped.changedAt, clock) });
    }
    return (await ports.agents.isThere(caller.id)) ? undefined : say('notThere');
}

/** Whom Omnichannel gives conversations. */
const AGENT = 'livechat-agent';
