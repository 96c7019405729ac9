import { type ChannelState, type ChannelStates, type OpenTrouble, TROUBLE_KINDS } from '../../channel/troubles';
import { membersOf } from '../../model/json';
import { labels } from './labels';
import type { Records } from './records';

/** What of the channel is in trouble, as one record, and the sign of life of the job as another. Of several of a kind what
 * was noted last counts. */
export function channelStatesOver(records: Records): ChannelStates {
    return {
        async read() {
            const found = (await records.find(labels.watch)).map(readState);
            return found.reduce((one, other) => (lastOf(other) > lastOf(one) ? other : one), NONE);
        },
        write: (state) => records.put([labels.watch], state),
        async jobRanAt() {
            const times = (await records.find(labels.jobRan)).map((data) => Number(membersOf(data).at) || 0);
            return Math.max(0, ...times);
        },
        noteJobRan: (at) => records.put([labels.jobRan], { at }),
    };
}

const NONE: ChannelState = { open: [], over: [] };

function lastOf({ open, over }: ChannelState): number {
    return Math.max(0, ...open.map(({ since }) => since), ...over.map(({ at }) => at));
}

function readState(data: unknown): ChannelState {
    const { open, over } = membersOf(data);
    return {
        open: Array.isArray(open) ? open.filter(isOpenTrouble) : [],
        over: Array.isArray(over) ? over.filter(isPastTrouble) : [],
    };
}

function isOpenTrouble(data: unknown): data is OpenTrouble {
    const { kind, since, why, isTold } = membersOf(data);
    const isKnown = TROUBLE_KINDS.some((known) => known === kind);
    return isKnown && typeof since === 'number' && typeof why === 'string' && typeof isTold === 'boolean';
}

function isPastTrouble(data: unknown): data is ChannelState['over'][number] {
    const { kind, at } = membersOf(data);
    return TROUBLE_KINDS.some((known) => known === kind) && typeof at === 'number';
}
