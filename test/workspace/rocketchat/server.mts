import type { Store } from '../store/store.mts';
import type { Collections } from './collections.mts';
import type { Settings } from './settings.mts';

/** `7` stands for Rocket.Chat 7.x, `8` for 8.x, where the two are known to differ. */
export type Generation = '7' | '8';

/** What every part of the stand-in Rocket.Chat shares. */
export type Server = {
    readonly store: Store;
    readonly collections: Collections;
    readonly settings: Settings;
    readonly siteUrl: string;
    readonly instanceId: string;
    readonly generation: Generation;
    /**
     * Tells the apps of this instance, and never waits: the payload is made after the write, and what goes wrong there or
     * in an app reaches nobody.
     */
    readonly emit: (event: string, payload: () => Promise<unknown>) => void;
};
