import util from 'node:util';

/**
 * Spares the engine the text of its debug lines, which it makes of every message and every accessor call whether or not
 * anybody reads them: a twelfth of the time of a workspace at work. With DEBUG set they are as they were.
 */
export function skipDebugLines(): void {
    if (process.env.DEBUG !== undefined || isSkipping) {
        return;
    }
    isSkipping = true;
    const { inspect } = util;
    const shortened = (...args: Parameters<typeof inspect>): string =>
        isForDebugLine(args[1]) ? '' : inspect(...args);
    util.inspect = Object.assign(shortened, inspect);
}

let isSkipping = false;

/** As AppsEngineDenoRuntime asks, and nobody else here does. */
function isForDebugLine(options: unknown): boolean {
    return (
        typeof options === 'object' &&
        options !== null &&
        Reflect.get(options, 'depth') === 10 &&
        Reflect.get(options, 'compact') === true
    );
}
