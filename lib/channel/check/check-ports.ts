import type { Livechat, Probe, Warnings } from '../../model/ports';
import type { Agents } from '../../outbound/ports';
import type { ConnectPorts } from '../connect-ports';

/** What the check asks besides Twilio. */
export interface CheckPorts extends ConnectPorts {
    readonly livechat: Pick<Livechat, 'findDepartment' | 'isAnyoneOnline'>;
    readonly agents: Pick<Agents, 'canReact'>;
    readonly isOmnichannelOn: () => Promise<boolean | undefined>;
    readonly probe: Probe;
    readonly warnings: Warnings;
}
