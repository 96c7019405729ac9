import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { Template } from '../model/template';
import { askAnswer } from '../words/command-wording';
import { escapeMarkdown } from '../words/escape-markdown';
import { toReadablePhone } from '../words/phone-format';
import { isCut } from '../words/quotes';
import type { Language } from '../words/say';
import { readTemplateLine } from '../words/template-line';
import { templateText } from '../words/template-text';
import { headOf, labelOf, type SayTemplate, sayStatus, sortedFor, templateLines } from '../words/template-wording';
import { templatesNamed, typedFor } from './choose-template';
import { unfitValues } from './fill-template';
import { firstTextOf } from './filled-template';
import { askAboutQuotes } from './first-answers';
import { type SendFirstPorts, sendNew } from './send-first';
import { type TemplatesHere, type TemplatesHerePorts, templatesHere, templateWordsFor } from './templates-here';

export type TemplatePorts = SendFirstPorts & TemplatesHerePorts;

/** `/sms template`: the templates of the conversation's account, those with a part of a name, or one that is sent. */
export async function template(order: CommandOrder, ports: TemplatePorts): Promise<CommandAnswer> {
    const { caller, room, words } = order;
    const { say, language } = templateWordsFor(caller, ports.settings);
    const isRenewed = words.length === 1 && words[0]?.toLowerCase() === RENEW;
    const here = await templatesHere({ caller, roomId: room.id, isRenewed }, ports);
    if (here.kind === 'refused') {
        return { lines: [here.why] };
    }
    const line = readTemplateLine(isRenewed ? '' : words.join(' '));
    const told: Told = { say, language, here, order };
    if (line.name === '') {
        return listed(here.list, { heading: say('list') }, told);
    }
    const named = templatesNamed(line.name, here.list);
    const [first, ...others] = named;
    if (first === undefined) {
        return matching(line.name, told);
    }
    if (others.length > 0) {
        return { lines: [say('several', { name: code(first.name) })], buttons: buttonsFor(named, here.list) };
    }
    return one(first, line, told, ports);
}

const RENEW = 'renew';

interface Told {
    readonly say: SayTemplate;
    readonly language: Language;
    readonly here: TemplatesHere;
    readonly order: CommandOrder;
}

function listed(
    list: readonly Template[],
    { heading }: { readonly heading: string },
    { say, language, here, order }: Told,
): CommandAnswer {
    if (list.length === 0) {
        return { lines: [say('none')], buttons: [renewButton(say)] };
    }
    const sendable = sortedFor(list, language).filter(({ status }) => status === 'approved');
    const [first] = sendable;
    return {
        lines: [
            ...(here.age === '' ? [] : [here.age]),
            heading,
            ...templateLines(list, { say, language }),
            ...(first === undefined ? [] : [say('choose', { name: typedFor(first, here.list) })]),
        ],
        buttons: [...buttonsFor(sendable.slice(0, MAX_BUTTONS), here.list), renewButton(say)],
        ...(first !== undefined && { form: { kind: 'template', of: '', roomId: order.room.id } as const }),
    };
}

const MAX_BUTTONS = 5;

function renewButton(say: SayTemplate) {
    return { label: say('renew'), command: `template ${RENEW}` };
}

function buttonsFor(templates: readonly Template[], list: readonly Template[]) {
    return templates.map((one) => ({ label: labelOf(one), command: `template ${typedFor(one, list)}` }));
}

function matching(part: string, told: Told): CommandAnswer {
    const { say, here } = told;
    const found = here.list.filter((one) => labelOf(one).toLowerCase().includes(part.toLowerCase()));
    return found.length === 0
        ? { lines: [say('noSuch', { part: code(part) })], buttons: [renewButton(say)] }
        : listed(found, { heading: say('matches', { part: code(part) }) }, told);
}

async function one(
    chosen: Template,
    line: ReturnType<typeof readTemplateLine>,
    told: Told,
    ports: TemplatePorts,
): Promise<CommandAnswer> {
    const { say, here, order } = told;
    if (chosen.status !== 'approved') {
        return { lines: [notApproved(chosen, say)] };
    }
    const isBare = Object.keys(line.values).length === 0;
    if (isBare && !line.isYes) {
        return asked(chosen, told);
    }
    const problems = unfitValues(chosen, line.values, say);
    if (problems.length > 0) {
        return { lines: [...problems, ...typeLine(chosen, told)] };
    }
    const { caller, room, words } = order;
    const first = firstTextOf(chosen, line.values, { ...here, caller, roomId: room.id });
    return isCut(words, words.join(' ')) ? askAboutQuotes(first, ports) : sendNew(first, ports);
}

/** Why a template that was asked for cannot be sent, in WhatsApp's words where it gives some. */
function notApproved({ name, status, reason }: Template, say: SayTemplate): string {
    const why = reason === '' ? '' : `“${escapeMarkdown(reason)}”`;
    const line = say('notApproved', { name: code(name), status: sayStatus(status, say), reason: why }).trim();
    return `${line} ${say('chooseOther')}`;
}

/** What would leave, and what to type for it. */
function asked(chosen: Template, told: Told): CommandAnswer {
    const { say, language, here } = told;
    const customer = toReadablePhone(here.way.from.id);
    const shown = templateText(chosen, {}).split('\n');
    const lines = [headOf(chosen, say), say('wouldGet', { customer }), ...shown.map((text) => `> ${text}`)];
    if (chosen.variables.length > 0) {
        const form = { kind: 'template', of: chosen.sid, roomId: told.order.room.id } as const;
        return { lines: [...lines, ...typeLine(chosen, told)], form };
    }
    const command = `template ${typedFor(chosen, here.list)} yes`;
    return askAnswer([...lines, say('ask')], { label: say('send'), command }, language);
}

function typeLine(chosen: Template, { say, here }: Told): readonly string[] {
    const values = chosen.variables.map((name) => `${name}=${exampleOf(chosen, name)}`);
    return values.length === 0 ? [] : [say('type', { line: [typedFor(chosen, here.list), ...values].join(' ') })];
}

function exampleOf({ examples }: Template, name: string): string {
    return examples[name]?.replace(/[\s`]+/g, ' ') || '…';
}

function code(text: string): string {
    return `\`${text.replace(/[`\s]+/g, ' ')}\``;
}
