import type { Probe } from '../../model/http-ports';
import type { Livechat } from '../../model/livechat-ports';
import type { OpenRooms, Warnings } from '../../model/ports';
import type { Agents, RoomMessages } from '../../outbound/ports';
import type { ConnectPorts } from '../connect-ports';
import type { Sweeps } from '../sweeps';
import type { ChannelStates } from '../troubles';

/** What the check asks besides Twilio. */
export interface CheckPorts extends ConnectPorts {
    readonly livechat: Pick<Livechat, 'findDepartment' | 'isAnyoneOnline'>;
    readonly agents: Pick<Agents, 'canReact'>;
    readonly isOmnichannelOn: () => Promise<boolean | undefined>;
    readonly channelStates: Pick<ChannelStates, 'read' | 'jobRanAt'>;
    readonly sweeps: Pick<Sweeps, 'read'>;
    readonly roomMessages: Pick<RoomMessages, 'room'>;
    readonly openRooms: Pick<OpenRooms, 'all'>;
    readonly probe: Probe;
    readonly warnings: Warnings;
}
