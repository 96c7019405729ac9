import type { Filled, Form } from '../model/form';
import type { Template } from '../model/template';
import { toReadablePhone } from '../words/phone-format';
import { templateText } from '../words/template-text';
import { headOf } from '../words/template-wording';
import { unfitValues } from './fill-template';
import { firstTextOf } from './filled-template';
import { sendFirst } from './send-first';
import type { TemplatePorts } from './template';
import { type TemplatesHere, templatesHere, templateWordsFor } from './templates-here';
import { type FillingIn, formWordsFor, type SentForm, type Submitted } from './text-form';

/** The form for a template's variables, with a preview of what the customer would get. */
export async function templateForm(
    {
        sid,
        filled,
        problems = [],
    }: { readonly sid: string; readonly filled: Filled; readonly problems?: readonly string[] },
    filling: FillingIn,
    ports: TemplatePorts,
): Promise<Form> {
    const found = await findTemplate(sid, filling, ports);
    const say = formWordsFor(filling.caller, ports);
    const base = { title: say('templateTitle'), close: say('close') };
    if ('why' in found) {
        return { ...base, lines: [found.why], fields: [], below: [], close: say('done') };
    }
    const { template, here } = found;
    const words = templateWordsFor(filling.caller, ports.settings);
    const given = Object.fromEntries(Object.entries(filled).filter(([, value]) => value.trim() !== ''));
    const customer = toReadablePhone(here.way.from.id);
    return {
        ...base,
        lines: [headOf(template, words.say), ...problems],
        fields: template.variables.map((name) => ({
            name,
            label: say('variable', { variable: name }),
            value: filled[name] ?? '',
            isWatched: true,
            ...(template.examples[name] && { hint: say('suchAs', { example: template.examples[name] ?? '' }) }),
        })),
        below: [words.say('wouldGet', { customer }), templateText(template, given)],
        submit: say('send'),
    };
}

/** What becomes of the form: the same as of the command with the variables behind it. */
export async function submitTemplate(
    { sid, filled }: { readonly sid: string; readonly filled: Filled },
    filling: SentForm,
    ports: TemplatePorts,
): Promise<Submitted> {
    const found = await findTemplate(sid, filling, ports);
    if ('why' in found) {
        return { kind: 'answer', answer: { lines: [found.why] } };
    }
    const { say } = templateWordsFor(filling.caller, ports.settings);
    const problems = unfitValues(found.template, filled, say);
    if (problems.length > 0) {
        return { kind: 'form', form: await templateForm({ sid, filled, problems }, filling, ports) };
    }
    const first = firstTextOf(found.template, filled, { ...found.here, ...filling });
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
