import type { Filled } from '../lib/model/form';

/** Keeps what is being typed into a form, as the latest; the oldest of too many is dropped. */
export function keepDraft(drafts: Map<string, Filled>, viewId: string, filled: Filled): void {
    drafts.delete(viewId);
    drafts.set(viewId, filled);
    const [oldest] = Array.from(drafts.keys());
    if (drafts.size > MAX_DRAFTS && oldest !== undefined) {
        drafts.delete(oldest);
    }
}

const MAX_DRAFTS = 100;
