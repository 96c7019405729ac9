import { setTimeout as pause } from 'node:timers/promises';

export interface UntilOptions {
    /** What is waited for, as it reads after "waited … ms for". */
    readonly what: string;
    /** {@link CEILING_MS} unless told, which only a test of `until` should. */
    readonly timeoutMs?: number;
    readonly everyMs?: number;
}

/** Longer than anything takes beside other work: a test decides by its condition, and this only ends one that hangs. */
export const CEILING_MS = 120_000;

/**
 * The first truthy value that `probe` gives. Rejects after the ceiling with what was waited for and
 * what the probe gave last; a probe that throws counts as "not yet", and its last error is shown.
 */
export async function until<T>(probe: () => T | Promise<T>, options: UntilOptions): Promise<NonNullable<T>> {
    const { what, timeoutMs = CEILING_MS, everyMs = 15 } = options;
    const deadline = performance.now() + timeoutMs;
    for (;;) {
        const seen = await attempt(probe);
        if (seen.value) {
            return seen.value;
        }
        if (performance.now() > deadline) {
            throw new Error(`waited ${timeoutMs} ms for ${what}; the last probe gave ${seen.text}`);
        }
        await pause(everyMs);
    }
}

async function attempt<T>(probe: () => T | Promise<T>): Promise<{ value?: T; text: string }> {
    try {
        const value = await probe();
        return { value, text: JSON.stringify(value) ?? String(value) };
    } catch (error) {
        return { text: `the error ${error instanceof Error ? error.message : String(error)}` };
    }
}
