import type {
    Change,
    FindAndUpdateOptions,
    FindOptions,
    Index,
    NewDocument,
    Query,
    Store,
    StoredDocument,
    UpdateOptions,
    UpdateOutcome,
} from '../store/store.mts';
import type {
    ContactDocument,
    CustomFieldDocument,
    DepartmentAgentDocument,
    DepartmentDocument,
    EphemeralDocument,
    InquiryDocument,
    JobDocument,
    MessageDocument,
    PersistenceDocument,
    RoomDocument,
    SettingDocument,
    SubscriptionDocument,
    TriggerDocument,
    UploadContentDocument,
    UploadDocument,
    UserDocument,
    VetoDocument,
    ViewDocument,
    VisitorDocument,
} from './documents.mts';

type Unsaved<D extends StoredDocument> = { [Field in keyof D]: D[Field] } extends infer Fields
    ? Omit<Fields, '_id'> & NewDocument
    : never;

/** One collection of the store, typed: the only place that says what a collection holds. */
export type Documents<D extends StoredDocument> = {
    insert(document: Unsaved<D>): Promise<string>;
    find(query: Query, options?: FindOptions): Promise<D[]>;
    findOne(query: Query, options?: FindOptions): Promise<D | undefined>;
    update(query: Query, change: Change, options?: UpdateOptions): Promise<UpdateOutcome>;
    findAndUpdate(query: Query, change: Change, options?: FindAndUpdateOptions): Promise<D | undefined>;
    remove(query: Query): Promise<D[]>;
};

export type Collections = ReturnType<typeof collectionsOf>;

/** Rocket.Chat's collections under Rocket.Chat's names, and after them those that only the workspace has. */
export function collectionsOf(store: Store) {
    return {
        users: documentsOf<UserDocument>(store, 'users'),
        visitors: documentsOf<VisitorDocument>(store, 'rocketchat_livechat_visitor'),
        contacts: documentsOf<ContactDocument>(store, 'rocketchat_livechat_contact'),
        rooms: documentsOf<RoomDocument>(store, 'rocketchat_room'),
        inquiries: documentsOf<InquiryDocument>(store, 'rocketchat_livechat_inquiry'),
        subscriptions: documentsOf<SubscriptionDocument>(store, 'rocketchat_subscription'),
        messages: documentsOf<MessageDocument>(store, 'rocketchat_message'),
        uploads: documentsOf<UploadDocument>(store, 'rocketchat_uploads'),
        uploadContents: documentsOf<UploadContentDocument>(store, 'rocketchat_uploads.chunks'),
        departments: documentsOf<DepartmentDocument>(store, 'rocketchat_livechat_department'),
        departmentAgents: documentsOf<DepartmentAgentDocument>(store, 'rocketchat_livechat_department_agents'),
        customFields: documentsOf<CustomFieldDocument>(store, 'rocketchat_livechat_custom_field'),
        settings: documentsOf<SettingDocument>(store, 'rocketchat_settings'),
        persistence: documentsOf<PersistenceDocument>(store, 'rocketchat_apps_persistence'),
        jobs: documentsOf<JobDocument>(store, 'rocketchat_apps_scheduler'),
        apps: documentsOf<StoredDocument>(store, 'rocketchat_apps'),
        appLogs: documentsOf<StoredDocument>(store, 'rocketchat_apps_logs'),
        appSources: documentsOf<UploadContentDocument>(store, 'rocketchat_apps_packages'),
        keys: documentsOf<StoredDocument>(store, 'rocketchat_federation_keys'),
        vetoes: documentsOf<VetoDocument>(store, 'workspace_vetoes'),
        ephemeral: documentsOf<EphemeralDocument>(store, 'workspace_ephemeral'),
        views: documentsOf<ViewDocument>(store, 'workspace_views'),
        triggers: documentsOf<TriggerDocument>(store, 'workspace_triggers'),
    };
}

/** The dotted paths that Rocket.Chat's models index and the bridges ask for by one string, and its one unique index. */
export const STORE_INDEXES: { readonly [collection: string]: readonly Index[] } = {
    users: ['username', 'appId'],
    rocketchat_livechat_visitor: ['token', 'phone.phoneNumber', 'externalIds.entityId'],
    rocketchat_livechat_contact: ['channels.visitor.visitorId'],
    rocketchat_room: [
        'v.token',
        'servedBy._id',
        { unique: 'v.token', where: { open: true, _enforceSingleRoom: true } },
    ],
    rocketchat_livechat_inquiry: ['rid'],
    rocketchat_subscription: ['rid'],
    rocketchat_message: ['rid'],
    rocketchat_apps_persistence: ['associations.id'],
    rocketchat_apps_scheduler: ['name'],
    rocketchat_apps: ['id'],
    rocketchat_apps_logs: ['appId'],
};

function documentsOf<D extends StoredDocument>(store: Store, name: string): Documents<D> {
    const find = async (query: Query, options?: FindOptions) => (await store.find(name, query, options)) as D[];
    return {
        insert: (document) => store.insert(name, document),
        find,
        async findOne(query, options) {
            const [found] = await find(query, { ...options, limit: 1 });
            return found;
        },
        update: (query, change, options) => store.update(name, query, change, options),
        findAndUpdate: async (...args) => (await store.findAndUpdate(name, ...args)) as D | undefined,
        remove: async (query) => (await store.remove(name, query)) as D[],
    };
}
