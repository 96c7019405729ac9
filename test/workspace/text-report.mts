import type { MessageView, NoteView, RoomView, VisitorView } from './rocketchat/people.mts';
import type { Attempt, Sent } from './twilio/contract.mts';

export interface Inbox {
    readonly visitors: readonly VisitorView[];
    readonly rooms: readonly (RoomView & { readonly messages: readonly MessageView[] })[];
    readonly notes: readonly NoteView[];
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

/** The newest conversation with a customer, as its agent sees it. */
export function conversationReport(inbox: Inbox, address: string): string {
    const room = roomOf(inbox, address);
    if (!room) {
        return 'Agent\n  There is no conversation with this customer.';
    }
    const agent = room.servedBy ? `with ${room.servedBy.username}` : 'waiting in the queue';
    const notes = inbox.notes
        .filter(({ roomId }) => roomId === room.id)
        .map(({ text }) => `  (only the agent sees) ${text}`);
    return [`Agent: ${room.name}, ${agent}`, ...room.messages.map(messageLine), ...notes].join('\n');
}

/** Whether the conversation shows this message of the customer already. */
export function shows(inbox: Inbox, { address, since }: { readonly address: string; readonly since: number }): boolean {
    const messages = roomOf(inbox, address)?.messages ?? [];
    return messages.some(({ createdAt, from }) => from === 'visitor' && Date.parse(createdAt) >= since);
}

function roomOf({ rooms, visitors }: Inbox, address: string): Inbox['rooms'][number] | undefined {
    const bare = address.replace(/^\w+:/, '');
    const ids = new Set(
        visitors
            .filter(({ phones, username }) => [...phones, username].some((one) => one.includes(bare)))
            .map(({ id }) => id),
    );
    return [...rooms].reverse().find(({ visitorId }) => visitorId !== undefined && ids.has(visitorId));
}

function messageLine({ attachments, createdAt, files, reactions, sender, text, type }: MessageView): string {
    const shown = [
        type ? `[${type}]` : '',
        text,
        ...files.map((file) => `<${file.name}, ${file.type}, ${file.size} bytes>`),
    ];
    const extra = attachments.length > 0 && files.length === 0 ? [`<${attachments.length} attachments>`] : [];
    const line = [...shown, ...extra, ...Object.keys(reactions)].filter((part) => part !== '').join(' ');
    return `  ${createdAt.slice(11, 19)} ${sender.name ?? sender.username}: ${line}`;
}
