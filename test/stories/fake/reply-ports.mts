import { dispatchesOver } from '../../../lib/engine/store/dispatches.ts';
import type { Records } from '../../../lib/engine/store/records.ts';
import type { Clock } from '../../../lib/model/ports.ts';
import type { AttemptReplyPorts } from '../../../lib/outbound/attempt-reply.ts';
import { appPath } from '../../workspace/app-id.mts';

/** What replies need besides: no agent is told anything, there are no files, and Twilio cannot be reached. */
export function replyPorts(
    records: Records,
    clock: Clock,
): Pick<AttemptReplyPorts, 'agents' | 'uploads' | 'dispatches' | 'sendMessage' | 'random' | 'basePath'> {
    return {
        agents: {
            canReact: true,
            react: async () => {},
            reactionsOn: async () => [],
            tell: async () => {},
            announce: async () => {},
        },
        uploads: { sizeOf: async () => undefined, read: async () => undefined },
        dispatches: dispatchesOver(records, clock),
        sendMessage: async () => ({ kind: 'not-connected' }),
        random: () => 0.5,
        basePath: appPath('').replace(/\/$/, ''),
    };
}
