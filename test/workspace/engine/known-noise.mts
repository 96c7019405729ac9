/**
 * Lines the engine prints on the console for things that are known, harmless and no news to whoever runs a workspace:
 * - Deno's DEP0181 about `crypto.Hmac`: each Deno says it once, because Deno's own createHmac calls that constructor.
 * - A request that "timed out after 30000ms": after a kill somebody asked for, the engine cannot know that the process
 *   it waits for is gone. The page and Twilio's debugger tell of the lost request; its stack says nothing more.
 * - "The workspace has stopped": what `runtimes.mts` ends waiting requests with.
 * Everything else is printed as it is, and so is a request that times out although nobody killed anything.
 */
export interface KnownNoise {
    /** To be called when a runtime is killed on purpose. */
    killed(): void;
    /** Lets the console be as it was. */
    stop(): void;
}

export const STOPPED = 'The workspace has stopped';

const DEPRECATION = /^\(node:\d+\) \[DEP0181\] DeprecationWarning: crypto\.Hmac constructor is deprecated\.\s*$/;
const TIMED_OUT = /^\[[^\]]+\] Request "[^"]+" for method "[^"]+" timed out after \d+ms$/;
/** The engine's timeout, 30 s, and a little for a busy machine. */
const MOURNING_MS = 35_000;

/** Keeps known noise off `console.error`, which the engine writes to directly, until it is stopped. */
export function hideKnownNoise(): KnownNoise {
    const before = console.error;
    let killedAt = Number.NEGATIVE_INFINITY;
    const isKnown = (error: unknown): boolean =>
        error instanceof Error &&
        (error.message === STOPPED || (TIMED_OUT.test(error.message) && Date.now() - killedAt < MOURNING_MS));
    const quieter = (...said: unknown[]): void => {
        const [first, second] = said;
        if (first === 'Subprocess stderr' && typeof second === 'string') {
            const news = withoutDeprecation(second);
            if (news !== '') {
                before(first, news);
            }
        } else if (!(said.length === 1 && isKnown(first))) {
            before(...said);
        }
    };
    console.error = quieter;
    return {
        killed() {
            killedAt = Date.now();
        },
        stop() {
            if (console.error === quieter) {
                console.error = before;
            }
        },
    };
}

/** Several lines may come in one piece. */
function withoutDeprecation(printed: string): string {
    const lines = printed.split('\n');
    const news = lines.filter((line) => !DEPRECATION.test(line));
    return news.length === lines.length ? printed : news.join('\n').trim();
}
