import type { Waiting } from './http/waiting.mts';
import type { MessageView, NoteView, RoomView } from './rocketchat/people.mts';
import type { Attempt, Sent } from './twilio/contract.mts';

export interface Inbox {
    readonly rooms: readonly (RoomView & { readonly messages: readonly MessageView[] })[];
    readonly notes: readonly NoteView[];
}

/** Who wrote to which of our numbers, as Twilio has them. */
export interface Sides {
    readonly from: string;
    readonly to: string;
}

/** What Twilio sees of a text: each webhook request with its answer, and what the phone is sent because of it. */
export function twilioReport({ sid, attempts, twiml }: Sent): string {
    const replies = (twiml?.messages ?? []).map(({ body }) => `  The phone is sent: ${body}`);
    return ['Twilio', `  ${sid}`, ...attempts.map(attemptLine), ...replies].join('\n');
}

function attemptLine({ method, url, status, contentType, body, ms, problem }: Attempt): string {
    const answered = status === null ? 'no answer' : `${status} ${contentType ?? ''} ${body}`.trim();
    const complaint = problem ? `\n  Twilio's debugger: ${problem.level} ${problem.code}, ${problem.message}` : '';
    return `  ${method} ${url}\n  → ${answered} (${Math.round(ms)} ms)${complaint}`;
}

export interface Seen {
    readonly inbox: Inbox;
    readonly waiting: Waiting;
}

/** The newest conversation between a customer and the number they texted, as its agent sees it. */
export function conversationReport({ inbox, waiting }: Seen, sides: Sides): string {
    const room = roomOf(inbox, sides);
    const kept = textsKept(waiting, sides).map(
        ({ why }) => `  The app keeps a text until it can be delivered${why ? ` (${why})` : ''}.`,
    );
    if (!room) {
        return ['Agent', ...(kept.length > 0 ? kept : ['  There is no conversation with this customer.'])].join('\n');
    }
    const agent = room.servedBy ? `with ${room.servedBy.username}` : 'waiting in the queue';
    const notes = inbox.notes
        .filter(({ roomId }) => roomId === room.id)
        .map(({ text }) => `  (only the agent sees) ${shown(text)}`);
    return [`Agent: ${room.name}, ${agent}`, ...room.messages.map(messageLine), ...notes, ...kept].join('\n');
}

/** Whether the app is at work on a text of this customer at `now` (Unix ms), after Twilio already got its answer. */
export function isAtWork(waiting: Waiting, { now, ...sides }: Sides & { readonly now: number }): boolean {
    return textsKept(waiting, sides).some(({ claimedUntil }) => claimedUntil > now);
}

function textsKept({ entries }: Waiting, sides: Sides): Waiting['entries'] {
    return entries.filter(
        ({ kind, customer = '', to = '' }) => kind === 'text' && areSame({ from: customer, to }, sides),
    );
}

/** The app keeps in each of its rooms who wrote to which number, as received. */
function roomOf({ rooms }: Inbox, sides: Sides): Inbox['rooms'][number] | undefined {
    return [...rooms].reverse().find(({ customFields: { sms } }) => isSides(sms) && areSame(sms, sides));
}

function isSides(value: unknown): value is Sides {
    const { from, to }: { from?: unknown; to?: unknown } = typeof value === 'object' && value !== null ? value : {};
    return typeof from === 'string' && typeof to === 'string';
}

function areSame(one: Sides, other: Sides): boolean {
    return comparable(one.from) === comparable(other.from) && comparable(one.to) === comparable(other.to);
}

/** The app knows a number with and without its "+" and spaces as one; any other address is itself. */
function comparable(address: string): string {
    const compact = address.replace(/[\s().-]/g, '');
    const [, channel = '', digits] = /^(whatsapp:|rcs:)?\+?(\d{7,15})$/.exec(compact) ?? [];
    return digits === undefined ? address : `${channel}+${digits}`;
}

function messageLine({ attachments, createdAt, files, reactions, sender, text, type }: MessageView): string {
    const parts = [
        type ? `[${type}]` : '',
        shown(text),
        ...files.map((file) => `<${file.name}, ${file.type}, ${file.size} bytes>`),
    ];
    const extra = attachments.length > 0 && files.length === 0 ? [`<${attachments.length} attachments>`] : [];
    const line = [...parts, ...extra, ...Object.keys(reactions)].filter((part) => part !== '').join(' ');
    return `  ${createdAt.slice(11, 19)} ${sender.name ?? sender.username}: ${line}`;
}

/** Rocket.Chat hides the backslash of an escaped mark, and a word joiner has no width. */
function shown(text: string): string {
    return text.replace(/\\([*_~`#.])/g, '$1').replace(/\u2060/g, '');
}
