import type { SweepState, Sweeps, SweptNumber } from '../../channel/sweeps';
import { membersOf } from '../../model/json';
import { labels } from './labels';
import type { Records } from './records';

/** How far Twilio's log has been compared, as one record. Of two that were made at once the one that was written last counts. */
export function sweepsOver(records: Records): Sweeps {
    return {
        async read() {
            const found = (await records.find(labels.sweeps)).map(readState);
            return found.reduce((one, other) => (lastOf(other) >= lastOf(one) ? other : one), NONE);
        },
        write: (state) => records.put([labels.sweeps], state),
    };
}

const NONE: SweepState = { endedAt: 0, numbers: [] };

function lastOf({ endedAt, failing }: SweepState): number {
    return Math.max(endedAt, failing?.at ?? 0);
}

function readState(data: unknown): SweepState {
    const { endedAt, failing, isUnfinished, lastFound, numbers } = membersOf(data);
    return {
        endedAt: typeof endedAt === 'number' ? endedAt : 0,
        ...(isUnfinished === true ? { isUnfinished } : {}),
        ...(isFailing(failing) ? { failing } : {}),
        ...(isFound(lastFound) ? { lastFound } : {}),
        numbers: Array.isArray(numbers) ? numbers.filter(isSwept) : [],
    };
}

function isFailing(data: unknown): data is NonNullable<SweepState['failing']> {
    const { since, at, count, why } = membersOf(data);
    return [since, at, count].every((value) => typeof value === 'number') && typeof why === 'string';
}

function isFound(data: unknown): data is NonNullable<SweepState['lastFound']> {
    const { at, count } = membersOf(data);
    return typeof at === 'number' && typeof count === 'number';
}

function isSwept(data: unknown): data is SweptNumber {
    const { key, until } = membersOf(data);
    return typeof key === 'string' && typeof until === 'number';
}
