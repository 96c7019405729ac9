import type { Host } from '../host.mts';

const PERSISTENCE = 'rocketchat_apps_persistence';
const KINDS: Record<string, 'text' | 'reply'> = { pending: 'text', outbox: 'reply' };

/** What `GET waiting` says: the texts and replies that the app keeps until they are done, and how many it remembers. */
export async function waitingOf({ store }: Host): Promise<object> {
    const records = await store.find(PERSISTENCE, {});
    return {
        entries: records.flatMap((record) => {
            const kind = labelsOf(record)
                .map((label) => KINDS[label])
                .find(Boolean);
            return kind ? [entryView(kind, record.data)] : [];
        }),
        remembered: records.filter((record) => labelsOf(record).some((label) => /^day:/.test(label))).length,
    };
}

function labelsOf(record: { readonly [field: string]: unknown }): string[] {
    const associations = Array.isArray(record.associations) ? record.associations : [];
    return associations.map((association: { id?: unknown }) => String(association.id));
}

/** The app's record is its own business: what is not there is shown as nothing. */
function entryView(kind: 'text' | 'reply', data: unknown): object {
    const { id, key, attempts, dueAt, leaseUntil, why, work } = fieldsOf(data);
    const { text, reply } = fieldsOf(work);
    const { from, to, body } = fieldsOf(text);
    const { text: said, sms } = fieldsOf(reply);
    const customer = kind === 'text' ? from : fieldsOf(sms).from;
    return { id, key, kind, attempts, dueAt, leaseUntil, why, customer, to, text: kind === 'text' ? body : said };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
