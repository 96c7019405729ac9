import { conversationsOf } from './people-conversations.mts';
import { configurationOf, sightOf } from './people-sight.mts';
import { staffOf } from './people-staff.mts';
import type { Server } from './server.mts';
import type {
    AgentView,
    DepartmentView,
    FileView,
    MessageView,
    NewFile,
    NoteView,
    RoomView,
    VisitorView,
} from './views.mts';

export type * from './views.mts';

/** What humans do in the workspace, and what they see, as plain JSON. Unknown ids reject with a text that names them. */
export type People = {
    addAgent(agent: { username: string; name: string; online?: boolean }): Promise<AgentView>;
    agents(): Promise<AgentView[]>;
    setOnline(agentId: string, online: boolean): Promise<void>;
    addDepartment(department: {
        name: string;
        agentIds?: readonly string[];
        enabled?: boolean;
        fallbackDepartmentId?: string;
        requestTagBeforeClosingChat?: boolean;
        chatClosingTags?: readonly string[];
    }): Promise<DepartmentView>;
    departments(): Promise<DepartmentView[]>;
    setDepartmentAgents(departmentId: string, agentIds: readonly string[]): Promise<void>;
    removeDepartment(departmentId: string): Promise<void>;
    /** Posts as an agent does: the text alone, or each file as its own message with the text as caption of the first. */
    agentSends(message: {
        roomId: string;
        agentId: string;
        text?: string;
        files?: readonly NewFile[];
    }): Promise<string[]>;
    agentEdits(edit: { messageId: string; agentId: string; text: string }): Promise<void>;
    agentReacts(reacting: { messageId: string; agentId: string; reaction: string }): Promise<void>;
    /** Takes a queued conversation. */
    takeRoom(take: { roomId: string; agentId: string }): Promise<void>;
    transferRoom(transfer: { roomId: string; departmentId?: string; agentId?: string }): Promise<void>;
    closeRoom(close: { roomId: string; agentId: string; comment?: string }): Promise<void>;
    /** A conversation with the same visitor that did not come from the app, as the widget or an agent starts them. */
    openOtherRoom(visitorId: string): Promise<RoomView>;
    setBlocked(visitorId: string, blocked: boolean): Promise<void>;
    /**
     * Lets another app forbid messages, rooms or uploads: all of them, or those of one room, one visitor, or with this text. A
     * forbidden message of an agent has no id.
     */
    veto(veto: {
        what: 'message' | 'room' | 'upload';
        roomId?: string;
        visitorId?: string;
        text?: string;
    }): Promise<void>;
    liftVetoes(): Promise<void>;
    setOmnichannelEnabled(enabled: boolean): Promise<void>;
    setting(id: string): Promise<unknown>;
    setSetting(id: string, value: unknown): Promise<void>;
    defineCustomField(field: {
        id: string;
        label?: string;
        scope?: 'visitor' | 'room';
        regexp?: string;
    }): Promise<void>;
    visitors(): Promise<VisitorView[]>;
    /** All rooms, oldest first. */
    rooms(): Promise<RoomView[]>;
    /** The messages of a room, oldest first, system messages too. */
    messages(roomId: string): Promise<MessageView[]>;
    /** Ephemeral notes, oldest first. */
    notes(): Promise<NoteView[]>;
    /** The bytes of an upload, without the login that Rocket.Chat asks for. */
    fileContent(fileId: string): Promise<{ readonly file: FileView; readonly content: Buffer }>;
    /** Calls back after anything the page shows has changed; returns how to stop. */
    onChange(listener: () => void): () => void;
};

/** The people of the workspace that `server` is an instance of. */
export function peopleOf(server: Server): People {
    return { ...staffOf(server), ...conversationsOf(server), ...configurationOf(server), ...sightOf(server) };
}
