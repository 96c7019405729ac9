import { type ReplyProcess, type ReplyWorld, replySaying, replyWorld } from '../stories/fake/reply-world.mts';
import { newSid, textRequest } from '../stories/fake/signed-texts.mts';
import { liveMemory } from '../workspace/engine/node/child/live-memory.mts';
import type { Progress } from './latency.mts';
import { table } from './report.mts';

const DAYS = 7;
const HOURS = 24 * DAYS;
const HOUR_MS = 3_600_000;
/** Of each customer in an hour, before the conversation is closed on another instance. */
const TEXTS_OF_EACH = 4;
const JOBS_IN_AN_HOUR = 6;

/**
 * What one process keeps in mind over a week with so many texts a day, by a clock that is moved: many customers who write,
 * are answered, and are heard of no more. Everything but that, the store above all, is let go of before it is looked at.
 */
export async function weekTable(textsADay: number, progress: Progress): Promise<string> {
    const world = replyWorld();
    const process = world.start('one');
    const { memory } = process;
    const marks = [{ at: 'its start', texts: 0, mb: await liveMb(world, memory) }];
    const texts = Math.ceil(textsADay / 24);
    for (let hour = 0; hour < HOURS; hour += 1) {
        progress(`hour ${hour + 1} of ${HOURS}`);
        await anHour(world, process, { hour, texts });
        forgetAllElse(world);
        if ((hour + 1) % 24 === 0) {
            const at = `day ${(hour + 1) / 24}`;
            marks.push({ at, texts: (hour + 1) * texts, mb: await liveMb(world, memory) });
        }
    }
    const [start] = marks;
    const rows = marks.map(({ at, texts: sent, mb }) => [
        at,
        sent.toLocaleString('en'),
        `${mb.toFixed(1)} MB`,
        `${(mb - (start?.mb ?? 0)).toFixed(1)} MB`,
    ]);
    return table(['after', 'texts', 'in use', 'more than at the start'], rows);
}

async function anHour(
    { workspace: { clock } }: ReplyWorld,
    process: ReplyProcess,
    { hour, texts }: { readonly hour: number; readonly texts: number },
): Promise<void> {
    for (let number = 0; number < texts; number += 1) {
        const customer = Math.floor(number / TEXTS_OF_EACH);
        const From = `+1402${String(hour * 40_000 + customer + 2_000_000)
            .padStart(7, '0')
            .slice(-7)}`;
        await clock.until(process.deliver(textRequest({ From, Body: `text ${number}`, MessageSid: newSid() })));
        if (number % TEXTS_OF_EACH === 0) {
            const about = { messageId: `m-${hour}-${number}`, roomId: `room ${hour} ${customer}` };
            await clock.until(process.send(replySaying(`reply ${number}`, about)));
        }
        if (number % Math.ceil(texts / JOBS_IN_AN_HOUR) === 0) {
            await clock.until(process.recover());
        }
        await clock.advance(Math.floor(HOUR_MS / texts));
    }
    await clock.quiet();
}

/** What is the world's, and not the process's own. */
function forgetAllElse({ workspace, taken, written, notes, lines, reactions }: ReplyWorld): void {
    const { records, omnichannel, calls, log, announced, twilio } = workspace;
    const { visitors, rooms, messages } = omnichannel;
    const stored = [records, visitors, rooms, messages, announced, twilio.asked, twilio.texts];
    for (const all of [...stored, calls.made, log, taken, notes, lines]) {
        all.length = 0;
    }
    written.clear();
    reactions.clear();
    omnichannel.customFields.clear();
}

async function liveMb(world: ReplyWorld, memory: ReplyProcess['memory']): Promise<number> {
    forgetAllElse(world);
    const bytes = await liveMemory();
    // It is looked at, and so it is still there.
    return memory.process.owner === '' ? Number.NaN : bytes / 1024 / 1024;
}
