import { LATE, within } from '../model/deadline';
import type { Ledger, Lines, Place } from '../model/ports';
import { isUploadRefused, type Refusal, refusalOf } from '../model/rocketchat-error';
import type { Entry } from '../queue/pending';
import type { Turn } from '../queue/turn';
import type { OptOut } from '../twilio/opt-out-words';
import { mediaProblemLine } from '../words/text-lines';
import { NO_TRACES, type Traces, tracesIn } from './already-posted';
import { openPlace, type PlacePorts } from './conversation';
import { type FetchPorts, fetchFile, nameOfFile } from './fetch-file';
import { arrivedAt, type TextWork } from './pending-text';
import { type Part, type Progress, readableLines, textPart } from './text-part';

export interface DeliverPorts extends PlacePorts, FetchPorts {
    readonly lines: Lines;
    readonly ledger: Ledger;
}

/** One attempt at a text, made with the turn on its line. */
export interface Attempt {
    readonly entry: Entry;
    readonly turn: Turn;
    readonly work: TextWork;
    /** Whether nobody can have tried before, so that nothing of it can be in the room. */
    readonly isFirst: boolean;
    /** The conversation, when it was looked up already. */
    readonly place?: Place;
    readonly optOut: OptOut | undefined;
}

export type Delivery =
    | (Place & { readonly kind: 'posted'; readonly traces: readonly string[]; readonly isNew: boolean })
    | (Refusal & { readonly work: TextWork })
    | { readonly kind: 'turn-lost' };

/** Posts the text and then its files, each once: what an earlier attempt got into the room is recognised there. */
export async function deliverText(attempt: Attempt, ports: DeliverPorts): Promise<Delivery> {
    const progress: Progress = { work: attempt.work };
    try {
        if (!(await attempt.turn.stillHeld())) {
            return { kind: 'turn-lost' };
        }
        const found = attempt.place && { ...attempt.place, isNew: false };
        const place = found ?? (await openPlace(attempt.work, ports));
        const earlier = attempt.isFirst ? NO_TRACES : await earlierTraces(attempt, place, ports);
        const { rooms = [] } = progress.work;
        if (found === undefined && !rooms.includes(place.room.id)) {
            // By the next attempt the room may be closed, and only open ones can be looked for.
            progress.work = { ...progress.work, rooms: [...rooms, place.room.id] };
            await attempt.turn.save({ ...attempt.entry, work: progress.work });
        }
        const parts = partsOf(attempt, progress, ports);
        for (const part of parts.slice(attempt.work.traces.length)) {
            if (!(await attempt.turn.stillHeld())) {
                return { kind: 'turn-lost' };
            }
            const trace = await part(place, earlier);
            if (trace === undefined) {
                return { kind: 'turn-lost' };
            }
            progress.work = { ...progress.work, traces: [...progress.work.traces, trace], refusals: 0 };
            if (progress.work.traces.length < parts.length) {
                await attempt.turn.save({ ...attempt.entry, work: progress.work });
            }
        }
        return { kind: 'posted', traces: progress.work.traces, ...place };
    } catch (error) {
        return { ...refusalOf(error), work: progress.work };
    }
}

function partsOf(attempt: Attempt, progress: Progress, ports: DeliverPorts): readonly Part[] {
    const { work, turn, optOut } = attempt;
    const say = (lines: string) => textPart(lines, { ...ports, turn, progress });
    const lines = readableLines(work.text, optOut);
    const files = work.text.media.map((_, index) => filePart(attempt, { index, say }, ports));
    return lines === '' ? files : [say(lines), ...files];
}

interface FileToPut {
    readonly index: number;
    readonly say: (lines: string) => Part;
}

/** A file that cannot be shown becomes a line that says why. */
function filePart(attempt: Attempt, { index, say }: FileToPut, ports: DeliverPorts): Part {
    const wanted = { text: attempt.work.text, index };
    const name = nameOfFile(wanted);
    return async (place, earlier) => {
        const uploaded = earlier.takeFile(name);
        if (uploaded !== undefined) {
            return uploaded;
        }
        const fetched = await meanwhileHeld(fetchFile(wanted, ports), attempt.turn, ports);
        if (!(await attempt.turn.stillHeld())) {
            return undefined;
        }
        if (fetched.kind === 'problem') {
            return say(mediaProblemLine({ name, why: fetched.why }))(place, earlier);
        }
        try {
            return await ports.livechat.upload(place, fetched.file);
        } catch (error) {
            if (!isUploadRefused(error, attempt.entry.attempts)) {
                throw error;
            }
            return say(mediaProblemLine({ name, why: 'rocket-chat-refused' }))(place, earlier);
        }
    };
}

/** Waits for what may take longer than the lease, and has the turn renewed meanwhile. */
async function meanwhileHeld<T>(slow: Promise<T>, turn: Turn, { clock }: DeliverPorts): Promise<T> {
    for (;;) {
        const result = await within({ ms: RENEW_EVERY_MS, clock }, slow);
        if (result !== LATE) {
            return result;
        }
        await turn.stillHeld();
    }
}

const RENEW_EVERY_MS = 8_000;

function earlierTraces({ entry, work }: Attempt, place: Place, ports: DeliverPorts): Promise<Traces> {
    const rooms = [...(work.rooms ?? []), place.room.id];
    return tracesIn({ rooms, visitorId: place.visitor.id, line: entry.line, since: arrivedAt(entry) }, ports);
}
