import { register } from 'node:module';

/** Imported before everything else of a process that runs on another engine than the installed one. */
register('./older-engine-hooks.mts', import.meta.url);
