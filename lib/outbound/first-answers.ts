import { randomBytes } from 'crypto';
import type { CommandAnswer } from '../model/command-answer';
import type { Clock } from '../model/ports';
import type { Settings } from '../model/settings';
import { codeOf, type Trouble } from '../model/trouble';
import { askAnswer } from '../words/command-wording';
import { escapeMarkdown } from '../words/escape-markdown';
import { toReadablePhone } from '../words/phone-format';
import { languageOf, type Saying, speaking } from '../words/say';
import { WRITE_FIRST_WORDS } from '../words/topics/write-first';
import type { Questions } from './first-ports';
import type { FirstText } from './first-text';
import type { FirstOutcome } from './post-first';

export interface AnswerPorts {
    readonly questions: Questions;
    readonly settings: Settings;
    readonly clock: Clock;
}

type Say = Saying<keyof (typeof WRITE_FIRST_WORDS)['en']>;

/** The sentences about writing first, in this agent's language. */
export function sayingTo(
    { language }: { readonly language?: string },
    { settings }: { readonly settings: Settings },
): Say {
    return speaking(WRITE_FIRST_WORDS, languageOf([language, settings.language]));
}

/** What an agent reads of what became of a text that they wrote first. One that a colleague's conversation stands in the way
 * of can be sent all the same, with a yes. */
export async function outcomeAnswer(
    first: FirstText,
    outcome: FirstOutcome,
    ports: AnswerPorts,
): Promise<CommandAnswer> {
    const say = sayingTo(first, ports);
    const who = peopleIn(first);
    switch (outcome.kind) {
        case 'posted': {
            const words = say(outcome.isNewRoom ? 'conversation' : 'openConversation');
            return { lines: [say('posted', { ...who, link: linkTo(outcome.roomId, words, ports.settings) })] };
        }
        case 'taken': {
            const link = linkTo(outcome.roomId, say('theConversation'), ports.settings);
            const line = say('taken', { ...who, agent: escapeMarkdown(outcome.by), link });
            return askFor({ ...first, mayTake: true }, { lines: [line], label: say('takeOver') }, ports);
        }
        case 'not-given':
            return { lines: [say('notGiven')] };
        case 'too-late':
            return { lines: [say('tooLate', who)] };
        case 'refused':
            return { lines: [refusedBecause(outcome.trouble, who, say)] };
    }
}

/** Asks whether a text of which Rocket.Chat took the quotes is to leave as it is. */
export function askAboutQuotes(first: FirstText, ports: AnswerPorts): Promise<CommandAnswer> {
    const say = sayingTo(first, ports);
    const quoted = first.text.split('\n').map((line) => `> ${escapeMarkdown(line)}`);
    return askFor(first, { lines: [say('quotes', peopleIn(first)), ...quoted], label: say('sendSo') }, ports);
}

/** A stale button does nothing: it names its own question. */
async function askFor(
    first: FirstText,
    { lines, label }: { readonly lines: readonly string[]; readonly label: string },
    { questions, clock, settings }: AnswerPorts,
): Promise<CommandAnswer> {
    const id = randomBytes(4).toString('hex');
    await questions.ask({ id, at: clock.now(), first });
    const asked = askAnswer(lines, { label, command: YES }, languageOf([first.language, settings.language]));
    return { ...asked, buttons: [{ label, command: `${YES} ${id}` }] };
}

const YES = 'yes';

function refusedBecause(trouble: Trouble, who: ReturnType<typeof peopleIn>, say: Say): string {
    const code = codeOf(trouble);
    switch (trouble.kind) {
        case 'nobody-there':
            return say(code === 'error-omnichannel-is-disabled' ? 'omnichannelOff' : 'nobodyThere');
        case 'blocked':
        case 'vetoed':
            return say(trouble.kind, who);
        default:
            return code === 'error-message-size-exceeded' ? say('tooLong') : say('refused', { code });
    }
}

function peopleIn({ way }: FirstText): { readonly customer: string; readonly number: string } {
    return { customer: toReadablePhone(way.from.id), number: toReadablePhone(way.to.id) };
}

/** Source: Rocket.Chat's route of conversations, `/live/:id`. */
function linkTo(roomId: string, words: string, { siteUrl }: Settings): string {
    return `[${words}](${siteUrl}/live/${encodeURIComponent(roomId)})`;
}
