import type { Records } from '../../../lib/engine/store/records.ts';
import type { Gate } from './calls.mts';

/** A record as the store keeps it: JSON under labels. */
export interface StoredRecord {
    readonly labels: readonly string[];
    readonly json: string;
}

/** Records over an array that several processes may share. No ids, no order, no uniqueness, as in Rocket.Chat. */
export function memoryRecords(stored: StoredRecord[], gate: Gate): Records {
    const sameLabels = (labels: readonly string[]) => stored.findIndex((one) => String(one.labels) === String(labels));
    return {
        create: (labels, data) =>
            gate(`records.create ${kindOf(labels)}`, () => void stored.push(recordOf(labels, data))),
        find: (label) =>
            gate('records.find', () =>
                stored.filter(({ labels }) => labels.includes(label)).map(({ json }): unknown => JSON.parse(json)),
            ),
        replace: (labels, data) =>
            gate('records.replace', () => {
                const index = sameLabels(labels);
                if (index >= 0) {
                    stored[index] = recordOf(labels, data);
                }
            }),
        put: (labels, data) =>
            gate('records.put', () => {
                const index = sameLabels(labels);
                stored[index < 0 ? stored.length : index] = recordOf(labels, data);
            }),
        remove: (labels) =>
            gate('records.remove', () => {
                const kept = stored.filter((one) => !labels.every((label) => one.labels.includes(label)));
                const count = stored.length - kept.length;
                stored.splice(0, stored.length, ...kept);
                return count;
            }),
    };
}

function recordOf(labels: readonly string[], data: object): StoredRecord {
    return { labels, json: JSON.stringify(data) };
}

/** 'pending', 'token', 'outbox', or 'text' for what is remembered of a text. */
function kindOf([first = '']: readonly string[]): string {
    return first.split(':')[0] ?? '';
}
