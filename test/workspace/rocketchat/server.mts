import type { Store } from '../store/store.mts';
import type { Collections } from './collections.mts';
import type { Settings } from './settings.mts';

/**
 * `new` stands for Rocket.Chat 8.3 and later, `old` for 7.0 to 8.2, where the two are known to differ. Where 7.x and 8.0 to
 * 8.2 differ among themselves, `old` does as 7.x does.
 */
export type Generation = 'old' | 'new';

/** What every part of the stand-in Rocket.Chat shares. */
export type Server = {
    readonly store: Store;
    readonly collections: Collections;
    readonly settings: Settings;
    readonly siteUrl: string;
    readonly instanceId: string;
    readonly generation: Generation;
    /** How long people's clients wait for an app, and for what it opens in answer. */
    readonly clientPatienceMs: number;
    /**
     * Tells the apps of this instance, and never waits: the payload is made after the write, and what goes wrong there or
     * in an app reaches nobody.
     */
    readonly emit: (event: string, payload: () => Promise<unknown>) => void;
};
