import type { CommandView } from './commands.mts';
import type { ActionButton } from './interactions.mts';
import { type AppParts, withAppsOf } from './people-apps.mts';
import { conversationsOf } from './people-conversations.mts';
import { configurationOf, sightOf } from './people-sight.mts';
import { staffOf } from './people-staff.mts';
import { usersOf } from './people-users.mts';
import type { Server } from './server.mts';
import type {
    AgentView,
    AppView,
    DepartmentView,
    FileView,
    FormState,
    MessageView,
    NewFile,
    NoteView,
    RoomView,
    UserView,
    VisitorView,
} from './views.mts';

export type * from './views.mts';

/** What humans do in the workspace, and what they see, as plain JSON. Unknown ids reject with a text that names them. */
export type People = {
    addAgent(agent: { username: string; name: string; online?: boolean }): Promise<AgentView>;
    agents(): Promise<AgentView[]>;
    /** Somebody with a login; `user` is a role that all have. */
    addUser(user: {
        username: string;
        name: string;
        roles?: readonly string[];
        language?: string;
        utcOffset?: number;
    }): Promise<UserView>;
    /** Everybody with a login, agents and admins among them. */
    users(): Promise<UserView[]>;
    setLanguage(userId: string, language: string): Promise<void>;
    setRoles(userId: string, roles: readonly string[]): Promise<void>;
    /** The slash commands that there are. */
    commands(): Promise<CommandView[]>;
    /** Types a line that begins with a slash into the composer of a room; what the client itself has to say is a note. */
    types(typed: { userId: string; roomId: string; text: string }): Promise<void>;
    /** Presses a button under a note. Rejects when the app has not answered within five seconds. */
    presses(press: { noteId: string; label: string }): Promise<void>;
    /** What apps have opened in front of somebody. */
    views(userId: string): Promise<AppView[]>;
    /** Uses a button or a field of a view that tells the app at once. */
    acts(act: { userId: string; viewId: string; blockId: string; actionId: string; value?: unknown }): Promise<void>;
    submits(form: { userId: string; viewId: string; state: FormState }): Promise<void>;
    dismisses(form: { userId: string; viewId: string; state?: FormState }): Promise<void>;
    /** The menu entries that apps offer to somebody. */
    actionButtons(userId: string): Promise<readonly ActionButton[]>;
    usesActionButton(use: { userId: string; actionId: string; roomId?: string }): Promise<void>;
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
    /** All rooms but the channel general, oldest first. */
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
export function peopleOf(server: Server, apps: AppParts): People {
    return {
        ...staffOf(server),
        ...usersOf(server),
        ...withAppsOf(server, apps),
        ...conversationsOf(server),
        ...configurationOf(server),
        ...sightOf(server),
    };
}
