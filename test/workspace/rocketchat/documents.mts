import type { StoredDocument } from '../store/store.mts';

export type * from './documents-settings.mts';

/** Rocket.Chat's own records, with its own field names: what MongoDB holds before a converter turns it into app shape. */
export type UserDocument = StoredDocument & {
    readonly username: string;
    readonly name: string;
    readonly type: 'user' | 'bot' | 'app';
    readonly roles: readonly string[];
    readonly status: 'online' | 'away' | 'busy' | 'offline';
    readonly active: boolean;
    readonly emails: readonly { readonly address: string; readonly verified: boolean }[];
    readonly appId?: string;
    readonly statusLivechat?: 'available' | 'not-available';
    /** Hours ahead of Greenwich. */
    readonly utcOffset?: number;
    readonly settings?: { readonly preferences?: { readonly language?: string } };
    readonly createdAt: Date;
    readonly _updatedAt: Date;
};

export type PresenceStatus = 'online' | 'away' | 'busy' | 'offline' | 'disabled';

export type VisitorDocument = StoredDocument & {
    readonly username: string;
    readonly token?: string;
    readonly name?: string;
    readonly department?: string;
    readonly phone?: readonly { readonly phoneNumber: string }[];
    readonly visitorEmails?: readonly { readonly address: string }[];
    readonly livechatData?: { readonly [key: string]: unknown };
    readonly externalIds?: readonly {
        readonly appId: string;
        readonly entityId: string;
        readonly metadata?: { readonly [key: string]: unknown };
    }[];
    readonly status?: PresenceStatus;
    readonly disabled?: boolean;
    readonly ts: Date;
    readonly _updatedAt: Date;
};

export type UserStub = { readonly _id: string; readonly username: string; readonly name?: string };

export type RoomSource = {
    readonly type: 'widget' | 'email' | 'sms' | 'app' | 'api' | 'other';
    readonly id?: string;
    readonly alias?: string;
    readonly label?: string;
    readonly sidebarIcon?: string;
    readonly defaultIcon?: string;
    readonly destination?: string;
};

export type RoomDocument = StoredDocument & {
    /** `l` for livechat; the workspace knows `c`, `p` and `d` only as rooms that are not ours. */
    readonly t: string;
    readonly fname?: string;
    readonly name?: string;
    readonly msgs: number;
    readonly ts: Date;
    readonly lm: Date;
    readonly _updatedAt: Date;
    /**
     * On every room that a server of the new generation opens: of one visitor's token there is one open room with it. Rooms
     * from before the update have none, which a test brings about by unsetting it.
     */
    readonly _enforceSingleRoom?: true;
    /** Never false: closing unsets it. */
    readonly open?: true;
    readonly waitingResponse?: boolean;
    readonly v?: {
        readonly _id: string;
        readonly username: string;
        readonly token: string;
        readonly status?: PresenceStatus;
        readonly phone?: string;
    };
    readonly u?: UserStub;
    readonly departmentId?: string;
    readonly servedBy?: UserStub & { readonly ts: Date };
    readonly responseBy?: UserStub & { readonly firstResponseTs: Date; readonly lastMessageTs: Date };
    readonly source?: RoomSource;
    readonly customFields?: { readonly [key: string]: unknown };
    readonly livechatData?: { readonly [key: string]: unknown };
    readonly queuedAt?: Date;
    readonly closedAt?: Date;
    readonly closer?: 'user' | 'visitor';
    readonly closedBy?: UserStub;
    readonly tags?: readonly string[];
};

/** Who is in a room: agents in a livechat room once they serve it. */
export type SubscriptionDocument = StoredDocument & {
    readonly rid: string;
    readonly u: UserStub;
    readonly open: boolean;
};

export type InquiryDocument = StoredDocument & {
    readonly rid: string;
    readonly status: 'ready' | 'queued' | 'taken';
    readonly department?: string;
    readonly ts: Date;
};

export type FileStub = {
    readonly _id: string;
    readonly name: string;
    readonly type: string;
    readonly size: number;
    /** The end of its name. */
    readonly format: string;
    /** Set for the small copy of a picture, by servers of the new generation alone. */
    readonly typeGroup?: 'thumb';
};
export type Reactions = { readonly [reaction: string]: { readonly usernames: readonly string[] } };

/** The kinds of system messages that the workspace writes. */
export type SystemMessageType = 'livechat-started' | 'livechat-close' | 'command';

export type MessageDocument = StoredDocument & {
    readonly rid: string;
    readonly msg: string;
    readonly ts: Date;
    readonly _updatedAt: Date;
    readonly u: UserStub;
    /** Set for a system message, and what kind it is. */
    readonly t?: SystemMessageType;
    /** Set exactly when a visitor wrote it. */
    readonly token?: string;
    readonly alias?: string;
    readonly emoji?: string;
    readonly avatar?: string;
    readonly groupable?: boolean;
    readonly blocks?: readonly { readonly [field: string]: unknown }[];
    readonly file?: FileStub;
    readonly files?: readonly FileStub[];
    readonly attachments?: readonly { readonly [field: string]: unknown }[];
    readonly reactions?: Reactions;
    readonly editedAt?: Date;
    readonly editedBy?: UserStub;
    readonly tmid?: string;
};

export type UploadDocument = StoredDocument & {
    readonly name: string;
    readonly type: string;
    readonly size: number;
    readonly rid: string;
    readonly userId?: string;
    readonly visitorToken?: string;
    readonly extension: string;
    readonly store: string;
    readonly complete: boolean;
    readonly uploading: boolean;
    readonly progress: number;
    readonly etag: string;
    readonly path: string;
    readonly url: string;
    readonly uploadedAt: Date;
    readonly _updatedAt: Date;
};

export type UploadContentDocument = StoredDocument & { readonly content: Buffer };

/** A message that was shown and never stored by Rocket.Chat: the workspace keeps it so that tests and the page can see it. */
export type EphemeralDocument = StoredDocument & {
    readonly userId: string;
    readonly rid: string;
    readonly msg: string;
    readonly u?: UserStub;
    readonly ts: Date;
    readonly attachments?: readonly { readonly [field: string]: unknown }[];
    readonly blocks?: readonly { readonly [field: string]: unknown }[];
};

/** What a user's client shows of an app's: one modal and one contextual bar at most. */
export type ViewDocument = StoredDocument & {
    readonly userId: string;
    readonly surface: string;
    readonly view: ShownView;
    readonly errors?: { readonly [field: string]: string };
};

export type ShownView = { readonly id: string; readonly appId: string; readonly [field: string]: unknown };

/** Something that a user's client did, in answer to which an app may open a view. */
export type TriggerDocument = StoredDocument & { readonly userId: string; readonly at: number };
