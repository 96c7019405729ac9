import type { Cluster } from '../harness/cluster.mts';
import type { MessageView, NoteView, RoomView } from '../workspace/rocketchat/views.mts';
import type { Deed, DeedKind } from './agents.mts';
import type { Balance, Tally } from './ledger.mts';
import type { Span } from './mishaps.mts';

/** What one deed came to. */
interface Outcome {
    readonly deed: Deed;
    /** How often its words reached a phone; of what is asked, whether it was answered. */
    readonly times: number;
    readonly isTold: boolean;
    readonly isUnheard: boolean;
}

const NAMES: Readonly<Record<DeedKind, string>> = {
    reply: 'replies',
    first: 'texts that agents wrote first',
    later: 'texts that were put off',
    check: 'questions of the admin',
};

const KINDS: readonly DeedKind[] = ['reply', 'first', 'later', 'check'];

/** Compares what agents and admins did with what reached the phones, and with what they were told. */
export async function outgoingBalance(
    cluster: Cluster,
    { deeds, updates }: { readonly deeds: readonly Deed[]; readonly updates: readonly Span[] },
): Promise<Balance> {
    const notes = (await cluster.people('notes')) as readonly NoteView[];
    const tokens = cluster.twilio
        .messages()
        .filter(({ direction }) => direction === 'outbound-api')
        .map(({ body }) => TOKEN.exec(body)?.[0] ?? '');
    const times = new Map<string, number>();
    for (const token of tokens) {
        times.set(token, (times.get(token) ?? 0) + 1);
    }
    const outcomes = await Promise.all(deeds.map((deed) => outcomeOf(cluster, deed, { notes, times, updates })));
    const disordered = disorderIn(outcomes, tokens);
    const tallies = KINDS.map((kind): [string, Tally] => {
        const mine = outcomes.filter(({ deed }) => deed.kind === kind);
        return [NAMES[kind], { ...tallyOf(mine), outOfOrder: kind === 'reply' ? disordered.length : 0 }];
    });
    return { tallies: Object.fromEntries(tallies), complaints: [...outcomes.flatMap(complaintOf), ...disordered] };
}

const TOKEN = /W\d{6}/;

interface Evidence {
    readonly notes: readonly NoteView[];
    /** How often each token reached a phone. */
    readonly times: ReadonlyMap<string, number>;
    readonly updates: readonly Span[];
}

async function outcomeOf(cluster: Cluster, deed: Deed, evidence: Evidence): Promise<Outcome> {
    const { kind, token, roomId } = deed;
    // What stands in a conversation already is told there, wherever it was typed.
    const theirs = evidence.notes.filter(
        (note) => note.userId === deed.userId && (note.roomId === roomId || note.text.includes(token)),
    );
    const answers = theirs.filter((note) => isAbout(note, deed)).map(({ text }) => text);
    const arrived = evidence.times.get(token) ?? 0;
    const times = kind === 'check' ? Math.min(answers.length, 1) : arrived;
    const isTold = times === 0 && (answers.some(saysWhy) || (await linesOf(cluster, deed)).some(saysWhy));
    const isUnheard = kind !== 'reply' && times === 0 && answers.length === 0 && evidence.updates.some(meets(deed));
    return { deed, times, isTold, isUnheard };
}

/** The engine ignores a command that the app has not registered again yet. Source: AppSlashCommandManager.executeCommand. */
function meets({ from, until = '~' }: Deed): (span: Span) => boolean {
    return (span) => span.from <= until && span.until >= from;
}

function isAbout({ text, createdAt }: NoteView, { kind, token, customer, from, until = '~' }: Deed): boolean {
    const isAnswer = kind !== 'reply' && createdAt >= from && createdAt <= until;
    const isNamed = kind === 'first' && text.replace(/\D/g, '').includes(customer.replace(/\D/g, ''));
    return isAnswer || isNamed || text.includes(token);
}

/** What stays in the conversation says it, too, where the note itself could not be shown. */
async function linesOf(cluster: Cluster, { roomId, token, customer }: Deed): Promise<readonly string[]> {
    const rooms = ((await cluster.people('rooms')) as readonly RoomView[]).filter(
        ({ customFields }) => Object(customFields.sms).from === customer,
    );
    const messages = await Promise.all(
        [...new Set([roomId, ...rooms.map(({ id }) => id)])].map(
            async (id) => (await cluster.people('messages', id)) as readonly MessageView[],
        ),
    );
    return messages
        .flat()
        .filter(({ from, text }) => from === 'app' && text.includes(token))
        .map(({ text }) => text);
}

/** The app's warnings, and what the client itself says of a command that failed. A promise is none. */
function saysWhy(text: string): boolean {
    return /⚠️|Something went wrong|No such command/.test(text);
}

function tallyOf(outcomes: readonly Outcome[]): Omit<Tally, 'outOfOrder'> {
    return {
        sent: outcomes.length,
        arrived: outcomes.filter(({ times }) => times > 0).length,
        told: outcomes.filter(({ isTold }) => isTold).length,
        unheard: outcomes.filter(({ isUnheard }) => isUnheard).length,
        lost: outcomes.filter(isLost).length,
        twice: outcomes.reduce((sum, { times }) => sum + Math.max(0, times - 1), 0),
    };
}

function isLost({ times, isTold, isUnheard }: Outcome): boolean {
    return times === 0 && !isTold && !isUnheard;
}

/** Replies of one conversation leave in the order in which they were typed: a line for each that did not. */
function disorderIn(outcomes: readonly Outcome[], tokens: readonly string[]): readonly string[] {
    const places = new Map(tokens.map((token, at) => [token, at]));
    const lastOf = new Map<string, { readonly place: number; readonly deed: Deed }>();
    return outcomes
        .filter(({ deed, times }) => deed.kind === 'reply' && times > 0)
        .flatMap(({ deed }) => {
            const place = places.get(deed.token) ?? 0;
            const last = lastOf.get(deed.roomId);
            if (last !== undefined && last.place > place) {
                return [`reply ${deed.token} left before ${last.deed.token} of ${last.deed.from} in ${deed.roomId}`];
            }
            lastOf.set(deed.roomId, { place, deed });
            return [];
        });
}

function complaintOf(outcome: Outcome): readonly string[] {
    const { kind, token, customer, roomId, from } = outcome.deed;
    const what = isLost(outcome) ? 'lost' : outcome.times > 1 ? `${outcome.times} times there` : '';
    return what === '' ? [] : [`${kind} ${token} to ${customer || 'nobody'} in ${roomId}, ${from}: ${what}`];
}
