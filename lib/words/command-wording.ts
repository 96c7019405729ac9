import type { CommandAnswer, CommandButton } from '../model/command-answer';
import type { CommandFor } from '../model/command-order';
import { nearestOf } from './nearest';
import { type Language, speaking } from './say';
import { COMMAND_WORDS } from './topics/commands';

/** One command in the list of all: what to type behind `/sms`, and what it does. */
export interface HelpLine {
    readonly usage: string;
    readonly what: string;
}

/** The list of the commands that somebody may run; that there is none for them where it is empty. */
export function helpAnswer(commands: readonly HelpLine[], language: Language): CommandAnswer {
    const say = speaking(COMMAND_WORDS, language);
    const list = [...commands, { usage: 'help', what: say('help') }];
    return {
        lines: [
            say('what'),
            ...list.map(({ usage, what }) => `• \`/sms ${usage}\`: ${what}`),
            ...(commands.length === 0 ? [say('nothing')] : []),
        ],
    };
}

/** That there is no such command, and which of those that this caller may run was likely meant. */
export function unknownAnswer(word: string, names: readonly string[], language: Language): CommandAnswer {
    const say = speaking(COMMAND_WORDS, language);
    const name = nearestOf(word.toLowerCase(), names);
    const sentences = [
        say('unknown', { word: shown(word) }),
        ...(name === undefined ? [] : [say('nearest', { name })]),
        say('seeHelp'),
    ];
    return { lines: [sentences.join(' ')] };
}

/** That this command is for others. */
export function refusalAnswer(name: string, whose: CommandFor, language: Language): CommandAnswer {
    const say = speaking(COMMAND_WORDS, language);
    return { lines: [`${say(whose === 'admin' ? 'adminsOnly' : 'agentsOnly', { name })} ${say('seeHelp')}`] };
}

/** That a button belongs to a conversation of somebody else's. */
export function notYoursAnswer(language: Language): CommandAnswer {
    return { lines: [speaking(COMMAND_WORDS, language)('notYours')] };
}

/** That a command met an error that nobody expected; without a name where it is not known which. */
export function failedAnswer(name: string, language: Language): CommandAnswer {
    return { lines: [speaking(COMMAND_WORDS, language)('failed', { command: `/sms ${name}`.trim() })] };
}

/** That a command takes longer than its caller can be kept waiting. */
export function onItsWayAnswer(language: Language): CommandAnswer {
    return { lines: [speaking(COMMAND_WORDS, language)('onItsWay')] };
}

/** What a command would do, told before it does: with the button that goes on, and what to type instead of it. */
export function askAnswer(lines: readonly string[], goOn: CommandButton, language: Language): CommandAnswer {
    const typed = speaking(COMMAND_WORDS, language)('goOn', { command: goOn.command });
    return { lines: [...lines, typed], buttons: [goOn] };
}

/** What somebody typed, as it can stand in a piece of code. */
function shown(word: string): string {
    const characters = Array.from(word.replace(/[`\s]+/g, ' '));
    return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : characters.join('');
}

const MAX_SHOWN = 30;
