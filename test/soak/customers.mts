import { setTimeout as pause } from 'node:timers/promises';
import { INCOMING, textFields } from '../engine/inbound.mts';
import type { Cluster } from '../harness/cluster.mts';
import type { Random } from '../harness/seeded.mts';
import { OUR_NUMBER } from '../harness/workspace.mts';

export interface Traffic {
    /** So many at most, and none begins when the time is over. */
    readonly customers: number;
    readonly textsEach: number;
    /** How many customers write at the same time. */
    readonly atOnce: number;
    /** The longest pause of a customer between two texts. */
    readonly pauseMs: number;
    readonly writingForMs: number;
    /** How long Twilio waits before it delivers the text again. */
    readonly patienceMs: number;
    readonly random: Random;
}

/** What has happened so far. */
export interface Count {
    accepted: number;
    /** Texts that no webhook brings: Twilio's log alone has them. */
    kept: number;
    deliveries: number;
    duplicates: number;
    redelivered: number;
}

/** A customer and everything they sent, in order. */
export interface Sender {
    readonly customer: string;
    readonly sent: string[];
    /** What Twilio could not hand over. */
    readonly kept: string[];
}

/** Customers write one after the other, each text when Twilio has got rid of the one before. Resolves when all have. */
export async function writeAll(cluster: Cluster, traffic: Traffic, count: Count): Promise<readonly Sender[]> {
    const senders: Sender[] = [];
    const endsAt = Date.now() + traffic.writingForMs;
    const isOver = () => Date.now() >= endsAt;
    const worker = async () => {
        while (senders.length < traffic.customers && !isOver()) {
            const sender = { customer: `+1402${String(2_000_000 + senders.length)}`, sent: [], kept: [] };
            senders.push(sender);
            for (let n = 1; n <= traffic.textsEach && !isOver(); n += 1) {
                await writeOne(cluster, { sender, n }, { traffic, count });
                await pause(traffic.random() * traffic.pauseMs);
            }
        }
    };
    await Promise.all(Array.from({ length: traffic.atOnce }, worker));
    return senders;
}

/** Each text stands in Twilio's log, and one in twenty only there, as one that was sent a while ago and given up. */
async function writeOne(
    cluster: Cluster,
    { sender, n }: { readonly sender: Sender; readonly n: number },
    given: { readonly traffic: Traffic; readonly count: Count },
): Promise<void> {
    const { random } = given.traffic;
    const { customer: from } = sender;
    if (random() < 0.05) {
        const body = `kept ${n}`;
        cluster.twilio.lose({ from, text: { to: OUR_NUMBER, body }, agoMs: GIVEN_UP_AFTER_MS });
        sender.kept.push(body);
        given.count.kept += 1;
        return;
    }
    const body = random() < 0.1 ? 'ok' : `text ${n}`;
    const sid = cluster.twilio.lose({ from, text: { to: OUR_NUMBER, body }, agoMs: 0 });
    sender.sent.push(body);
    await handOver(cluster, { from, body, sid }, given);
}

/** All tries of the webhook and of its fallback are over then. */
const GIVEN_UP_AFTER_MS = 180_000;

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
