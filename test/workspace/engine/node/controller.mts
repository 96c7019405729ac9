import { type ChildProcess, spawn } from 'node:child_process';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager.js';
import type { IParseAppPackageResult } from '@rocket.chat/apps-engine/server/compiler/IParseAppPackageResult.js';
import { DenoRuntimeSubprocessController } from '@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime.js';
import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage/IAppStorageItem.js';
import jsonrpc from 'jsonrpc-lite';
import type { NodeLaunch } from './launch.mts';
import { isResourceCall, type ResourceCall, resourceResult } from './resource-bridge.mts';

type Parameters = readonly [AppManager, IParseAppPackageResult, IAppStorageItem];

/** What the engine declares private and a controller of another runtime needs all the same. */
interface Inside {
    deno: ChildProcess | undefined;
    state: string;
    spawnId: number;
    readonly messenger: { setReceiver(child: ChildProcess): void };
    readonly livenessManager: { attach(child: ChildProcess): void };
    setupListeners(): void;
    handleBridgeMessage(message: BridgeMessage): Promise<unknown>;
}

interface BridgeMessage {
    readonly payload: ResourceCall & { readonly id: string | number };
}

/** The engine's own controller, with its timeouts, pings and restarts, over a Node instead of a Deno. */
export function nodeController(launch: NodeLaunch, parameters: Parameters): DenoRuntimeSubprocessController {
    const [manager] = parameters;
    const controller = new DenoRuntimeSubprocessController(...parameters);
    const inside = controller as unknown as Inside;
    controller.spawnProcess = () => {
        const { command, argumentsFor } = launch;
        const spawnId = inside.spawnId;
        inside.spawnId += 1;
        const child = spawn(command, argumentsFor(controller.getAppId(), spawnId), {
            env: { PATH: process.env.PATH },
        });
        inside.deno = child;
        inside.messenger.setReceiver(child);
        inside.livenessManager.attach(child);
        inside.setupListeners();
    };
    const handleBridgeMessage = inside.handleBridgeMessage.bind(controller);
    inside.handleBridgeMessage = async (message) => {
        const { id, ...call } = message.payload;
        if (!isResourceCall(call)) {
            return handleBridgeMessage(message);
        }
        const app = { manager, appId: controller.getAppId(), isRestarting: inside.state === 'restarting' };
        return jsonrpc.success(id, (await resourceResult(app, call)) ?? null);
    };
    return controller;
}
