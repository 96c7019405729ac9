import { pairOf, type WayToAnswer, wayToAnswerIn } from '../model/room';
import { meaningOf } from '../twilio/error-codes';
import { escapeMarkdown } from '../words/escape-markdown';
import { replyText } from '../words/reply-text';
import {
    failedNote,
    type Impossible,
    impossibleNote,
    type LeftFile,
    leftFilesNote,
    notStoredNote,
    unknownNote,
    unsentNote,
} from '../words/reply-wording';
import { type Language, languageOf, say, speaking } from '../words/say';
import { WINDOW_WORDS } from '../words/topics/window';
import type { Withdrawn } from './as-it-stands';
import type { StatusNote } from './dispatch-ports';
import type { AgentMessage, Reply, SentReply } from './reply';
import { showDelivery, showFailed } from './show-delivery';
import { type TellPorts, tried } from './tell-ports';

/** What became of a reply when it was handed to Twilio. */
export type ReplyOutcome =
    | {
          readonly kind: 'sent';
          readonly left: readonly LeftFile[];
          /** Whether nothing was left to send. */
          readonly isEmpty: boolean;
      }
    | { readonly kind: 'refused'; readonly code: number | undefined }
    | { readonly kind: 'unknown' }
    | Withdrawn
    /** It could not be prepared, however often that was tried. */
    | { readonly kind: 'unprepared' }
    | { readonly kind: 'impossible'; readonly why: Impossible };

/** Lets the agents know. A telling that fails is logged and left: the reply itself is not undone by it. */
export async function tellOutcome(reply: Reply, outcome: ReplyOutcome, ports: TellPorts): Promise<void> {
    const said = saidIn(reply, ports);
    switch (outcome.kind) {
        case 'sent':
            await (outcome.isEmpty ? showFailed(reply, ports) : showDelivery(reply, ports, { hasJustLeft: true }));
            if (outcome.left.length > 0) {
                return note(reply, (language) => leftFilesNote(outcome.left, language), ports);
            }
            return outcome.isEmpty ? note(reply, (language) => say(language, 'nothingToShow'), ports) : undefined;
        case 'refused':
            await showFailed(reply, ports);
            return tellFailure(reply, { errorCode: outcome.code }, ports);
        case 'impossible':
            await showFailed(reply, ports);
            if (outcome.why === 'window-shut') {
                return tellStopped(reply, ports);
            }
            return note(reply, (language) => impossibleNote(said, outcome.why, language), ports);
        case 'too-late':
        case 'expired':
        case 'corrected':
        case 'unprepared':
            await showFailed(reply, ports);
            return note(reply, (language) => unsentNote(said, outcome.kind, language), ports);
        case 'deleted':
            return note(reply, (language) => unsentNote(said, outcome.kind, language), ports);
        case 'unknown':
            return note(reply, (language) => unknownNote(said, language), ports);
    }
}

/** The words stay in the conversation, and leave by the button alone. */
async function tellStopped(reply: Reply, ports: TellPorts): Promise<void> {
    const { agentId, roomId, messageId } = reply;
    const workspace = ports.settings.language;
    const language = languageOf([reply.language, workspace]);
    const textIn = (spoken: Language) => impossibleNote(saidIn(reply, ports), 'window-shut', spoken);
    const label = speaking(WINDOW_WORDS, language);
    const templates = reply.way?.to.channel === 'whatsapp' ? [{ label: label('templates'), command: 'template' }] : [];
    const buttons = [{ label: label('sendNow'), command: `again ${messageId}` }, ...templates];
    await tried(ports, () => ports.stopped.note({ roomId, messageId }));
    await tried(ports, () => ports.agents.tell({ agentId, roomId, text: textIn(language), buttons }));
    await tried(ports, () => ports.agents.announce(roomId, textIn(languageOf([workspace]))));
}

/** Tells the sender that a reply is not in the outbox yet. Rejects when that fails. */
export async function tellNotStored(reply: Reply, ports: TellPorts): Promise<void> {
    const { agentId, roomId } = reply;
    const text = notStoredNote(saidIn(reply, ports), languageOf([reply.language, ports.settings.language]));
    await ports.agents.tell({ agentId, roomId, text });
}

/**
 * Tells what a failure means, and remembers an opt-out that Twilio reports. Of a reply that has left no words are kept:
 * what it said is read in the conversation, where it may be gone.
 */
export async function tellFailure(
    reply: Reply | SentReply,
    { errorCode: code, errorMessage: words }: Pick<StatusNote, 'errorCode' | 'errorMessage'>,
    ports: TellPorts,
): Promise<void> {
    const { optedOut } = meaningOf({ code });
    const known = 'text' in reply ? { said: saidIn(reply, ports), way: reply.way } : await readAgain(reply, ports);
    const { said, way } = known;
    if (optedOut && way !== undefined) {
        const change = { ...pairOf(way), optedOut: true, changedAt: ports.clock.now() };
        await tried(ports, () => ports.customers.setOptOut(change));
    }
    // What Twilio says in words is not to be taken for Markdown of ours.
    const reason = { code, words: words && escapeMarkdown(words) } as const;
    const told = (language: Language) => ({ ...meaningOf({ ...reason, language }), code });
    await note(reply, (language) => failedNote(said, told(language), language), ports);
}

interface ReadAgain {
    readonly said: string | undefined;
    readonly way: WayToAnswer | undefined;
}

async function readAgain({ messageId, visitorId }: SentReply, ports: TellPorts): Promise<ReadAgain> {
    let message: AgentMessage | undefined;
    let way: WayToAnswer | undefined;
    await tried(ports, async () => {
        message = await ports.roomMessages.find(messageId);
        way = message && wayToAnswerIn(message.room);
        way ??= visitorId === undefined ? undefined : await ports.identities.wayTo(visitorId);
    });
    return { said: message && saidIn(message, ports), way };
}

/**
 * The sender is told at once, wherever they look, in their language; the line in the workspace's language stays for whoever
 * reads the conversation later.
 */
export async function note(reply: SentReply, textIn: (language: Language) => string, ports: TellPorts): Promise<void> {
    const { roomId, agentId } = reply;
    const workspace = ports.settings.language;
    const text = textIn(languageOf([reply.language, workspace]));
    await tried(ports, () => ports.agents.tell({ agentId, roomId, text }));
    await tried(ports, () => ports.agents.announce(roomId, textIn(languageOf([workspace]))));
}

/** What a reply says, as plain text, or the name of its file. */
export function saidIn(
    reply: Pick<Reply, 'text' | 'files' | 'cards' | 'place' | 'names'>,
    { settings }: Pick<TellPorts, 'settings'>,
): string {
    const words = { location: say(languageOf([settings.language]), 'location') };
    return replyText(reply, words, { names: reply.names, timeZone: settings.timeZone }) || (reply.files[0]?.name ?? '');
}
