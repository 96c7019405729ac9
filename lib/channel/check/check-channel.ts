import { JOB_SILENT_MS } from '../../model/timing';
import { speaking } from '../../words/say';
import { CHECK_CHANNEL_WORDS } from '../../words/topics/check-channel';
import { alarmText } from '../alarm-text';
import { sayFailure } from '../recover';
import type { SweepState } from '../sweeps';
import { type CheckVisit, type Finding, right, unknown, wrong } from './finding';

/** What is known over all processes: troubles of the channel, the job, and what Twilio's log was compared with. */
export async function checkChannel(visit: CheckVisit): Promise<readonly Finding[]> {
    const { channelStates, sweeps, ourNumbers, settings } = visit.ports;
    try {
        const [state, ranAt, swept, ours] = await Promise.all([
            channelStates.read(),
            channelStates.jobRanAt(),
            sweeps.read(),
            ourNumbers.all(),
        ]);
        const open = state.open.map((trouble) =>
            since(trouble.since, alarmText('begun', trouble, visit.language), visit),
        );
        const isJobTold = state.open.some(({ kind }) => kind === 'job');
        const troubles = open.length > 0 ? open : [right(sayingIn(visit)('noTrouble'))];
        return [
            ...troubles,
            ...(isJobTold ? [] : [checkJob(ranAt, visit)]),
            ...(await Promise.all(settings.alarmRooms.map((roomId) => checkAlarmRoom(roomId, visit)))).flat(),
            ...(ours.length === 0 ? [] : checkCompared(swept, visit)),
        ];
    } catch {
        return [unknown(sayingIn(visit)('channelUnknown'))];
    }
}

function checkJob(ranAt: number, visit: CheckVisit): Finding {
    const say = sayingIn(visit);
    if (ranAt === 0) {
        return unknown(say('jobUnknown'));
    }
    const at = visit.moment(ranAt);
    return visit.now - ranAt > JOB_SILENT_MS ? wrong(say('jobSilent', { at })) : right(say('jobRuns', { at }));
}

async function checkAlarmRoom(roomId: string, visit: CheckVisit): Promise<readonly Finding[]> {
    const isThere = (await visit.ports.roomMessages.room(roomId)) !== undefined;
    return isThere ? [] : [wrong(sayingIn(visit)('noAlarmRoom'))];
}

function checkCompared(state: SweepState, visit: CheckVisit): readonly Finding[] {
    const { recoverEveryMs } = visit.ports.settings;
    const say = sayingIn(visit);
    const { endedAt, failing, isUnfinished, lastFound } = state;
    const at = visit.moment(endedAt);
    const found =
        lastFound === undefined
            ? []
            : [right(say('textsFound', { count: String(lastFound.count), at: visit.moment(lastFound.at) }))];
    if (recoverEveryMs === 0) {
        return [wrong(say('compareOff')), ...found];
    }
    if (failing !== undefined) {
        return [since(failing.since, sayFailure(failing.why, visit.language), visit), ...found];
    }
    if (isUnfinished || endedAt === 0) {
        return [unknown(say(isUnfinished ? 'comparing' : 'notCompared')), ...found];
    }
    const isLate = visit.now - endedAt > recoverEveryMs + JOB_SILENT_MS;
    return [isLate ? wrong(say('comparedLate', { at })) : right(say('compared', { at })), ...found];
}

/** What else tells of a trouble begins with a sign of its own. */
function since(at: number, sentence: string, visit: CheckVisit): Finding {
    const what = sentence.replace(/^(?:🔴|⚠️) /u, '');
    return wrong(sayingIn(visit)('since', { at: visit.moment(at), what }));
}

function sayingIn({ language }: CheckVisit) {
    return speaking(CHECK_CHANNEL_WORDS, language);
}
