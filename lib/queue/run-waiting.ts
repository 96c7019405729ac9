import { type WorkPorts, workOnText } from '../inbound/attempt-text';
import { isAnyoneFor } from '../inbound/conversation';
import { textWorkOf } from '../inbound/pending-text';
import { meansNobodyThere } from '../model/rocketchat-error';
import { type ReplyPorts, type ReplyTask, workOnReply } from '../outbound/attempt-reply';
import type { Refused } from '../refused-count';
import { forgetOld } from './forget';
import { type Worked, workAhead } from './in-turn';
import { byArrival, claimed, type Entry, isLive, newEntry } from './pending';
import { takeTurn } from './turn';

export type RecoverPorts = WorkPorts & ReplyPorts & { readonly refused: Refused };

/** The scheduler gives a job 30 s; what is left then waits for the next run. */
const STOP_STARTING_AFTER_MS = 18_000;
const AT_ONCE = 8;

/** What the minute job does: texts that wait are delivered in order, and what is remembered too long is forgotten. */
export async function recover(ports: RecoverPorts): Promise<void> {
    const { clock, log } = ports;
    ports.refused.report(clock.now(), log);
    await deliverWaiting(ports);
    await removeDeadTokens(ports);
    await forgetOld(ports);
}

async function deliverWaiting(ports: RecoverPorts): Promise<void> {
    const startedAt = ports.clock.now();
    const heads = headsOf(await waitingIn(ports)).filter((head) => isDue(head, startedAt));
    const isOpen = onlyAsked(ports);
    const next = heads[Symbol.iterator]();
    const worker = async (): Promise<void> => {
        for (const head of next) {
            if (ports.clock.now() - startedAt > STOP_STARTING_AFTER_MS) {
                return;
            }
            if (await isOpen(head)) {
                // One line that the store fails on must not keep the others from their turn.
                await workOnLine(head.line, ports).catch(() => ports.log.warn('sms.job-failed', {}));
            }
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function waitingIn({ lines }: RecoverPorts): Promise<readonly Entry[]> {
    return [...(await lines.waiting('text')), ...(await lines.waiting('reply'))];
}

/** The oldest entry of each line, oldest first. */
function headsOf(entries: readonly Entry[]): readonly Entry[] {
    const heads = new Map<string, Entry>();
    for (const entry of entries.slice().sort(byArrival)) {
        if (!heads.has(entry.line)) {
            heads.set(entry.line, entry);
        }
    }
    return Array.from(heads.values());
}

/** A live entry is in somebody's hands. */
function isDue(head: Entry, now: number): boolean {
    return !isLive(head, now) && head.dueAt <= now;
}

/** Whether to try a head: one that met nobody online is left until there is somebody, asked once per department. */
function onlyAsked(ports: RecoverPorts): (head: Entry) => Promise<boolean> {
    const answers = new Map<string, Promise<boolean>>();
    return async (head) => {
        const work = textWorkOf(head);
        if (work === undefined || !meansNobodyThere(head.why)) {
            return true;
        }
        const key = `${work.department}\n${work.text.to}`;
        const answer = answers.get(key) ?? isAnyoneFor(work, ports);
        answers.set(key, answer);
        return answer;
    };
}

/** Takes the turn on a line with a token and does what waits there. A line that is being worked on is left alone. */
async function workOnLine(line: string, ports: RecoverPorts): Promise<void> {
    const { memory, clock, lines } = ports;
    if (!memory.queue.isIdle(line)) {
        return;
    }
    await memory.queue.inOrder(line, async () => {
        const id = memory.nextId(clock.now());
        const token = claimed(newEntry({ id, line, kind: 'token', key: id, owner: memory.owner }), clock.now());
        await lines.add(token);
        try {
            const turn = await takeTurn(token, ports);
            if (turn.kind === 'held') {
                await workAhead(turn, (entry) => workOn({ entry, turn }, ports));
            }
        } finally {
            await lines.remove(token);
        }
    });
}

function workOn({ entry, turn }: ReplyTask, ports: RecoverPorts): Promise<Worked> {
    return entry.kind === 'reply'
        ? workOnReply({ entry, turn }, ports)
        : workOnText({ entry, turn, isFirst: false }, ports);
}

/** Tokens of processes that died with the turn in hand. */
async function removeDeadTokens({ lines, clock }: RecoverPorts): Promise<void> {
    for (const token of await lines.waiting('token')) {
        if (!isLive(token, clock.now())) {
            await lines.remove(token);
        }
    }
}
