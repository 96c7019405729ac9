import type { Filled, Form, FormField } from '../model/form';
import type { Template } from '../model/template';
import { toReadablePhone } from '../words/phone-format';
import { templateText } from '../words/template-text';
import { headOf, labelOf, sortedFor } from '../words/template-wording';
import { unfitValues } from './fill-template';
import { firstTextOf } from './filled-template';
import { sendFirst } from './send-first';
import type { TemplatePorts } from './template';
import { type TemplatesHere, templatesHere, templateWordsFor } from './templates-here';
import { type FillingIn, formWordsFor, type SayForm, type SentForm, type Submitted } from './text-form';

interface Filling {
    /** Of the template that the form was opened for; '' for whichever is chosen. */
    readonly sid: string;
    readonly filled: Filled;
    readonly problems?: readonly string[];
}

/** The form for a template: which one, its variables, and a preview of what the customer would get. */
export async function templateForm(
    { sid, filled, problems = [] }: Filling,
    filling: FillingIn,
    ports: TemplatePorts,
): Promise<Form> {
    const { caller } = filling;
    const here = await templatesHere({ caller, roomId: filling.roomId, isRenewed: false }, ports);
    const say = formWordsFor(caller, ports);
    const base = { title: say('templateTitle'), close: say('close') };
    const only = (line: string): Form => ({ ...base, lines: [line], fields: [], below: [], close: say('done') });
    if (here.kind === 'refused') {
        return only(here.why);
    }
    const { language, say: sayTemplate } = templateWordsFor(caller, ports.settings);
    const sendable = sortedFor(here.list, language).filter(({ status }) => status === 'approved');
    const chosen = filled[CHOSEN] ?? sid;
    const template = sendable.find((one) => one.sid === chosen);
    if (template === undefined && (chosen !== '' || sendable.length === 0)) {
        return only(chosen === '' ? sayTemplate('none') : say('gone'));
    }
    const choice = choiceOf(sendable, { chosen, say });
    if (template === undefined) {
        return { ...base, lines: problems, fields: [choice], below: [] };
    }
    const given = Object.fromEntries(Object.entries(filled).filter(([, value]) => value.trim() !== ''));
    const customer = toReadablePhone(here.way.from.id);
    return {
        ...base,
        lines: problems,
        fields: [
            { ...choice, note: headOf(template, sayTemplate) },
            ...template.variables.map((name) => fieldFor(name, { template, filled, say })),
        ],
        below: [sayTemplate('wouldGet', { customer }), templateText(template, given)],
        submit: say('send'),
    };
}

/** No variable of a template has this name: theirs are letters, digits and underscores. */
const CHOSEN = ':template';

/** A client narrows the choices down as one types. Source: Rocket.Chat packages/fuselage-ui-kit, StaticSelectElement. */
function choiceOf(
    sendable: readonly Template[],
    { chosen, say }: { readonly chosen: string; readonly say: SayForm },
): FormField {
    return {
        name: CHOSEN,
        label: say('template'),
        value: chosen,
        hint: say('chooseTemplate'),
        choices: sendable.map((one) => ({ label: labelOf(one), value: one.sid })),
        isWatched: true,
    };
}

interface OfTemplate {
    readonly template: Template;
    readonly filled: Filled;
    readonly say: SayForm;
}

function fieldFor(name: string, { template, filled, say }: OfTemplate): FormField {
    const example = template.examples[name];
    return {
        name,
        label: say('variable', { variable: name }),
        value: filled[name] ?? '',
        isWatched: true,
        ...(example && { hint: say('suchAs', { example }) }),
    };
}

/** What becomes of the form: the same as of the command with the variables behind it. */
export async function submitTemplate(
    { sid, filled }: Filling,
    filling: SentForm,
    ports: TemplatePorts,
): Promise<Submitted> {
    const found = await findTemplate(filled[CHOSEN] ?? sid, filling, ports);
    if ('why' in found) {
        return { kind: 'answer', answer: { lines: [found.why] } };
    }
    const { say } = templateWordsFor(filling.caller, ports.settings);
    // What was typed for a template that was chosen before this one stays in the form.
    const isOfThis = ([name]: readonly [string, string]) => found.template.variables.includes(name);
    const values = Object.fromEntries(Object.entries(filled).filter(isOfThis));
    const problems = unfitValues(found.template, values, say);
    if (problems.length > 0) {
        return { kind: 'form', form: await templateForm({ sid, filled, problems }, filling, ports) };
    }
    const first = firstTextOf(found.template, values, { ...found.here, ...filling });
    return { kind: 'answer', answer: await sendFirst(first, filling.id, ports) };
}

type Found = { readonly template: Template; readonly here: TemplatesHere } | { readonly why: string };

async function findTemplate(sid: string, { caller, roomId }: FillingIn, ports: TemplatePorts): Promise<Found> {
    const here = await templatesHere({ caller, roomId, isRenewed: false }, ports);
    if (here.kind === 'refused') {
        return here;
    }
    const template = here.list.find((one) => one.sid === sid && one.status === 'approved');
    return template === undefined ? { why: formWordsFor(caller, ports)('gone') } : { template, here };
}
