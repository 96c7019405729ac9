import type { Log } from '../model/ports';
import type { Settings } from '../model/settings';
import { JOB_BEATS_EVERY_MS, LEFT_TO_THE_JOB_MS } from '../model/timing';
import { inLogWords, troubleOf } from '../model/trouble';
import type { Agents } from '../outbound/ports';
import { finished } from '../queue/attempt';
import { withPass } from '../queue/pass';
import type { QueuePorts } from '../queue/ports';
import { languageOf } from '../words/say';
import { alarmText } from './alarm-text';
import { judge, type Verdict } from './judge';
import type { SweepMemory } from './sweeps';
import type { ChannelState, ChannelStates, OpenTrouble, TroubleKind, WatchMemory } from './troubles';

export interface WatchPorts extends QueuePorts {
    readonly agents: Pick<Agents, 'announce'>;
    readonly channelStates: ChannelStates;
    readonly settings: Settings;
    readonly log: Log;
    readonly watchMemory: WatchMemory;
    readonly sweepMemory: SweepMemory;
}

/**
 * Tells the alarm room and the log when a trouble of the channel begins, and when it is over: once each, over all processes.
 * What the job of this process will tell within the minute is left to it. Never rejects.
 */
export async function watch({ isJob }: { readonly isJob: boolean }, ports: WatchPorts): Promise<void> {
    const { watchMemory: memory, clock, log } = ports;
    const now = clock.now();
    memory.jobRanAt = isJob ? now : memory.jobRanAt;
    memory.jobSeenAt = Math.max(memory.jobSeenAt, memory.jobRanAt);
    const isBeatDue = isJob && Math.abs(now - memory.readAt) >= JOB_BEATS_EVERY_MS;
    const verdicts = judge({ memory, now, isJob, failing: ports.sweepMemory.failing });
    const isLeftToJob = !isJob && now - memory.jobRanAt < LEFT_TO_THE_JOB_MS;
    if (memory.isAtWork || isLeftToJob || !(isBeatDue || isNews(verdicts, memory.state))) {
        return;
    }
    memory.isAtWork = true;
    try {
        if (isBeatDue) {
            memory.readAt = now;
            await ports.channelStates.noteJobRan(now);
            memory.state = await ports.channelStates.read();
        }
        const known = isJob ? verdicts : await whatIsKnown(verdicts, now, ports);
        if (isNews(known, memory.state)) {
            await tellChanges(known, ports);
        }
    } catch (error) {
        log.warn('sms.store-failed', { why: inLogWords(troubleOf(error)) });
    } finally {
        memory.isAtWork = false;
    }
}

type Verdicts = ReadonlyMap<TroubleKind, Verdict>;

/** Whether something begins or is over, or was begun and not told: what was seen before the last change says nothing. */
function isNews(verdicts: Verdicts, state: ChannelState): boolean {
    const isUntold = state.open.some(({ isTold }) => !isTold);
    const isChanged = Array.from(verdicts).some(
        ([kind, verdict]) => begins(kind, verdict, state) || ends(kind, verdict, state),
    );
    return isUntold || isChanged;
}

function begins(kind: TroubleKind, verdict: Verdict, { open, over }: ChannelState): boolean {
    const overAt = over.find((one) => one.kind === kind)?.at ?? 0;
    return verdict.kind === 'there' && verdict.at > overAt && !open.some((one) => one.kind === kind);
}

function ends(kind: TroubleKind, verdict: Verdict, { open }: ChannelState): boolean {
    return verdict.kind === 'over' && open.some((one) => one.kind === kind && verdict.at > one.since);
}

/** Of the job this process may simply not have heard. */
async function whatIsKnown(verdicts: Verdicts, now: number, ports: WatchPorts): Promise<Verdicts> {
    const { watchMemory: memory, channelStates } = ports;
    if (verdicts.get('job') === undefined) {
        return verdicts;
    }
    const ranAt = await channelStates.jobRanAt();
    memory.jobSeenAt = Math.max(memory.jobSeenAt, ranAt <= now ? ranAt : 0);
    return judge({ memory, now, isJob: false, failing: undefined });
}

async function tellChanges(verdicts: Verdicts, ports: WatchPorts): Promise<void> {
    const { channelStates, watchMemory: memory } = ports;
    await withPass(
        'watch',
        {
            async atTurn() {
                const before = await channelStates.read();
                const after = stateAfter(before, verdicts);
                await channelStates.write(after);
                memory.state = after;
                await tellAll({ before, after }, ports);
                return finished();
            },
        },
        ports,
    );
}

function stateAfter(before: ChannelState, verdicts: Verdicts): ChannelState {
    const all = Array.from(verdicts);
    const ended = all.filter(([kind, verdict]) => ends(kind, verdict, before));
    const begun = all.flatMap(([kind, verdict]): readonly OpenTrouble[] =>
        verdict.kind === 'there' && begins(kind, verdict, before)
            ? [{ kind, since: verdict.at, why: verdict.why, isTold: false }]
            : [],
    );
    const isEnded = (kind: TroubleKind) => ended.some(([other]) => other === kind);
    return {
        open: [...before.open.filter(({ kind }) => !isEnded(kind)), ...begun],
        over: [...before.over.filter(({ kind }) => !isEnded(kind)), ...ended.map(([kind, { at }]) => ({ kind, at }))],
    };
}

interface Change {
    readonly before: ChannelState;
    readonly after: ChannelState;
}

/** What was begun and not told, by a process that died over it too; then what is over. */
async function tellAll({ before, after }: Change, ports: WatchPorts): Promise<void> {
    const untold = after.open.filter(({ isTold }) => !isTold);
    for (const trouble of untold) {
        ports.log.warn('sms.trouble', { trouble: trouble.kind, why: trouble.why });
        await announce('begun', trouble, ports);
    }
    if (untold.length > 0) {
        const told = { ...after, open: after.open.map((one) => ({ ...one, isTold: true })) };
        await ports.channelStates.write(told);
        ports.watchMemory.state = told;
    }
    const over = before.open.filter(({ kind }) => !after.open.some((one) => one.kind === kind));
    for (const trouble of over.filter(({ isTold }) => isTold)) {
        ports.log.info('sms.trouble-over', { trouble: trouble.kind });
        await announce('over', trouble, ports);
    }
}

async function announce(what: 'begun' | 'over', trouble: OpenTrouble, ports: WatchPorts): Promise<void> {
    const { alarmRooms, language } = ports.settings;
    const text = alarmText(what, trouble, languageOf([language]));
    for (const room of alarmRooms) {
        try {
            await ports.agents.announce(room, text);
        } catch (error) {
            ports.log.warn('sms.not-told', { room, why: inLogWords(troubleOf(error)) });
        }
    }
}
