import type { StoredDocument } from '../store/store.mts';

export type DepartmentDocument = StoredDocument & {
    readonly name: string;
    readonly enabled: boolean;
    readonly description?: string;
    readonly email?: string;
    readonly numAgents: number;
    readonly showOnRegistration: boolean;
    readonly showOnOfflineForm: boolean;
    readonly fallbackForwardDepartment?: string;
    readonly requestTagBeforeClosingChat?: boolean;
    readonly chatClosingTags?: readonly string[];
    readonly _updatedAt: Date;
};

export type DepartmentAgentDocument = StoredDocument & {
    readonly departmentId: string;
    readonly agentId: string;
    readonly username: string;
};

/** What another app forbids, which the workspace's own collection holds; a field that is absent forbids it everywhere. */
export type VetoDocument = StoredDocument & {
    readonly what: 'message' | 'room' | 'upload';
    readonly roomId?: string;
    readonly visitorId?: string;
    /** A part of a message's text. */
    readonly text?: string;
};

export type CustomFieldDocument = StoredDocument & {
    readonly label: string;
    readonly scope: 'visitor' | 'room';
    readonly visibility: string;
    readonly regexp?: string;
};

export type ContactDocument = StoredDocument & {
    readonly name: string;
    readonly channels: readonly {
        readonly name: string;
        readonly blocked: boolean;
        readonly visitor: {
            readonly visitorId: string;
            readonly source: { readonly type: string; readonly id?: string };
        };
    }[];
    readonly createdAt: Date;
};

export type SettingDocument = StoredDocument & {
    readonly value: unknown;
    readonly packageValue: unknown;
    readonly type: string;
    readonly secret: boolean;
    readonly hidden: boolean;
    readonly public: boolean;
};

export type Association = { readonly model: string; readonly id: string };

export type PersistenceDocument = StoredDocument & {
    readonly appId: string;
    readonly associations?: readonly Association[];
    readonly data: object;
};

export type JobDocument = StoredDocument & {
    readonly name: string;
    /** `normal` runs once, `single` is the one recurring job of its name. */
    readonly type: 'normal' | 'single';
    readonly data: { readonly [key: string]: unknown };
    readonly nextRunAt: Date | null;
    readonly lockedAt: Date | null;
    readonly lastRunAt?: Date;
    readonly lastFinishedAt?: Date;
    readonly repeatInterval?: string | number;
    readonly failedAt?: Date;
    readonly failReason?: string;
    readonly failCount?: number;
    readonly lastModifiedBy?: string;
};
