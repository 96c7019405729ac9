import type { Customers, Identities } from '../model/customer-ports';
import type { Clock, Log } from '../model/ports';
import type { Settings } from '../model/settings';
import { inLogWords, troubleOf } from '../model/trouble';
import type { Dispatches } from './dispatch-ports';
import type { Agents, RoomMessages, Stopped } from './ports';

/** What it takes to let agents know. */
export interface TellPorts {
    readonly agents: Agents;
    readonly stopped: Pick<Stopped, 'note'>;
    readonly dispatches: Dispatches;
    readonly customers: Customers;
    readonly identities: Identities;
    readonly roomMessages: RoomMessages;
    readonly settings: Settings;
    readonly clock: Clock;
    readonly log: Log;
}

/** Tells. A telling that fails is logged and left: what it is about is not undone by it. */
export async function tried(ports: TellPorts, telling: () => Promise<void>): Promise<void> {
    try {
        await telling();
    } catch (error) {
        ports.log.warn('sms.not-told', { why: inLogWords(troubleOf(error)) });
    }
}
