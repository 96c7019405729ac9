import { createRequire } from 'node:module';
import type { Runtime } from '../workspace/engine/runtime.mts';
import { startWorkspace, type TestWorkspace } from './workspace.mts';

interface Archive {
    addFile(name: string, content: Buffer): void;
    toBuffer(): Buffer;
}
const AdmZip = createRequire(import.meta.url)('adm-zip') as new () => Archive;

export const PROBE_ID = '0b2d8c5e-51f0-4a3e-9d64-2f6f2b7f9a10';

/**
 * An app with one endpoint that runs the code it is sent: what an app's code can do is tried from inside. What its command,
 * its buttons and its forms do is what such code has put into `hooks`.
 */
const SOURCE = `
const { App } = require('@rocket.chat/apps-engine/definition/App');
const { ApiEndpoint, ApiSecurity, ApiVisibility } = require('@rocket.chat/apps-engine/definition/api');
const hooks = {};
class Probe extends ApiEndpoint {
    path = 'probe';
    async post(request, _endpoint, read, modify, http, persis) {
        const tools = { hooks, require, read, modify, http, persis, logger: this.app.getLogger(), global: typeof globalThis };
        const run = new Function(...Object.keys(tools), 'return (async () => {' + request.content.code + '})()');
        return run(...Object.values(tools)).then(
            (value) => ({ status: 200, content: { value } }),
            (error) => ({ status: 200, content: { error: error.message } }),
        );
    }
}
class ProbeCommand {
    command = 'probe';
    i18nParamsExample = 'params';
    i18nDescription = 'description';
    providesPreview = false;
    executor(context, read, modify) {
        return hooks.command(context, { read, modify });
    }
}
class ProbeApp extends App {
    executeBlockActionHandler(context, read, _http, _persis, modify) {
        return hooks.block(context, { read, modify });
    }
    executeViewSubmitHandler(context, read, _http, _persis, modify) {
        return hooks.submit(context, { read, modify });
    }
    executeViewClosedHandler(context) {
        return hooks.close(context);
    }
    executeActionButtonHandler(context, read, _http, _persis, modify) {
        return hooks.button(context, { read, modify });
    }
    async extendConfiguration(configuration) {
        await configuration.slashCommands.provideSlashCommand(new ProbeCommand());
        await configuration.ui.registerButton({ actionId: 'menu', labelI18n: 'x', context: 'userDropdownAction', when: { hasOneRole: ['admin'] } });
        await configuration.settings.provideSetting({ id: 'given', type: 'string', packageValue: 'packaged', i18nLabel: 'x' });
        await configuration.api.provideApi({
            visibility: ApiVisibility.PUBLIC,
            security: ApiSecurity.UNSECURE,
            endpoints: [new Probe(this)],
        });
    }
}
exports.ProbeApp = ProbeApp;
`;

const MANIFEST = {
    id: PROBE_ID,
    name: 'Probe',
    nameSlug: 'probe',
    version: '0.0.1',
    description: 'Runs what it is sent.',
    requiredApiVersion: '^1.46.0',
    author: { name: 'tests', homepage: 'https://example.org', support: 'https://example.org' },
    classFile: 'ProbeApp.ts',
    iconFile: '',
    implements: ['IUIKitInteractionHandler'],
    permissions: [
        { name: 'api' },
        { name: 'networking' },
        { name: 'persistence' },
        { name: 'user.read' },
        { name: 'room.read' },
        { name: 'message.write' },
        { name: 'slashcommand' },
        { name: 'ui.interact' },
        { name: 'ui.registerButtons' },
        { name: 'message.read' },
        { name: 'livechat-visitor.write' },
        { name: 'livechat-room.read' },
        { name: 'livechat-room.write' },
        { name: 'livechat-message.write' },
    ],
};

export interface Probe {
    readonly workspace: TestWorkspace;
    /** What this code returns inside the app, as JSON. Rejects with the message of what it throws. */
    run(code: string): Promise<unknown>;
    /** Everything the app's log holds, as stored. */
    log(): Promise<string>;
    stop(): Promise<void>;
}

/** A workspace with the probe app alone, in this runtime. */
export async function startProbe(runtime: Runtime): Promise<Probe> {
    const workspace = await startWorkspace({ zip: false, runtime });
    await workspace.engine.installApp(probeZip());
    return {
        workspace,
        async run(code) {
            const answer = await fetch(`${workspace.url}/api/apps/public/${PROBE_ID}/probe`, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ code }),
            });
            if (!answer.ok) {
                throw new Error(await answer.text());
            }
            const { value, error } = (await answer.json()) as { value?: unknown; error?: string };
            if (error !== undefined) {
                throw new Error(error);
            }
            return value;
        },
        log: async () => JSON.stringify(await workspace.engine.appLogs(PROBE_ID)),
        stop: () => workspace.stop(),
    };
}

function probeZip(): Buffer {
    const zip = new AdmZip();
    zip.addFile('app.json', Buffer.from(JSON.stringify(MANIFEST)));
    zip.addFile('ProbeApp.js', Buffer.from(SOURCE));
    return zip.toBuffer();
}
