import type { IVisitor } from '@rocket.chat/apps-engine/definition/livechat/index.js';
import { AppManager } from '@rocket.chat/apps-engine/server/AppManager.js';
import { AppPermissions } from '@rocket.chat/apps-engine/server/permissions/AppPermissions.js';
import { until } from '../harness/until.mts';
import {
    type WorkspaceServer,
    type WorkspaceServerOptions,
    workspaceServer,
} from '../workspace/rocketchat/bridges.mts';
import { STORE_INDEXES } from '../workspace/rocketchat/collections.mts';
import { memoryStore } from '../workspace/store/memory-store.mts';
import { generationOfTest } from './both-generations.mts';

export const APP_ID = 'd629f886-b933-4da2-9570-5c1cfeb8cd12';
export const CUSTOMER = '+14017122661';

export type AppEvent = { readonly event: string; readonly payload: { readonly [field: string]: unknown } };

export type RocketChat = WorkspaceServer & {
    readonly events: readonly AppEvent[];
    /** Resolves with the first event of this name, past or future. */
    readonly eventNamed: (event: string) => Promise<AppEvent['payload']>;
    readonly livechat: ReturnType<WorkspaceServer['bridges']['getLivechatBridge']>;
    readonly messages: ReturnType<WorkspaceServer['bridges']['getMessageBridge']>;
    /** The id of the user `sms-incoming.bot`. */
    readonly appUserId: string;
    readonly newVisitor: (visitor?: Partial<IVisitor>) => Promise<IVisitor>;
};

/** A workspace with the app's user but without its process: bridges are called as the engine would call them. */
export async function rocketChat(options: Partial<WorkspaceServerOptions> = {}): Promise<RocketChat> {
    grantEverything();
    const events: AppEvent[] = [];
    const generation = generationOfTest();
    const server = await workspaceServer({
        store: memoryStore({ indexes: STORE_INDEXES }),
        siteUrl: 'http://127.0.0.1:3000/',
        instanceId: 'one',
        onEvent(event, payload) {
            events.push({ event, payload: payload as AppEvent['payload'] });
        },
        ...(generation && { generation }),
        ...options,
    });
    const { bridges } = server;
    const users = bridges.getUserBridge() as unknown as InternalUsers;
    const known = await users.getAppUser(APP_ID);
    const appUserId =
        known?.id ??
        (await users.create(
            { username: 'sms-incoming.bot', name: 'SMS Incoming', roles: ['app'], type: 'app' },
            APP_ID,
        ));
    const livechat = bridges.getLivechatBridge();
    return {
        ...server,
        events,
        eventNamed: (name) =>
            until(() => events.find(({ event }) => event === name)?.payload, { what: `the event ${name}` }),
        livechat,
        messages: bridges.getMessageBridge(),
        appUserId,
        async newVisitor(visitor = {}) {
            const made = {
                token: 'token-1',
                username: '14017122661',
                name: 'Zoe',
                phone: [{ phoneNumber: CUSTOMER }],
                ...visitor,
            };
            const saved = await livechat.doCreateAndReturnVisitor(made, APP_ID);
            if (!saved) throw new Error('no visitor came back');
            return saved;
        },
    };
}

type InternalUsers = {
    getAppUser(appId: string): Promise<{ readonly id: string } | undefined>;
    create(data: object, appId: string): Promise<string>;
};

type Granted = { readonly name: string };

/** The engine asks its one AppManager what an app may do; without one, the permissions given here count. */
export function grant(permissions: readonly Granted[]): void {
    AppManager.Instance = { getPermissionsById: () => permissions } as unknown as AppManager;
}

function grantEverything(): void {
    grant(Object.values(AppPermissions).flatMap((group): Granted[] => Object.values(group)));
}

/** An SMS room's extras, as the app gives them. */
export const SMS_ROOM = {
    source: { type: 'app' as never, label: 'SMS', destination: '+15558675310', id: 'ignored', alias: 'ignored' },
    customFields: { sms: { from: '+15558675310' } },
};

/** What `null` crossing the pipe stands for: nobody in particular. */
export const NO_AGENT = undefined as never;
