import { randomId } from '../store/random-id.mts';
import { closeRoom } from './close-room.mts';
import { setChannelsBlocked } from './contacts.mts';
import type { UserDocument } from './documents.mts';
import { editMessage } from './edit-message.mts';
import { openRoom } from './open-room.mts';
import type { People } from './people.mts';
import { agentOf, roomOf, roomToWriteIn } from './people-lookup.mts';
import { setReaction } from './reactions.mts';
import { takeRoom } from './routing.mts';
import { sendUserMessage } from './send-message.mts';
import type { Server } from './server.mts';
import { roomView } from './show.mts';
import { uploadFile } from './uploads.mts';

export type Conversations = Pick<
    People,
    | 'agentSends'
    | 'agentEdits'
    | 'agentReacts'
    | 'takeRoom'
    | 'transferRoom'
    | 'closeRoom'
    | 'openOtherRoom'
    | 'setBlocked'
    | 'veto'
    | 'liftVetoes'
>;

/** What agents do in conversations. */
export function conversationsOf(server: Server): Conversations {
    const { messages, rooms, visitors, vetoes } = server.collections;
    return {
        async agentSends({ roomId, agentId, text = '', files = [] }) {
            const agent = await agentOf(server, agentId);
            await roomToWriteIn(server, roomId);
            const before = new Set((await messages.find({ rid: roomId })).map(({ _id }) => _id));
            if (files.length === 0) return postText(server, { roomId, agent, text });
            for (const [index, { name, content, description }] of files.entries()) {
                const caption = index === 0 ? text : '';
                await uploadFile(server, { name, content, caption, description, rid: roomId, userId: agentId });
            }
            const posted = await messages.find({ rid: roomId, 'u._id': agentId }, { sort: { ts: 1 } });
            return posted.map(({ _id }) => _id).filter((id) => !before.has(id));
        },
        async agentEdits({ messageId, agentId, text }) {
            const message = await messages.findOne({ _id: messageId });
            if (!message) throw new Error(`there is no message ${messageId}`);
            await editMessage(server, { message, editor: await agentOf(server, agentId), change: { text } });
        },
        agentReacts: ({ messageId, agentId, reaction }) =>
            setReaction(server, { messageId, userId: agentId, reaction, shouldReact: true }),
        async takeRoom({ roomId, agentId }) {
            const room = await roomToWriteIn(server, roomId);
            if (room.servedBy) throw new Error(`room ${roomId} is served by ${room.servedBy.username}`);
            await takeRoom(server, roomId, await agentOf(server, agentId));
        },
        async transferRoom({ roomId, departmentId, agentId }) {
            await roomToWriteIn(server, roomId);
            if (departmentId) await rooms.update({ _id: roomId }, { $set: { departmentId } });
            if (!agentId) return;
            await server.collections.subscriptions.remove({ rid: roomId });
            await takeRoom(server, roomId, await agentOf(server, agentId));
        },
        async closeRoom({ roomId, agentId, comment = 'Closed by the agent' }) {
            const { _id, username } = await agentOf(server, agentId);
            const room = await roomOf(server, roomId);
            await closeRoom(server, { room, comment, by: { kind: 'user', who: { _id, username } } });
        },
        async openOtherRoom(visitorId) {
            const visitor = await visitors.findOne({ _id: visitorId });
            if (!visitor) throw new Error(`there is no visitor ${visitorId}`);
            return roomView(await openRoom(server, { visitor, source: { type: 'widget' } }));
        },
        setBlocked: (visitorId, blocked) => setChannelsBlocked(server, visitorId, blocked),
        async veto(veto) {
            await vetoes.insert(veto);
        },
        async liftVetoes() {
            await vetoes.remove({});
        },
    };
}

async function postText(
    server: Server,
    post: { roomId: string; agent: UserDocument; text: string },
): Promise<string[]> {
    const { _id, username, name } = post.agent;
    const now = new Date();
    const message = {
        _id: randomId(),
        rid: post.roomId,
        msg: post.text,
        ts: now,
        _updatedAt: now,
        u: { _id, username, name },
    };
    const saved = await sendUserMessage(server, _id, message);
    return saved ? [saved._id] : [];
}
