import type { IListenerBridge } from '@rocket.chat/apps-engine/server/bridges/IListenerBridge.js';
import {
    AppBridges,
    CloudWorkspaceBridge,
    ContactBridge,
    EmailBridge,
    EnvironmentalVariableBridge,
    ExperimentalBridge,
    ModerationBridge,
    OutboundMessageBridge,
    RoleBridge,
    VideoConferenceBridge,
} from '@rocket.chat/apps-engine/server/bridges/index.js';
import { OAuthAppsBridge } from '@rocket.chat/apps-engine/server/bridges/OAuthAppsBridge.js';
import { ThreadBridge } from '@rocket.chat/apps-engine/server/bridges/ThreadBridge.js';
import { absentBridge } from './absent-bridge.mts';
import type { Apis } from './apis.mts';
import { WorkspaceCommandBridge } from './command-bridge.mts';
import type { Commands } from './commands.mts';
import { WorkspaceHttpBridge } from './http-bridge.mts';
import {
    internalFederationBridge,
    WorkspaceActivationBridge,
    WorkspaceApiBridge,
    WorkspaceDetailChangesBridge,
    WorkspaceInternalBridge,
} from './internal-bridges.mts';
import type { JobScheduler } from './job-scheduler.mts';
import { WorkspaceLivechatBridge } from './livechat-bridge.mts';
import { WorkspaceMessageBridge } from './message-bridge.mts';
import { WorkspacePersistenceBridge } from './persistence-bridge.mts';
import { WorkspaceRoomBridge } from './room-bridge.mts';
import { WorkspaceSchedulerBridge } from './scheduler-bridge.mts';
import type { Server } from './server.mts';
import { WorkspaceSettingBridge } from './setting-bridge.mts';
import { type Tap, tapped } from './tap.mts';
import { WorkspaceUiInteractionBridge } from './ui-interaction-bridge.mts';
import { WorkspaceUploadBridge } from './upload-bridge.mts';
import { WorkspaceUserBridge } from './user-bridge.mts';

export type AppBridgesOptions = {
    readonly server: Server;
    readonly scheduler: JobScheduler;
    readonly apis: Apis;
    readonly commands: Commands;
    readonly taps: readonly Tap[];
};

/** All bridges that the engine asks for, each behind the taps; those the app has no use for say that they are absent. */
export function appBridges({ server, scheduler, apis, commands, taps }: AppBridgesOptions): AppBridges {
    let lastSeq = 0;
    const nextSeq = () => {
        lastSeq += 1;
        return lastSeq;
    };
    const identity = { instanceId: server.instanceId, nextSeq, taps };
    const behindTaps = <B extends object>(name: string, bridge: B) => tapped(name, bridge, identity);
    const absent = <B extends object>(name: string, base: { readonly prototype: B }) =>
        behindTaps(name, absentBridge(name, base));
    const listener: IListenerBridge = {
        messageEvent: async () => undefined,
        roomEvent: async () => undefined,
        uiKitInteractionEvent: async () => undefined,
    };
    const bridges = {
        getApiBridge: behindTaps('ApiBridge', new WorkspaceApiBridge(apis)),
        getAppActivationBridge: behindTaps('AppActivationBridge', new WorkspaceActivationBridge()),
        getAppDetailChangesBridge: behindTaps('AppDetailChangesBridge', new WorkspaceDetailChangesBridge()),
        getCommandBridge: behindTaps('CommandBridge', new WorkspaceCommandBridge(commands)),
        getHttpBridge: behindTaps('HttpBridge', new WorkspaceHttpBridge(server)),
        getInternalBridge: behindTaps('InternalBridge', new WorkspaceInternalBridge(server)),
        getInternalFederationBridge: internalFederationBridge(server),
        getListenerBridge: listener,
        getLivechatBridge: behindTaps('LivechatBridge', new WorkspaceLivechatBridge(server)),
        getMessageBridge: behindTaps('MessageBridge', new WorkspaceMessageBridge(server)),
        getPersistenceBridge: behindTaps('PersistenceBridge', new WorkspacePersistenceBridge(server)),
        getRoomBridge: behindTaps('RoomBridge', new WorkspaceRoomBridge(server)),
        getSchedulerBridge: behindTaps('SchedulerBridge', new WorkspaceSchedulerBridge(scheduler)),
        getServerSettingBridge: behindTaps('ServerSettingBridge', new WorkspaceSettingBridge(server)),
        getUiInteractionBridge: behindTaps('UiInteractionBridge', new WorkspaceUiInteractionBridge(server)),
        getUploadBridge: behindTaps('UploadBridge', new WorkspaceUploadBridge(server)),
        getUserBridge: behindTaps('UserBridge', new WorkspaceUserBridge(server)),
        getCloudWorkspaceBridge: absent('CloudWorkspaceBridge', CloudWorkspaceBridge),
        getContactBridge: absent('ContactBridge', ContactBridge),
        getEmailBridge: absent('EmailBridge', EmailBridge),
        getEnvironmentalVariableBridge: absent('EnvironmentalVariableBridge', EnvironmentalVariableBridge),
        getExperimentalBridge: absent('ExperimentalBridge', ExperimentalBridge),
        getModerationBridge: absent('ModerationBridge', ModerationBridge),
        getOAuthAppsBridge: absent('OAuthAppsBridge', OAuthAppsBridge),
        getOutboundMessageBridge: absent('OutboundMessageBridge', OutboundMessageBridge),
        getRoleBridge: absent('RoleBridge', RoleBridge),
        getThreadBridge: absent('ThreadBridge', ThreadBridge),
        getVideoConferenceBridge: absent('VideoConferenceBridge', VideoConferenceBridge),
    };
    const getters = Object.fromEntries(Object.entries(bridges).map(([getter, bridge]) => [getter, () => bridge]));
    return Object.assign(Object.create(AppBridges.prototype), getters) as AppBridges;
}
