import type { ChildProcess } from 'node:child_process';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager.js';
import { AppRuntimeManager } from '@rocket.chat/apps-engine/server/managers/AppRuntimeManager.js';
import { DenoRuntimeSubprocessController } from '@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime.js';
import { STOPPED } from './known-noise.mts';
import { LIVE_MEMORY } from './node/child/live-memory.mts';
import { nodeController } from './node/controller.mts';
import type { NodeLaunch } from './node/launch.mts';

type Controller = DenoRuntimeSubprocessController;

export interface Runtimes {
    pid(appId: string): number | undefined;
    isReady(appId: string): boolean;
    kill(appId: string): number;
    ready(appId: string, notPid?: number): Promise<void>;
    liveMemory(appId: string): Promise<number>;
    stopAll(): Promise<void>;
}

/** Longer than a start takes beside other work. */
const READY_TIMEOUT_MS = 120_000;
const POLL_MS = 10;

/** Keeps hold of every app's process that the manager starts from now on: with `node` a Node, else a Deno. */
export function watchRuntimes(manager: AppManager, node?: NodeLaunch): Runtimes {
    const controllers = new Set<Controller>();
    const restarting = new Set<Controller>();
    const runtime = new AppRuntimeManager(manager, (...parameters) => {
        const controller = node ? nodeController(node, parameters) : new DenoRuntimeSubprocessController(...parameters);
        controllers.add(controller);
        controller.on('ready', () => surviveDeadPipe(controller));
        noteRestarts(controller, restarting);
        return controller;
    });
    Reflect.set(manager, 'runtime', runtime);
    const current = (appId: string): Controller | undefined =>
        [...controllers].reverse().find((controller) => controller.getAppId() === appId && !isStopped(controller));
    const settled = (controller: Controller | undefined): Controller | undefined =>
        controller && !restarting.has(controller) ? controller : undefined;
    return {
        pid: (appId) => processOf(current(appId))?.pid,
        isReady: (appId) => isReady(settled(current(appId))),
        kill: (appId) => kill(appId, current(appId)),
        ready: (appId, notPid) => ready({ appId, notPid, find: () => settled(current(appId)) }),
        async liveMemory(appId) {
            const told: unknown = await current(appId)?.sendRequest({ method: LIVE_MEMORY, params: [] });
            return typeof told === 'number' ? told : Number.NaN;
        },
        async stopAll() {
            await Promise.all([...controllers].map(stop));
            controllers.clear();
        },
    };
}

/** The engine puts no error handler on the pipe; a write that races the app's death would end this process. */
function surviveDeadPipe(controller: Controller): void {
    const { stdin } = processOf(controller) ?? {};
    stdin?.on('error', () => undefined);
}

/** While it restarts, a controller calls itself ready for a moment before the app is enabled again. */
function noteRestarts(controller: Controller, restarting: Set<Controller>): void {
    const restart = controller.restartApp.bind(controller);
    controller.restartApp = async () => {
        restarting.add(controller);
        try {
            await restart();
        } finally {
            restarting.delete(controller);
        }
    };
}

function kill(appId: string, controller: Controller | undefined): number {
    const pid = processOf(controller)?.pid;
    if (pid === undefined) {
        throw new Error(`The app ${appId} has no running process to kill`);
    }
    process.kill(pid, 'SIGKILL');
    return pid;
}

function isReady(controller: Controller | undefined): boolean {
    return controller?.getProcessState() === 'ready' && processOf(controller)?.pid !== undefined;
}

type Waiting = { readonly appId: string; readonly notPid: number | undefined; find(): Controller | undefined };

async function ready({ appId, notPid, find }: Waiting): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    for (;;) {
        const controller = find();
        const pid = processOf(controller)?.pid;
        if (isReady(controller) && pid !== notPid) {
            return;
        }
        if (Date.now() > deadline) {
            throw new Error(`The app ${appId} did not run again within ${READY_TIMEOUT_MS} ms`);
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
}

/** Ends the process and fails what still waits for it, so that no 30 s timer keeps this process alive. */
async function stop(controller: Controller): Promise<void> {
    const wasRestarting = controller.getProcessState() === 'restarting';
    forbidRestarts(controller);
    const child = processOf(controller);
    await controller.stopApp();
    if (child && child.exitCode === null && child.signalCode === null) {
        await new Promise((resolve) => child.once('exit', resolve));
    }
    const stopped = new Error(STOPPED);
    for (const name of controller.eventNames()) {
        if (String(name).startsWith('result:')) {
            controller.emit(name, undefined, stopped);
        }
    }
    if (wasRestarting) {
        controller.emit('ready');
    }
}

/** A process that dies while everything stops (Ctrl-C reaches it too) would otherwise be started again. */
function forbidRestarts(controller: Controller): void {
    const liveness = Reflect.get(controller, 'livenessManager') as { options: { maxRestarts: number } };
    liveness.options.maxRestarts = -1;
    controller.spawnProcess = () => {
        throw new Error(STOPPED);
    };
}

function isStopped(controller: Controller): boolean {
    return controller.getProcessState() === 'stopped';
}

function processOf(controller: Controller | undefined): ChildProcess | undefined {
    return controller ? (Reflect.get(controller, 'deno') as ChildProcess | undefined) : undefined;
}
