import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { Accessors, AppInHand, AppPorts } from '../lib/engine/app-ports';
import { toCaller } from '../lib/engine/caller';
import { enter } from '../lib/engine/enter';
import { newViewId, viewOf } from '../lib/engine/form-view';
import { openBeside } from '../lib/engine/open-view';
import { tellerOver } from '../lib/engine/tell-caller';
import type { Caller } from '../lib/model/caller';
import type { CommandAnswer, Tell } from '../lib/model/command-answer';
import { inLogWords, troubleOf } from '../lib/model/trouble';
import { failedAnswer, onItsWayAnswer } from '../lib/words/command-wording';
import type { Language } from '../lib/words/say';
import { languageFor } from './caller-language';
import { formWith } from './fill-form';
import { tellInPatience } from './in-patience';
import { type Line, runCommand } from './run-command';
import { type CommandPorts, subcommands } from './subcommands';

/** A command as Rocket.Chat hands it over. */
export interface Command {
    readonly user: IUser;
    readonly roomId: string;
    readonly threadId?: string;
    /** By which the client lets one form be opened, within five seconds. */
    readonly triggerId?: string;
    readonly words: readonly string[];
    /** What is said in place of running it; absent where it may be run. */
    readonly refusal?: (language: Language) => CommandAnswer;
    /** How long whoever ran it is kept waiting, in milliseconds. The work goes on after that. */
    readonly patienceMs: number;
}

/** Carries out a command and shows what came of it to whoever ran it, and to nobody else. Never rejects. */
export async function answerCaller(command: Command, accessors: Accessors, app: AppInHand): Promise<void> {
    await enter<void>({
        accessors,
        app,
        story: (ports) => inPatience(command, accessors, ports),
        onFailure: { event: 'sms.command-failed', result: undefined },
    });
}

async function inPatience(command: Command, accessors: Accessors, ports: AppPorts): Promise<void> {
    const { user, roomId, words, patienceMs } = command;
    const caller = toCaller(user);
    const show = tellerOver(accessors, { ...command, appId: ports.appId }, ports.log);
    const tell: Tell = async (answer) => {
        await show(answer);
        await openFormOf(answer, { ...command, caller }, accessors, ports);
    };
    const language = () => languageFor(caller, ports.settingsSource);
    const answer = command.refusal
        ? language().then(command.refusal)
        : answerTo({ caller, room: { id: roomId }, words }, { ...ports, tell });
    const meanwhile = async () => onItsWayAnswer(await language());
    await tellInPatience(answer, tell, { ms: patienceMs, meanwhile, clock: ports.clock });
}

/** The form beside an answer, where the client can show one; the answer says what to type in place of it. */
async function openFormOf(
    { form: subject }: CommandAnswer,
    { user, triggerId, caller }: Pick<Command, 'user' | 'triggerId'> & { readonly caller: Caller },
    { modify }: Accessors,
    ports: AppPorts,
): Promise<void> {
    if (subject === undefined || triggerId === undefined) {
        return;
    }
    try {
        const settings = await ports.settingsSource.current();
        const form = await formWith({ subject, caller, filled: {} }, { ...ports, settings });
        await openBeside(modify, viewOf(form, { id: newViewId(subject), appId: ports.appId }), { user, triggerId });
    } catch (error) {
        ports.log.warn('sms.not-told', { why: inLogWords(troubleOf(error)) });
    }
}

async function answerTo(line: Line, ports: AppPorts & Pick<CommandPorts, 'tell'>): Promise<CommandAnswer> {
    try {
        const settings = await ports.settingsSource.current();
        return await runCommand(line, { ...ports, settings }, subcommands());
    } catch (error) {
        ports.log.warn('sms.command-failed', { why: inLogWords(troubleOf(error)) });
        return failedAnswer('', await languageFor(line.caller, ports.settingsSource));
    }
}
