import type { HeardMemory } from '../channel/note-heard';
import { newSweepMemory, type SweepMemory } from '../channel/sweeps';
import type { TemplateMemory } from '../channel/templates';
import { newWatchMemory, type WatchMemory } from '../channel/troubles';
import type { Filled, Form } from '../model/form';
import { newReplyMemory, type ReplyMemory } from '../outbound/reply-memory';
import { newProcess, type Process } from '../queue/process';
import type { LogMemory } from './log';
import type { SettingsMemory } from './settings';
import type { IdentitiesMemory } from './store/identities';

/** Everything that one process of the app keeps in mind. */
export interface AppMemory {
    readonly process: Process;
    readonly replies: ReplyMemory;
    readonly identities: IdentitiesMemory;
    readonly settings: SettingsMemory;
    readonly log: LogMemory;
    readonly sweeps: SweepMemory;
    readonly heard: HeardMemory;
    readonly watch: WatchMemory;
    readonly templates: TemplateMemory;
    /** What is being typed into forms, by their names, for as long as they are looked at. */
    readonly drafts: Map<string, Filled>;
    /** The forms that are being sent, by their names, and what each comes to. */
    readonly sending: Map<string, Promise<Form | undefined>>;
}

/** The memory of a process that starts. */
export function newAppMemory(): AppMemory {
    return {
        process: newProcess(),
        replies: newReplyMemory(),
        identities: { secret: undefined, met: new Set() },
        settings: { latest: undefined, readAt: 0, told: '[]' },
        log: { warnedOnce: new Set(), late: [], warnings: new Map() },
        sweeps: newSweepMemory(Date.now()),
        heard: new Map(),
        watch: newWatchMemory(Date.now()),
        templates: new Map(),
        drafts: new Map(),
        sending: new Map(),
    };
}
