import type { CommandAnswer, Tell } from '../lib/model/command-answer';
import { LATE, within } from '../lib/model/deadline';
import type { Clock } from '../lib/model/ports';

export interface Patience {
    /** How long the caller is kept waiting, in milliseconds. */
    readonly ms: number;
    /** What the caller reads when that is over. */
    readonly meanwhile: () => Promise<CommandAnswer>;
    readonly clock: Clock;
}

/** Shows an answer as soon as there is one. Resolves when it is shown, or when the caller was told that it follows. */
export async function tellInPatience(answer: Promise<CommandAnswer>, tell: Tell, patience: Patience): Promise<void> {
    const { ms, meanwhile, clock } = patience;
    const told = answer.then(tell);
    if ((await within({ ms, clock }, told)) === LATE) {
        await tell(await meanwhile());
    }
}
