import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager.js';

export interface ResourceCall {
    /** `bridges:getAppResourceBridge:doProvideSetting` */
    readonly method: string;
    /** The last one is the literal APP_ID, in whose place the app's own id is used. */
    readonly params: readonly unknown[];
}

export interface ResourceOwner {
    readonly manager: AppManager;
    readonly appId: string;
    /** What an app registers is known already when its process starts again. */
    readonly isRestarting: boolean;
}

const BRIDGE = 'bridges:getAppResourceBridge:';

/** Where the engine keeps each, from its accessor manager on. */
const REGISTRATIONS: Record<string, readonly string[]> = {
    doProvideSetting: ['settings', 'provideSetting'],
    doProvideApi: ['api', 'provideApi'],
    doRegisterProcessors: ['scheduler', 'registerProcessors'],
    doProvideSlashCommand: ['slashCommands', 'provideSlashCommand'],
    doRegisterExternalComponent: ['externalComponents', 'register'],
    doRegisterActionButton: ['ui', 'registerButton'],
};
const MODIFICATIONS: Record<string, readonly string[]> = {
    doModifySlashCommand: ['slashCommands', 'modifySlashCommand'],
    doDisableSlashCommand: ['slashCommands', 'disableSlashCommand'],
    doEnableSlashCommand: ['slashCommands', 'enableSlashCommand'],
};

export function isResourceCall({ method }: { readonly method: string }): boolean {
    return method.startsWith(BRIDGE);
}

/** What the host's managers answer to a call about the app itself. Rejects for what an app may not ask. */
export async function resourceResult(
    { manager, appId, isRestarting }: ResourceOwner,
    { method, params }: ResourceCall,
): Promise<unknown> {
    const name = method.slice(BRIDGE.length);
    const values = params.slice(0, -1);
    const accessors = manager.getAccessorManager();
    const registration = REGISTRATIONS[name];
    if (registration) {
        return isRestarting ? null : call(accessors.getConfigurationExtend(appId), registration, values);
    }
    const modification = MODIFICATIONS[name];
    if (modification) {
        return call(accessors.getConfigurationModify(appId), modification, values);
    }
    switch (name) {
        case 'doListApis':
            return manager.getApiManager().listApis(appId);
        case 'doGetSettingById':
            return accessors.getEnvironmentRead(appId).getSettings().getById(String(values[0]));
        case 'doUpdateSettingValue':
            return call(accessors.getEnvironmentWrite(appId).getSettings(), ['updateValue'], values);
        case 'doUpdateSettingSelectOptions':
            return call(accessors.getEnvironmentWrite(appId).getSettings(), ['updateSelectOptions'], values);
        default:
            throw new Error('Invalid bridge request');
    }
}

async function call(target: object, path: readonly string[], values: readonly unknown[]): Promise<unknown> {
    const owner = path.slice(0, -1).reduce<object>((one, name) => Object(Reflect.get(one, name)), target);
    const method: unknown = Reflect.get(owner, path.at(-1) ?? '');
    if (typeof method !== 'function') {
        throw new Error('Invalid bridge request');
    }
    return method.apply(owner, values);
}
