import { readFileSync } from 'node:fs';
import { repositoryRoot } from './cache.mts';
import { commandLine } from './command-line.mts';
import { endWithNpm } from './end-with-npm.mts';
import { packageChecked } from './redeploy.mts';
import { forget, remember } from './remembered.mts';
import { startOptions, USAGE } from './start-options.mts';
import {
    CHOSEN_SETTINGS,
    CUSTOMER_NUMBER,
    configureAsReadmeSays,
    OUR_NUMBER,
    OVERRIDES,
    startWorkspace,
    type Workspace,
} from './workspace.mts';

const SERVERS = { old: '7.0 to 8.2', new: '8.3 and later' };
const RUNTIMES = { node: 'Node', deno: 'Deno' };
const PORT = portNamed('PORT', 3000);
const TWILIO_PORT = portNamed('TWILIO_PORT', PORT + 1);

/** `npm start`: the whole workspace in this process, until Ctrl-C; with another package if one is named. */
async function main(): Promise<void> {
    const began = performance.now();
    const options = commandLine(USAGE, startOptions);
    console.log('Packaging the app and starting the workspace …');
    const stopping = stopOnSignal();
    const workspace = await startWorkspace({
        port: PORT,
        twilioPort: TWILIO_PORT,
        isWatching: options.zip === undefined,
        settings: CHOSEN_SETTINGS,
        ...options,
        zip: options.zip ?? readFileSync(await packageChecked(repositoryRoot)),
    });
    configureAsReadmeSays(workspace);
    const here = { url: workspace.url, pid: process.pid };
    remember(here);
    stopping.becomes(async () => {
        forget(here);
        await workspace.stop();
    });
    tell(workspace, performance.now() - began);
}

function tell(workspace: Workspace, tookMs: number): void {
    if (workspace.host.listening.moved) {
        console.log(
            `Port ${PORT} is taken, so this is port ${workspace.host.listening.port}. (PORT=… chooses another.)`,
        );
    }
    if (new URL(workspace.twilio.apiUrl).port !== String(TWILIO_PORT)) {
        console.log(`Port ${TWILIO_PORT} is taken, so the simulated Twilio has another. (TWILIO_PORT=… chooses.)`);
    }
    console.log(`
SMS Incoming is running on the real Apps-Engine, with a simulated Twilio (${(tookMs / 1000).toFixed(1)} s).

  Page            ${workspace.url}/
  Webhook URL     ${workspace.webhookUrl}${OVERRIDES}
  Our number      ${OUR_NUMBER}
  Rocket.Chat     ${SERVERS[workspace.host.server.generation]}, apps in ${RUNTIMES[workspace.host.engine.runtime]}
  Twilio API      ${workspace.twilio.apiUrl}
  Deploy again    npx rc-apps deploy --url ${workspace.url} -u admin -p admin

Send a text from a customer's phone, in another terminal:

  npm run text -- ${CUSTOMER_NUMBER} "Hello"

Ctrl-C stops it.`);
}

function portNamed(variable: string, usual: number): number {
    const port = Number(process.env[variable] ?? usual);
    if (!Number.isInteger(port) || port < 1 || port > 65_534) {
        console.error(`${variable}=${process.env[variable]} is no port number`);
        process.exit(2);
    }
    return port;
}

/** The first signal, or the end of npm, stops everything in order; the second signal does not wait for that. */
function stopOnSignal(): { becomes(stop: () => Promise<void>): void } {
    let stop: () => Promise<void> = async () => undefined;
    let asked = false;
    const end = (): void => {
        if (asked) {
            process.exit(1);
        }
        asked = true;
        stop()
            .catch((error) => console.error('The workspace did not stop cleanly:', error))
            .finally(() => process.exit(0));
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.on(signal, end);
    }
    endWithNpm(end);
    return {
        becomes(next) {
            stop = next;
        },
    };
}

/** Why it did not start, and what to do. */
function reasonOf({ message, code, syscall, port }: NodeJS.ErrnoException & { readonly port?: number }): string {
    if (code === 'EACCES' && syscall === 'listen') {
        return `Port ${port} is not for everybody: choose one above 1023, as in PORT=4000 npm start.`;
    }
    const isOfApp = message.startsWith('The app does not compile');
    return isOfApp ? `${message}\n\nMend it and run npm start again.` : `The workspace did not start: ${message}`;
}

main().catch((error: Error) => {
    console.error(`\n${reasonOf(error)}`);
    process.exit(1);
});
