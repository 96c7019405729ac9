import { forget, remember } from './remembered.mts';
import { startOptions } from './start-options.mts';
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

/**
 * `npm start [-- [--server old|new] [--runtime node|deno] [some.zip]]`: the whole workspace in this process, until Ctrl-C; with another package
 * if one is named.
 */
async function main(): Promise<void> {
    const began = performance.now();
    const options = startOptions(process.argv.slice(2));
    console.log('Packaging the app and starting the workspace …');
    const stopping = stopOnSignal();
    const workspace = await startWorkspace({
        port: PORT,
        twilioPort: TWILIO_PORT,
        isWatching: options.zip === undefined,
        settings: CHOSEN_SETTINGS,
        ...options,
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

/** The first signal stops everything in order; the second does not wait for that. */
function stopOnSignal(): { becomes(stop: () => Promise<void>): void } {
    let stop: () => Promise<void> = async () => undefined;
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.on(signal, () => {
            if (asked) {
                process.exit(1);
            }
            asked = true;
            stop()
                .catch((error) => console.error('The workspace did not stop cleanly:', error))
                .finally(() => process.exit(0));
        });
    }
    return {
        becomes(next) {
            stop = next;
        },
    };
}

main().catch((error: Error) => {
    console.error(`\nThe workspace did not start: ${error.message}`);
    process.exit(1);
});
