import { readFileSync } from 'node:fs';
import { APP_ID, appPath } from './app-id.mts';
import { repositoryRoot } from './cache.mts';
import type { Runtime } from './engine/runtime.mts';
import type { Host } from './host.mts';
import { startHost } from './host.mts';
import { freePort } from './http/listen.mts';
import { pageRoutes } from './http/page.mts';
import { workspaceControl } from './http/workspace-control.mts';
import { type Instances, instancesOver } from './instances.mts';
import { packagedApp } from './package-app.mts';
import { type Deployment, type Redeploying, redeployOnChange } from './redeploy.mts';
import { STORE_INDEXES } from './rocketchat/collections.mts';
import { GENERAL } from './rocketchat/default-workspace.mts';
import type { JobsEveryMs } from './rocketchat/job-scheduler.mts';
import type { Generation } from './rocketchat/server.mts';
import { memoryStore } from './store/memory-store.mts';
import { addSampleTemplates } from './twilio/sample-templates.mts';
import { startTwilio, type Twilio } from './twilio/twilio.mts';

export const ACCOUNT_SID = 'AC00000000000000000000000000000001';
/** No part of it is in an account's sid: a search for it finds the token and nothing else. */
export const AUTH_TOKEN = 'feedfacefeedfacefeedfacefeedface';
export const OUR_NUMBER = '+15558675310';
export const CUSTOMER_NUMBER = '+14017122661';

/** As README has admins paste it into Twilio, behind the webhook's address. */
export const OVERRIDES = '#rc=3&rp=4xx,5xx,ct,rt';

export interface WorkspaceOptions {
    /** Port of Rocket.Chat; any free one unless told. */
    readonly port?: number;
    /** Port of the simulated Twilio's API; its CDN takes the next one. */
    readonly twilioPort?: number;
    readonly generation?: Generation;
    /** What runs the apps; node unless told. */
    readonly runtime?: Runtime;
    /** The app's package; the repository's own, packaged first if need be, unless told. `false` installs none. */
    readonly zip?: Buffer | false;
    /** Whether the app is packaged and deployed again when its sources change. */
    readonly isWatching?: boolean;
    /** App settings beyond the account, token, API and public address. */
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly processJobsEveryMs?: JobsEveryMs;
    /** How long people's clients wait for the app; as long as Rocket.Chat's unless told. */
    readonly clientPatienceMs?: number;
    readonly seed?: string;
    /** The main account's auth token, at Twilio and in the app's settings; AUTH_TOKEN unless told. */
    readonly authToken?: string;
    /** Auth tokens of Twilio subaccounts by their AccountSid. */
    readonly subaccounts?: Readonly<Record<string, string>>;
}

/** A whole workspace in this process: Rocket.Chat with the app installed and configured, and a simulated Twilio. */
export interface Workspace {
    readonly host: Host;
    readonly twilio: Twilio;
    readonly instances: Instances;
    readonly url: string;
    readonly webhookUrl: string;
    stop(): Promise<void>;
}

/** Starts everything, and configures the app and Twilio's number so that a text flows at once. */
export async function startWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
    const zip = options.zip ?? readFileSync(await packagedApp());
    const { port, generation, runtime, processJobsEveryMs, clientPatienceMs } = options;
    const host = await startHost({
        store: memoryStore({ indexes: STORE_INDEXES }),
        ...(port !== undefined && { port }),
        ...(generation && { generation }),
        ...(runtime && { runtime }),
        ...(processJobsEveryMs && { processJobsEveryMs }),
        ...(clientPatienceMs && { clientPatienceMs }),
    });
    const webhookUrl = `${host.url}${appPath('sms-incoming/twilio')}`;
    const twilio = await startSimulator(options, webhookUrl);
    twilio.events.on('change', (what: unknown) => host.feed.tell('twilio', what));
    const instances = instancesOver({ host, twilio });
    let redeploying: Redeploying | undefined;
    const deployment = (): Deployment => redeploying?.current() ?? { phase: 'idle', since: 0 };
    host.routes.use('/workspace/api', workspaceControl({ host, twilio, instances, webhookUrl, deployment }));
    host.routes.use(pageRoutes(host.server.generation));
    const stop = async (): Promise<void> => {
        redeploying?.stop();
        await instances.stopAll();
        await twilio.stop();
        await host.stop();
    };
    if (zip) {
        await install({ host, twilio, zip, settings: options.settings ?? {} }).catch(async (error) => {
            await stop();
            throw error;
        });
    }
    if (options.isWatching) {
        redeploying = redeployOnChange({
            root: repositoryRoot,
            deploy: (changed) => host.engine.updateApp(changed),
            onChange: (now) => host.feed.tell('deployment', now),
        });
    }
    return { host, twilio, instances, url: host.url, webhookUrl, stop };
}

/** What an admin chooses besides: alarms are told where everybody can see them. */
export const CHOSEN_SETTINGS = { alarm_room: [{ _id: GENERAL, name: 'general' }] };

/** What README's installation has an admin do in Twilio's console: the webhook is tried again, and then its fallback is. */
export function configureAsReadmeSays({ twilio, webhookUrl }: Pick<Workspace, 'twilio' | 'webhookUrl'>): void {
    for (const number of [OUR_NUMBER, `whatsapp:${OUR_NUMBER}`]) {
        twilio.number(number, { webhookUrl: `${webhookUrl}${OVERRIDES}`, fallbackUrl: webhookUrl });
    }
}

async function startSimulator(options: WorkspaceOptions, webhookUrl: string): Promise<Twilio> {
    const { twilioPort, seed, subaccounts, authToken = AUTH_TOKEN } = options;
    const twilio = await startTwilio({
        accountSid: ACCOUNT_SID,
        authToken,
        apiPort: await freePort(twilioPort ?? 0),
        cdnPort: await freePort(twilioPort ? twilioPort + 1 : 0),
        ...(seed && { seed }),
        ...(subaccounts && { subaccounts }),
    });
    twilio.number(OUR_NUMBER, { webhookUrl });
    twilio.number(`whatsapp:${OUR_NUMBER}`, { webhookUrl });
    addSampleTemplates(twilio);
    return twilio;
}

interface Installation {
    readonly host: Host;
    readonly twilio: Twilio;
    readonly zip: Buffer;
    readonly settings: Readonly<Record<string, unknown>>;
}

/** What an admin does: upload the package, fill in the settings. */
async function install({ host, twilio, zip, settings }: Installation): Promise<void> {
    const app = await host.engine.installApp(zip);
    if (!app.status.includes('enabled')) {
        const [last] = (await host.engine.appLogs(APP_ID)).slice(-1);
        throw new Error(`The app was installed but is ${app.status}. Its last log: ${JSON.stringify(last?.entries)}`);
    }
    const filled = {
        twilio_account_sid: ACCOUNT_SID,
        twilio_auth_token: twilio.authToken,
        twilio_api_url: twilio.apiUrl,
        public_url: host.url,
        ...settings,
    };
    for (const [id, value] of Object.entries(filled)) {
        await host.engine.settings(APP_ID).set(id, value);
    }
}
