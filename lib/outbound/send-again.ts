import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { Windows } from '../model/ports';
import { inTurn } from '../queue/in-turn';
import { languageOf, speaking } from '../words/say';
import { WINDOW_WORDS } from '../words/topics/window';
import { type AttemptReplyPorts, attemptReply } from './attempt-reply';
import { keyOfReply, laneOfReply, type PendingReply } from './pending-reply';
import type { Stopped } from './ports';
import { toReply } from './reply';
import { isWindowShut } from './window';

export type SendAgainPorts = AttemptReplyPorts & {
    readonly stopped: Stopped;
    readonly windows: Pick<Windows, 'find'>;
};

/**
 * `/sms again`: sends a reply of this conversation that was stopped because the customer had not written for too long, now
 * that they have; the last one, or that of a message's id. As its message says now, and once.
 */
export async function sendAgain({ caller, room, words }: CommandOrder, ports: SendAgainPorts): Promise<CommandAnswer> {
    const saying = speaking(WINDOW_WORDS, languageOf([caller.language, ports.settings.language]));
    const said = (key: Parameters<typeof saying>[0]): CommandAnswer => ({ lines: [saying(key)] });
    const [id] = words;
    const found = (await ports.stopped.inRoom(room.id)).find(({ messageId }) => id === undefined || messageId === id);
    const message = found && (await ports.roomMessages.find(found.messageId));
    if (found === undefined || message === undefined || message.systemType !== undefined) {
        return said('nothingStopped');
    }
    const reply = toReply(message);
    if (reply.way !== undefined && (await isWindowShut({ roomId: room.id, way: reply.way }, ports))) {
        return said('stillShut');
    }
    const work: PendingReply = { reply, sids: [], isHandingOver: false };
    const about = {
        lane: laneOfReply(reply),
        kind: 'reply',
        key: `${keyOfReply(reply.messageId)}:again`,
        work,
    } as const;
    const pending = ports.process.newPending(about, ports.clock.now());
    await inTurn({ pending, attempt: (task) => attemptReply(task, ports) }, ports).ended;
    await ports.stopped.remove(found);
    return said('onItsWay');
}
