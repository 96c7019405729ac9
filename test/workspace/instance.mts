import type { InstanceOptions, InstanceReport } from './child-instance.mts';
import { type Host, startHost } from './host.mts';
import { remoteStore } from './store/remote-store.mts';

/** One more Rocket.Chat instance, run as a child process: its own engine and HTTP server over the parent's store. */
async function main(): Promise<void> {
    const options = JSON.parse(process.argv[2] ?? '') as InstanceOptions;
    const { storeAddress, isQuiet, ...rest } = options;
    if (isQuiet) {
        console.error = () => undefined;
    }
    surviveRejections();
    const store = await remoteStore(storeAddress);
    const host = await startHost({ ...rest, store });
    const stop = async (): Promise<void> => {
        await host.stop();
        await store.close();
        process.exit(0);
    };
    endWith(stop, host);
    report({ url: host.url });
}

/**
 * The engine lets nobody wait for some of what a dying app does not answer. Rocket.Chat logs such a rejection, and ends
 * only in development, in tests and where EXIT_UNHANDLEDPROMISEREJECTION is set. Source: its handler of unhandledRejection.
 */
function surviveRejections(): void {
    process.on('unhandledRejection', (error) => console.error('Nobody waited for this:', error));
}

/** The parent asks, or is gone, or the terminal was interrupted: in every case nothing may be left running. */
function endWith(stop: () => Promise<void>, host: Host): void {
    let stopping = false;
    const once = (): void => {
        if (!stopping) {
            stopping = true;
            stop().catch((error) => {
                console.error(`Instance ${host.instanceId} did not stop cleanly:`, error);
                process.exit(1);
            });
        }
    };
    process.on('message', once);
    process.on('disconnect', once);
    process.on('SIGTERM', once);
    process.on('SIGINT', () => undefined);
}

function report(message: InstanceReport): void {
    process.send?.(message);
}

main().catch((error: Error) => {
    report({ failed: error.stack ?? error.message });
    process.exitCode = 1;
    process.disconnect?.();
});
