import { engineParts } from './engine-parts.mts';
import { ask } from './wire.mts';

/** The host puts the app's id in its place, so that no app can speak for another. */
const APP_ID = 'APP_ID';

/** Calls that concern the app itself, which the host's managers answer. */
const RESOURCES: Record<string, string> = {
    'getConfigurationExtend:settings:provideSetting': 'doProvideSetting',
    'getConfigurationExtend:api:provideApi': 'doProvideApi',
    'getConfigurationExtend:scheduler:registerProcessors': 'doRegisterProcessors',
    'getConfigurationExtend:slashCommands:provideSlashCommand': 'doProvideSlashCommand',
    'getConfigurationExtend:externalComponents:register': 'doRegisterExternalComponent',
    'getConfigurationExtend:ui:registerButton': 'doRegisterActionButton',
    'getConfigurationModify:slashCommands:modifySlashCommand': 'doModifySlashCommand',
    'getConfigurationModify:slashCommands:disableSlashCommand': 'doDisableSlashCommand',
    'getConfigurationModify:slashCommands:enableSlashCommand': 'doEnableSlashCommand',
    'getEnvironmentWrite:getSettings:updateValue': 'doUpdateSettingValue',
    'getEnvironmentWrite:getSettings:updateSelectOptions': 'doUpdateSettingSelectOptions',
    'api:listApis': 'doListApis',
};

const SETTING_READ = /(?:^getEnvironmentRead|getEnvironmentReader):getSettings:(getById|getValueById)$/;

/** The result of an accessor's method, such as `getReader:getRoomReader:getById`, run by the engine's own accessor here. */
export async function callAccessor(path: string, params: readonly unknown[]): Promise<unknown> {
    const resource = RESOURCES[path];
    if (resource) {
        return askResource(resource, params);
    }
    const [, readsSetting] = SETTING_READ.exec(path) ?? [];
    if (readsSetting) {
        return readSetting(readsSetting, params);
    }
    const [origin = '', ...steps] = path.split(':');
    const method = steps.pop() ?? '';
    const accessor = steps.reduce(stepInto, invoke(accessorManager(), origin, [ownerOf(steps)]));
    return invoke(accessor, method, params);
}

/** Views are stamped with the app's own id before they leave. Source: packages/apps/base-runtime, modify/UIController.ts. */
function ownerOf(steps: readonly string[]): unknown {
    return steps.includes('getUiController') ? engineParts().registry.get('id') : APP_ID;
}

async function readSetting(method: string, [id]: readonly unknown[]): Promise<unknown> {
    const setting = (await askResource('doGetSettingById', [id])) as { value?: unknown; packageValue?: unknown } | null;
    if (method === 'getById') {
        return setting;
    }
    if (!setting) {
        throw new Error(`Setting "${id}" does not exist.`);
    }
    return setting.value ?? setting.packageValue;
}

async function askResource(method: string, params: readonly unknown[]): Promise<unknown> {
    return (await ask(`bridges:getAppResourceBridge:${method}`, [...params, APP_ID])).result;
}

/** Some accessors hang on others as methods, some as properties. */
function stepInto(accessor: unknown, name: string): unknown {
    const next: unknown = Reflect.get(Object(accessor), name);
    return typeof next === 'function' ? next.call(accessor) : next;
}

function invoke(target: unknown, name: string, params: readonly unknown[]): unknown {
    const method: unknown = Reflect.get(Object(target), name);
    if (typeof method !== 'function') {
        throw new Error(`Invalid accessor method "${name}"`);
    }
    return method.apply(target, params);
}

let accessors: object | undefined;

function accessorManager(): object {
    const { AppAccessorManager } = engineParts();
    accessors ??= new AppAccessorManager(notHere({ getBridges: () => BRIDGES, getOneById: () => ({}) }));
    return accessors;
}

/** `getLivechatBridge()` and every other bridge, whose `doSomething(...)` asks the host. */
const BRIDGES: object = new Proxy(
    {},
    {
        get: (_target, bridge) => () =>
            new Proxy(
                {},
                {
                    get:
                        (_bridge, method) =>
                        async (...params: readonly unknown[]) =>
                            (await ask(`bridges:${String(bridge)}:${String(method)}`, params)).result,
                },
            ),
    },
);

/** The manager's other managers are the host's: here they are undefined. */
function notHere<T extends object>(known: T): T {
    return new Proxy(known, { get: (target, name) => Reflect.get(target, name) ?? (() => undefined) });
}
