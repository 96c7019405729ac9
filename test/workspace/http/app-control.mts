import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Router } from 'express';
import { parseSettings } from '../../../lib/model/parse-settings.ts';
import { APP_ID } from '../app-id.mts';
import type { Host } from '../host.mts';
import { bodyOf, json } from './json.mts';

/** The app's settings and status, its process, and its jobs. */
export function appRoutes(router: Router, host: Host): void {
    const { engine } = host;
    runtimeRoutes(router, host);
    router.get(
        '/settings',
        json(() => engine.settings(APP_ID).all()),
    );
    router.get(
        '/translations',
        json(() => engine.manager.getOneById(APP_ID)?.getStorageItem().languageContent ?? {}),
    );
    router.post(
        '/settings',
        json(async (request) => {
            for (const [id, value] of Object.entries(bodyOf(request))) {
                await engine.settings(APP_ID).set(id, value);
            }
            return { problems: settingProblems(host) };
        }),
    );
    router.post(
        '/app/install',
        json((request) => engine.installApp(zipOf(request))),
    );
    router.post(
        '/app/update',
        json((request) => engine.updateApp(zipOf(request))),
    );
    router.post(
        '/app/enable',
        json(() => engine.enable(APP_ID)),
    );
    router.post(
        '/app/disable',
        json(() => engine.disable(APP_ID)),
    );
}

function zipOf(request: Request): Buffer {
    const { zip } = bodyOf(request);
    if (!Buffer.isBuffer(zip)) {
        throw new Error('"zip" is needed: {"base64": "…"}');
    }
    return zip;
}

/** What of the settings the app cannot use, as it will log it when it next reads them. */
function settingProblems({ engine, siteUrl }: Host): readonly object[] {
    const stored = Object.values(engine.settings(APP_ID).all()).map(({ id, value, packageValue }) => [
        id,
        value ?? packageValue,
    ]);
    const { accounts, problems } = parseSettings(Object.fromEntries(stored), siteUrl);
    const needed = [
        { setting: 'twilio_account_sid', isMissing: accounts.main.sid === '' },
        { setting: 'twilio_auth_token', isMissing: accounts.main.authTokens.length === 0 },
    ];
    const missing = needed.filter(({ isMissing }) => isMissing);
    return [...missing.map(({ setting }) => ({ setting, why: 'is empty: every text is refused' })), ...problems];
}

/** Some calls are made to hang. */
const CARRIED_OUT_WITHIN_MS = 5_000;

function runtimeRoutes(router: Router, { engine, feed, server, taps }: Host): void {
    router.post(
        '/runtime/kill',
        json(async () => {
            const killed = engine.killRuntime(APP_ID);
            feed.tell('runtime', { killed });
            await Promise.race([taps.carriedOut(), pause(CARRIED_OUT_WITHIN_MS, undefined, { ref: false })]);
            return { killed };
        }),
    );
    router.post(
        '/runtime/ready',
        json(async (request) => {
            const { notPid } = bodyOf(request);
            await engine.runtimeReady(APP_ID, typeof notPid === 'number' ? notPid : undefined);
            const pid = engine.runtimePid(APP_ID);
            feed.tell('runtime', { pid });
            return { pid };
        }),
    );
    router.post(
        '/jobs/run',
        json(() => server.scheduler.runNow()),
    );
}
