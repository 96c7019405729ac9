import type { CommandAnswer } from '../lib/model/command-answer';
import { type CommandOrder, mayRun } from '../lib/model/command-order';
import { inLogWords, troubleOf } from '../lib/model/trouble';
import { failedAnswer, helpAnswer, refusalAnswer, unknownAnswer } from '../lib/words/command-wording';
import { type Language, languageOf } from '../lib/words/say';
import type { CommandPorts, Subcommand } from './subcommands';

/** What was typed behind `/sms`, or stands behind a button. */
export type Line = Omit<CommandOrder, 'isYes'>;

/** Finds out what a line asks for and whether its caller may have it, and has it done. Rejects for nothing that a command meets. */
export async function runCommand(
    line: Line,
    ports: CommandPorts,
    commands: readonly Subcommand[],
): Promise<CommandAnswer> {
    const { caller, words } = line;
    const [first = ''] = words;
    const language = languageOf([caller.language, ports.settings.language]);
    const allowed = commands.filter(({ whose }) => mayRun(caller, whose));
    if (first === '' || first.toLowerCase() === HELP) {
        return helpAnswer(
            allowed.map(({ usage, what }) => ({ usage, what: what(language) })),
            language,
        );
    }
    const command = commandOf(first, commands);
    if (command === undefined) {
        const names = allowed.filter(({ isBegunBy }) => isBegunBy === undefined).map(({ name }) => name);
        return unknownAnswer(first, [...names, HELP], language);
    }
    if (!mayRun(caller, command.whose)) {
        return refusalAnswer(command.name, command.whose, language);
    }
    return carriedOut(command, { order: orderOf(command, line), language }, ports);
}

const HELP = 'help';

function commandOf(first: string, commands: readonly Subcommand[]): Subcommand | undefined {
    const name = first.toLowerCase();
    return (
        commands.find((command) => command.isBegunBy === undefined && command.name === name) ??
        commands.find(({ isBegunBy }) => isBegunBy?.(first))
    );
}

function orderOf({ isAsking, isBegunBy }: Subcommand, { caller, room, words }: Line): CommandOrder {
    const own = isBegunBy === undefined ? words.slice(1) : words;
    const isYes = isAsking === true && own[own.length - 1]?.toLowerCase() === YES;
    return { caller, room, words: isYes ? own.slice(0, -1) : own, isYes };
}

const YES = 'yes';

/** One log line and one sentence, whatever went wrong. */
async function carriedOut(
    { name, run }: Subcommand,
    { order, language }: { readonly order: CommandOrder; readonly language: Language },
    ports: CommandPorts,
): Promise<CommandAnswer> {
    try {
        return await run(order, ports);
    } catch (error) {
        ports.log.warn('sms.command-failed', { command: name, why: inLogWords(troubleOf(error)) });
        return failedAnswer(name, language);
    }
}
