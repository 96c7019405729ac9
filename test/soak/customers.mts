import { setTimeout as pause } from 'node:timers/promises';
import { INCOMING, newSid, textFields } from '../engine/inbound.mts';
import type { Cluster } from '../harness/cluster.mts';
import type { Random } from '../harness/seeded.mts';

export interface Traffic {
    readonly customers: number;
    readonly textsEach: number;
    /** How many customers write at the same time. */
    readonly atOnce: number;
    /** How long Twilio waits before it delivers the text again. */
    readonly patienceMs: number;
    readonly random: Random;
}

/** What has happened so far. */
export interface Count {
    accepted: number;
    deliveries: number;
    duplicates: number;
    redelivered: number;
}

/** A customer and everything they sent, in order. */
export interface Sender {
    readonly customer: string;
    readonly sent: readonly string[];
}

/** Every customer writes all their texts, each when Twilio has got rid of the one before. Resolves when all have. */
export async function writeAll(cluster: Cluster, traffic: Traffic, count: Count): Promise<readonly Sender[]> {
    const { random } = traffic;
    const senders = Array.from({ length: traffic.customers }, (_, at) => ({
        customer: `+1402${String(2_000_000 + at)}`,
        sent: Array.from({ length: traffic.textsEach }, (_, n) => (random() < 0.1 ? 'ok' : `text ${n + 1}`)),
    }));
    const queue = senders[Symbol.iterator]();
    const worker = async () => {
        for (const sender of queue) {
            for (const body of sender.sent) {
                await handOver(cluster, { from: sender.customer, body, sid: newSid() }, { traffic, count });
                await pause(random() * 100);
            }
        }
    };
    await Promise.all(Array.from({ length: traffic.atOnce }, worker));
    return senders;
}

type Text = Parameters<typeof textFields>[0];

/** As Twilio does with a fallback URL, only more patient: again and again until the text is accepted. */
async function handOver(
    cluster: Cluster,
    text: Text,
    { traffic, count }: { readonly traffic: Traffic; readonly count: Count },
): Promise<void> {
    const first = textFields(text);
    const { random } = traffic;
    for (let attempt = 1; ; attempt += 1) {
        const fields = attempt === 1 ? first : { ...first, ErrorCode: '11200', ErrorUrl: cluster.url };
        const at = random() < 0.5 ? 0 : 1;
        const post = async (instance: number): Promise<number> => {
            count.deliveries += 1;
            return cluster.post(INCOMING, fields, { at: instance }).then(
                ({ status }) => status,
                () => 0,
            );
        };
        const isDoubled = random() < 0.15;
        const twin = isDoubled ? post(random() < 0.5 ? 0 : 1) : undefined;
        count.duplicates += isDoubled ? 1 : 0;
        const status = await Promise.race([post(at), pause(traffic.patienceMs, 0, { ref: false })]);
        if (status === 200) {
            count.accepted += 1;
            void twin;
            return;
        }
        count.redelivered += 1;
        await pause(50);
    }
}
