/** `--name value` pairs and bare `--flags` as an object. Stands in for `@std/cli/parse-args`, which is not on npm. */
export function parseArgs(args: readonly string[]): Record<string, string | boolean> {
    const parsed: Record<string, string | boolean> = {};
    for (const [at, argument] of args.entries()) {
        if (argument.startsWith('--')) {
            const next = args[at + 1];
            parsed[argument.slice(2)] = next === undefined || next.startsWith('--') ? true : next;
        }
    }
    return parsed;
}
