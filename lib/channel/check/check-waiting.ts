import type { Trouble } from '../../model/trouble';
import type { Pending, PendingKind } from '../../queue/pending';
import type { CheckKey } from '../../words/topics/check';
import { type CheckVisit, type Finding, right, unknown, wrong } from './finding';

/** Texts and replies that wait, how many, since when, and why. What was stored just now is in somebody's hands. */
export async function checkWaiting(visit: CheckVisit): Promise<readonly Finding[]> {
    const found = await Promise.all([waiting('text', visit), waiting('reply', visit)]);
    const all = found.flat();
    return all.length > 0 ? all : [right(visit.say('nothingWaits'))];
}

async function waiting(kind: Exclude<PendingKind, 'pass'>, visit: CheckVisit): Promise<readonly Finding[]> {
    const { ports, say, now } = visit;
    const found = await ports.lanes.waiting(kind).catch(() => undefined);
    if (found === undefined) {
        return [unknown(say('storeUnknown'))];
    }
    const byReason = new Map<CheckKey, Pending[]>();
    for (const pending of found.filter(({ lastTry, arrivedAt }) => lastTry || now - arrivedAt > IN_HAND_MS)) {
        const reason = REASONS[pending.lastTry?.trouble.kind ?? 'turn-lost'];
        byReason.set(reason, [...(byReason.get(reason) ?? []), pending]);
    }
    return Array.from(byReason, ([reason, pendings]) => {
        const oldest = Math.min(...pendings.map(({ arrivedAt }) => arrivedAt));
        const values = { count: String(pendings.length), since: visit.moment(oldest), why: say(reason) };
        return wrong(say(kind === 'text' ? 'textsWait' : 'repliesWait', values));
    });
}

const IN_HAND_MS = 60_000;

/** Why something waits, and what helps. */
const REASONS: Readonly<Record<Trouble['kind'], CheckKey>> = {
    'nobody-there': 'waitsForAgent',
    unanswered: 'waitsForServer',
    blocked: 'waitsForServer',
    'already-there': 'waitsForTurn',
    vetoed: 'waitsForVeto',
    'file-refused': 'waitsForServer',
    refused: 'waitsForServer',
    wordless: 'waitsForServer',
    unknown: 'waitsForServer',
    'turn-lost': 'waitsForTurn',
    'store-failed': 'waitsForServer',
    'twilio-busy': 'waitsForBusyTwilio',
    'twilio-unreachable': 'waitsForTwilio',
};
