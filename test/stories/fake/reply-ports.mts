import { dispatchesOver } from '../../../lib/engine/store/dispatches.ts';
import { openRoomsOver } from '../../../lib/engine/store/open-rooms.ts';
import type { Records } from '../../../lib/engine/store/records.ts';
import { stoppedOver } from '../../../lib/engine/store/stopped.ts';
import { waitNotesOver } from '../../../lib/engine/store/wait-notes.ts';
import { windowsOver } from '../../../lib/engine/store/windows.ts';
import type { Clock, Windows } from '../../../lib/model/ports.ts';
import type { AttemptReplyPorts } from '../../../lib/outbound/attempt-reply.ts';
import type { MissingPorts } from '../../../lib/outbound/missing-replies.ts';
import { newReplyMemory } from '../../../lib/outbound/reply-memory.ts';
import type { SendAgainPorts } from '../../../lib/outbound/send-again.ts';
import type { WaitingPorts } from '../../../lib/outbound/tell-waiting.ts';
import { appPath } from '../../workspace/app-id.mts';

/** What replies need besides: no agent is told anything, there are no files, and Twilio cannot be reached. */
export function replyPorts(
    records: Records,
    clock: Clock,
): Pick<AttemptReplyPorts, 'agents' | 'uploads' | 'dispatches' | 'sendMessage' | 'random' | 'basePath'> &
    Pick<SendAgainPorts, 'stopped'> & { readonly windows: Windows } & Pick<
        MissingPorts,
        'openRooms' | 'replies' | 'roomMessages'
    > &
    Pick<WaitingPorts, 'waitNotes'> {
    return {
        agents: {
            canReact: true,
            react: async () => {},
            reactionsOn: async () => [],
            tell: async () => {},
            isThere: async () => true,
            postAs: async () => 'message',
            announce: async () => {},
        },
        openRooms: openRoomsOver(records),
        replies: newReplyMemory(),
        waitNotes: waitNotesOver(records, clock),
        roomMessages: {
            written: async () => [],
            find: async () => undefined,
            isOpen: async () => true,
            room: async (id) => ({ id, isOpen: true, servedBy: { id: 'ana' } }),
        },
        windows: windowsOver(records),
        stopped: stoppedOver(records, clock),
        uploads: { find: async () => undefined, read: async () => undefined },
        dispatches: dispatchesOver(records, clock),
        sendMessage: async () => ({ kind: 'not-connected' }),
        random: () => 0.5,
        basePath: appPath('').replace(/\/$/, ''),
    };
}
