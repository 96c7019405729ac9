import type { AppPorts } from '../lib/engine/app-ports';
import { conversationsOver } from '../lib/engine/first-conversations';
import type { Caller } from '../lib/model/caller';
import type { CommandAnswer } from '../lib/model/command-answer';
import { mayRun } from '../lib/model/command-order';
import type { Filled, Form, FormSubject } from '../lib/model/form';
import type { Settings } from '../lib/model/settings';
import { submitTemplate, templateForm } from '../lib/outbound/template-form';
import { formWordsFor, type Submitted, submitText, textForm } from '../lib/outbound/text-form';
import { notYoursAnswer, refusalAnswer } from '../lib/words/command-wording';
import { languageOf } from '../lib/words/say';
import { seesConversation } from './room-access';

/** A form that somebody fills in. */
export interface InForm {
    readonly subject: FormSubject;
    readonly caller: Caller;
    readonly filled: Filled;
}

export type FormPorts = AppPorts & { readonly settings: Settings };

/** A form as it is with what has been typed into it; for those who may not have it, why. */
export async function formWith({ subject, caller, filled }: InForm, ports: FormPorts): Promise<Form> {
    const refusal = await refusalFor(subject, caller, ports);
    if (refusal !== undefined) {
        return closingForm(refusal, { subject, caller }, ports);
    }
    const filling = { caller, roomId: subject.roomId };
    const story = { ...ports, conversations: conversationsOver(ports) };
    return subject.kind === 'text'
        ? textForm(filled, filling, story)
        : templateForm({ sid: subject.of, filled }, filling, story);
}

/** What becomes of a form that is sent. */
export async function submitted(
    { subject, caller, filled, id }: InForm & { readonly id: string },
    ports: FormPorts,
): Promise<Submitted> {
    const refusal = await refusalFor(subject, caller, ports);
    if (refusal !== undefined) {
        return { kind: 'answer', answer: refusal };
    }
    const filling = { caller, roomId: subject.roomId, id };
    const story = { ...ports, conversations: conversationsOver(ports) };
    return subject.kind === 'text'
        ? submitText(filled, filling, story)
        : submitTemplate({ sid: subject.of, filled }, filling, story);
}

/** An answer in place of a form, where no room shows it. */
export function closingForm(
    { lines }: CommandAnswer,
    { subject, caller }: Omit<InForm, 'filled'>,
    ports: Pick<FormPorts, 'settings'>,
): Form {
    const say = formWordsFor(caller, ports);
    const title = say(subject.kind === 'text' ? 'textTitle' : 'templateTitle');
    return { title, lines, fields: [], below: [], close: say('done') };
}

/** A client may name any room in a form, and the server asks nobody whether they may see it. */
async function refusalFor(subject: FormSubject, caller: Caller, ports: FormPorts): Promise<CommandAnswer | undefined> {
    const language = languageOf([caller.language, ports.settings.language]);
    if (!mayRun(caller, 'agent')) {
        return refusalAnswer(subject.kind, 'agent', language);
    }
    const room = subject.kind === 'text' ? undefined : await ports.roomMessages.room(subject.roomId);
    const isOpen = room?.servedBy === undefined || seesConversation(caller, room.servedBy);
    return isOpen ? undefined : notYoursAnswer(language);
}
