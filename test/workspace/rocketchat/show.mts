import type {
    DepartmentDocument,
    EphemeralDocument,
    FileStub,
    MessageDocument,
    RoomDocument,
    UserDocument,
    VisitorDocument,
} from './documents.mts';
import type { Server } from './server.mts';
import type { AgentView, DepartmentView, FileView, MessageView, NoteView, RoomView, VisitorView } from './views.mts';

export function agentView({ _id, username, name, status }: UserDocument): AgentView {
    return { id: _id, username, name, online: status !== 'offline' };
}

export async function departmentView(server: Server, department: DepartmentDocument): Promise<DepartmentView> {
    const members = await server.collections.departmentAgents.find({ departmentId: department._id });
    const { _id, name, enabled, fallbackForwardDepartment } = department;
    return {
        id: _id,
        name,
        enabled,
        agentIds: members.map(({ agentId }) => agentId),
        ...(fallbackForwardDepartment && { fallbackDepartmentId: fallbackForwardDepartment }),
    };
}

export async function visitorView(server: Server, visitor: VisitorDocument): Promise<VisitorView> {
    const contact = await server.collections.contacts.findOne({ 'channels.visitor.visitorId': visitor._id });
    return {
        id: visitor._id,
        token: visitor.token ?? '',
        username: visitor.username,
        ...(visitor.name && { name: visitor.name }),
        phones: (visitor.phone ?? []).map(({ phoneNumber }) => phoneNumber),
        livechatData: visitor.livechatData ?? {},
        blocked: contact?.channels.some(({ blocked }) => blocked) ?? false,
    };
}

export function roomView(room: RoomDocument): RoomView {
    return {
        id: room._id,
        name: room.fname ?? room.name ?? room._id,
        open: room.open === true,
        queued: room.open === true && !room.servedBy,
        createdAt: room.ts.toISOString(),
        ...(room.closedAt && { closedAt: room.closedAt.toISOString() }),
        ...(room.v && { visitorId: room.v._id }),
        ...(room.departmentId && { departmentId: room.departmentId }),
        ...(room.servedBy && { servedBy: { id: room.servedBy._id, username: room.servedBy.username } }),
        ...(room.source && { source: { ...room.source } }),
        customFields: room.customFields ?? {},
        livechatData: room.livechatData ?? {},
    };
}

export async function messageView(server: Server, message: MessageDocument): Promise<MessageView> {
    const { _id: id, username, name } = message.u;
    const reactions = Object.entries(message.reactions ?? {}).map(([reaction, { usernames }]) => [reaction, usernames]);
    return {
        id: message._id,
        roomId: message.rid,
        text: message.msg,
        createdAt: message.ts.toISOString(),
        from: await kindOfSender(server, message),
        sender: { id, username, ...(name && { name }) },
        ...(message.t && { type: message.t }),
        ...(message.alias && { alias: message.alias }),
        files: shownFiles(message).map(fileView),
        attachments: message.attachments ?? [],
        reactions: Object.fromEntries(reactions),
        edited: message.editedAt !== undefined,
    };
}

export function fileView({ _id, name, type, size }: Omit<FileStub, 'format'>): FileView {
    return { id: _id, name, type, size, link: `/file-upload/${_id}/${encodeURIComponent(name)}` };
}

export function noteView(note: EphemeralDocument): NoteView {
    const { _id, userId, rid, msg, ts, u } = note;
    const buttons = buttonsOf(note);
    return {
        id: _id,
        userId,
        roomId: rid,
        text: msg,
        createdAt: ts.toISOString(),
        ...(u && { sender: u.username }),
        ...(buttons.length > 0 && { buttons: buttons.map(({ label }) => label) }),
    };
}

export type NoteButton = Readonly<Record<'appId' | 'blockId' | 'actionId' | 'label' | 'value', string>>;

/** The buttons under a note, with what a client sends when one is pressed. */
export function buttonsOf({ blocks = [] }: EphemeralDocument): readonly NoteButton[] {
    return blocks.flatMap(({ type, appId, blockId, elements }) =>
        type === 'actions' && Array.isArray(elements)
            ? elements.map((element) => ({
                  appId: String(appId ?? element.appId),
                  blockId: String(blockId ?? element.blockId),
                  actionId: String(element.actionId),
                  label: String(Object(element.text).text),
                  value: String(element.value ?? ''),
              }))
            : [],
    );
}

async function kindOfSender(server: Server, message: MessageDocument): Promise<MessageView['from']> {
    if (message.t) return 'system';
    if (message.token) return 'visitor';
    const user = await server.collections.users.findOne({ _id: message.u._id });
    return user?.type === 'app' ? 'app' : 'agent';
}

/** Without the small copy of a picture. Where it is not marked, it is the second file of one attachment. */
function shownFiles({ files = [], attachments = [] }: MessageDocument): readonly FileStub[] {
    const unmarked = files.filter(({ typeGroup }) => typeGroup === undefined);
    return unmarked.length === 2 && attachments.length === 1 ? unmarked.slice(0, 1) : unmarked;
}
