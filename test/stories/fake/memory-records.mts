import type { Records } from '../../../lib/engine/store/records.ts';
import { recordName } from '../../workspace/app-records.mts';
import type { Gate } from './calls.mts';

/** A record as the store keeps it: JSON under labels. */
export interface StoredRecord {
    readonly labels: readonly string[];
    readonly json: string;
}

/** Records over an array that several processes may share. No ids, no order, no uniqueness, as in Rocket.Chat. */
export function memoryRecords(stored: StoredRecord[], gate: Gate): Records {
    return {
        create: (labels, data) =>
            gate(`records.create ${recordName(labels)}`, () => indexOf(stored).add(recordOf(labels, data))),
        find: (label) =>
            gate('records.find', () =>
                indexOf(stored)
                    .with([label])
                    .map(({ json }): unknown => JSON.parse(json)),
            ),
        replace: (labels, data) => gate('records.replace', () => void indexOf(stored).replace(recordOf(labels, data))),
        put: (labels, data) =>
            gate('records.put', () => {
                const record = recordOf(labels, data);
                if (!indexOf(stored).replace(record)) {
                    indexOf(stored).add(record);
                }
            }),
        remove: (labels) =>
            gate('records.remove', () => {
                const found = indexOf(stored).with(labels);
                indexOf(stored).remove(found);
                return found.length;
            }),
    };
}

function recordOf(labels: readonly string[], data: object): StoredRecord {
    return { labels, json: JSON.stringify(data) };
}

/** The records of an array by their labels, so that ten thousand of them can be told of. */
interface Index {
    /** Whether the array is as it was left here; of a very long one only the length is looked at. */
    isOf(stored: readonly StoredRecord[]): boolean;
    add(record: StoredRecord): void;
    /** All that carry all of these labels. */
    with(labels: readonly string[]): readonly StoredRecord[];
    /** Replaces one record with exactly these labels; false when there is none. */
    replace(record: StoredRecord): boolean;
    remove(records: readonly StoredRecord[]): void;
}

const LONG = 100;

const indexes = new WeakMap<StoredRecord[], Index>();

/** Made anew when a test has put something into the array, or taken it away. */
function indexOf(stored: StoredRecord[]): Index {
    const known = indexes.get(stored);
    if (known?.isOf(stored)) {
        return known;
    }
    const made = newIndex(stored);
    indexes.set(stored, made);
    return made;
}

function newIndex(stored: StoredRecord[]): Index {
    const byLabel = new Map<string, StoredRecord[]>();
    const listsOf = ({ labels }: StoredRecord) => [...new Set(labels)].map(listOf);
    const listOf = (label: string): StoredRecord[] => {
        const list = byLabel.get(label) ?? [];
        byLabel.set(label, list);
        return list;
    };
    for (const record of stored) {
        for (const list of listsOf(record)) {
            list.push(record);
        }
    }
    const mirror = [...stored];
    const index: Index = {
        isOf: (all) =>
            all.length === mirror.length &&
            (all.length > LONG || all.every((record, position) => record === mirror[position])),
        add(record) {
            for (const list of [stored, mirror, ...listsOf(record)]) {
                list.push(record);
            }
        },
        with(labels) {
            const lists = labels.map(listOf).sort((one, other) => one.length - other.length);
            return (lists[0] ?? []).filter((record) => labels.every((label) => record.labels.includes(label)));
        },
        replace(record) {
            const old = index.with(record.labels).find(({ labels }) => String(labels) === String(record.labels));
            for (const list of old === undefined ? [] : [stored, mirror, ...listsOf(old)]) {
                list[list.indexOf(old!)] = record;
            }
            return old !== undefined;
        },
        remove(records) {
            for (const record of records) {
                for (const list of [stored, mirror, ...listsOf(record)]) {
                    list.splice(list.indexOf(record), 1);
                }
            }
        },
    };
    return index;
}
