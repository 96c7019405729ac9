export type AgentView = {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly online: boolean;
};
export type DepartmentView = {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean;
    readonly agentIds: readonly string[];
    readonly fallbackDepartmentId?: string;
};
export type VisitorView = {
    readonly id: string;
    readonly token: string;
    readonly username: string;
    readonly name?: string;
    readonly phones: readonly string[];
    readonly livechatData: { readonly [key: string]: unknown };
    readonly blocked: boolean;
};
export type RoomView = {
    readonly id: string;
    readonly name: string;
    readonly open: boolean;
    readonly queued: boolean;
    readonly createdAt: string;
    readonly closedAt?: string;
    readonly visitorId?: string;
    readonly departmentId?: string;
    readonly servedBy?: { readonly id: string; readonly username: string };
    readonly source?: { readonly [key: string]: unknown };
    readonly customFields: { readonly [key: string]: unknown };
    readonly livechatData: { readonly [key: string]: unknown };
};
export type FileView = {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly size: number;
    readonly link: string;
};
export type MessageView = {
    readonly id: string;
    readonly roomId: string;
    readonly text: string;
    readonly createdAt: string;
    readonly from: 'visitor' | 'agent' | 'app' | 'system';
    readonly sender: { readonly id: string; readonly username: string; readonly name?: string };
    /** Of a system message: `livechat-started`, `livechat-close`, … */
    readonly type?: string;
    readonly alias?: string;
    readonly files: readonly FileView[];
    readonly attachments: readonly { readonly [field: string]: unknown }[];
    /** Reaction → usernames. */
    readonly reactions: { readonly [reaction: string]: readonly string[] };
    readonly edited: boolean;
};
/** What only one user saw, once. */
export type NoteView = {
    readonly id: string;
    readonly userId: string;
    readonly roomId: string;
    readonly text: string;
    readonly createdAt: string;
    readonly sender?: string;
    /** The labels of its buttons. */
    readonly buttons?: readonly string[];
};
export type UserView = {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly roles: readonly string[];
};
/** What an app has opened in a user's client. */
export type AppView = {
    readonly surface: string;
    readonly view: { readonly id: string; readonly appId: string; readonly [field: string]: unknown };
    /** What the app said is wrong with it, by the action's id. */
    readonly errors: { readonly [field: string]: string };
};
export type FormState = { readonly [blockId: string]: { readonly [actionId: string]: unknown } };
export type NewFile = {
    readonly name: string;
    readonly content: Buffer;
    readonly type?: string;
    /** What an agent may write under a file, beside the message's text. */
    readonly description?: string;
};
