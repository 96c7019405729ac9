import type { AskTwilio } from '../model/http-ports';
import type { Connections, OurNumbers } from '../model/number-ports';
import type { Settings } from '../model/settings';
import type { QueuePorts } from '../queue/ports';

export interface ConnectPorts extends QueuePorts {
    readonly settings: Settings;
    readonly askTwilio: AskTwilio;
    readonly ourNumbers: OurNumbers;
    readonly connections: Connections;
    /** Where the workspace serves the app's endpoints. */
    readonly basePath: string;
}
