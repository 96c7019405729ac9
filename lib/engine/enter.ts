import type { LogFields } from '../model/ports';
import { inLogWords, troubleOf } from '../model/trouble';
import { type Accessors, type AppInHand, type AppPorts, portsOver } from './app-ports';

export interface Visit<Result> {
    readonly accessors: Accessors;
    readonly app: AppInHand;
    readonly story: (ports: AppPorts) => Promise<Result>;
    /** What a story that fails comes to, and what the log says of it besides the cause. */
    readonly onFailure: { readonly event: string; readonly fields?: LogFields; readonly result: Result };
}

/**
 * The one way in through all doors: accessors become ports, an error becomes one log line with its cause and nothing
 * else, and the log is closed. Never rejects.
 */
export async function enter<Result>({ accessors, app, story, onFailure }: Visit<Result>): Promise<Result> {
    const ports = portsOver(accessors, app);
    try {
        return await story(ports);
    } catch (error) {
        ports.log.warn(onFailure.event, { ...onFailure.fields, why: inLogWords(troubleOf(error)) });
        return onFailure.result;
    } finally {
        ports.log.close();
    }
}
