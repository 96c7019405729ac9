import { FORGOTTEN_LANE } from '../../channel/forgotten';
import type { KeptPlace, KeptRecords } from '../../channel/ports';
import { addressKey } from '../../model/address';
import { dayOf } from '../../queue/forget';
import { labels } from './labels';
import { toQuestion } from './questions';
import type { Records } from './records';

/** What is kept of customers over the app's records. */
export function keptRecordsOver(records: Records): KeptRecords {
    return {
        async count(places) {
            const seen = new Set<string>();
            await inBatches(places, async (place) => {
                for (const data of await records.find(labelOf(place))) {
                    seen.add(JSON.stringify(data));
                }
            });
            return seen.size;
        },
        async remove(places) {
            let count = 0;
            await inBatches(places, async (place) => {
                count += await records.remove([labelOf(place)]);
            });
            return count;
        },
        async aliasesOf(customer) {
            const found = await records.find(labels.aliasOf(customer));
            return found.flatMap((data) => addressIn(data) ?? []);
        },
        async askedAbout(customers) {
            const asked = (await records.find(labels.questions)).flatMap((data) => toQuestion(data) ?? []);
            const theirs = asked.filter(({ first }) => customers.includes(addressKey(first.way.from)));
            return theirs.map(({ first }) => first.agentId);
        },
        async blank({ key, lane, at, outcome }) {
            const where = [labels.key(key), labels.history(FORGOTTEN_LANE), labels.day(dayOf(at))];
            // First the new one: a death in between leaves both, and the text is known all the time.
            await records.create(where, { key, lane: FORGOTTEN_LANE, at, outcome, traces: [] });
            await records.remove([labels.key(key), labels.history(lane)]);
        },
    };
}

/** A customer of years may have thousands of places. */
async function inBatches(places: readonly KeptPlace[], work: (place: KeptPlace) => Promise<void>): Promise<void> {
    for (let start = 0; start < places.length; start += AT_ONCE) {
        await Promise.all(places.slice(start, start + AT_ONCE).map(work));
    }
}

const AT_ONCE = 10;

function labelOf(place: KeptPlace): string {
    switch (place.kind) {
        case 'customer':
            return labels.customer(place.address);
        case 'alias':
            return labels.alias(place.address);
        case 'way':
            return labels.visitor(place.visitorId);
        case 'open-room':
            return labels.openRoom(place.roomId);
        case 'window':
            return labels.window(place.roomId);
        case 'stopped':
            return labels.stopped(place.roomId);
        case 'later':
            return labels.laterIn(place.roomId);
        case 'question':
            return labels.question(place.agentId);
        case 'reply':
            return labels.message(place.messageId);
        case 'wait-note':
            return labels.waits(place.messageId);
        case 'part':
            return labels.sid(place.sid);
    }
}

function addressIn(data: unknown): string | undefined {
    const { address }: { readonly address?: unknown } = typeof data === 'object' && data !== null ? data : {};
    return typeof address === 'string' ? address : undefined;
}
