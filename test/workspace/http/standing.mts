import { APP_ID } from '../app-id.mts';
import type { Engine } from '../engine/engine.mts';
import { isEnabled } from '../engine/installation.mts';

/** How the app stands on one instance. */
export interface Standing {
    readonly id: string;
    readonly version: string;
    /** By the app's own word; by the engine's record while there is nobody to ask. */
    readonly status: string;
    /** Whether it is switched on and its process can be asked. */
    readonly isRunning: boolean;
    /** Whether it is switched on, and its process is still on its way. */
    readonly isStarting: boolean;
    /** Whether the engine takes a running app for one that is not: then it runs none of its commands and menu entries. */
    readonly isMistaken: boolean;
}

/**
 * How the app stands, or null where none is installed. The engine remembers a status for five minutes, one of the midst of a
 * start too, so that it is only asked about an app that has said itself that it runs. Source: ProxiedApp of the engine.
 */
export async function standingOf(engine: Engine): Promise<Standing | null> {
    const app = engine.manager.getOneById(APP_ID);
    if (!app) {
        return null;
    }
    const stored = app.getStorageItem().status;
    const own = engine.isRuntimeReady(APP_ID) ? await answerOf(app.getRuntimeController().getStatus()) : undefined;
    const isRunning = own !== undefined && isEnabled(own);
    return {
        id: APP_ID,
        version: app.getVersion(),
        status: own ?? stored,
        isRunning,
        isStarting: !isRunning && isEnabled(stored),
        isMistaken: isRunning && !isEnabled(await app.getStatus()),
    };
}

const PATIENCE_MS = 1_000;

/** Undefined where the process ends or is silent meanwhile. */
async function answerOf<T>(asked: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    });
    try {
        return await Promise.race([asked.catch(() => undefined), tooLate]);
    } finally {
        clearTimeout(timer);
    }
}
