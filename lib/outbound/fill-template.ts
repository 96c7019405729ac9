import type { Template } from '../model/template';
import { escapeMarkdown } from '../words/escape-markdown';
import { filledIn } from '../words/template-text';
import type { SayTemplate } from '../words/template-wording';

/**
 * Why a template cannot be sent with these values, as its agent reads it; none where it can.
 * Sources: Twilio errors 21656 and 63028; Meta "WhatsApp message templates", length of a body.
 */
export function unfitValues(
    template: Template,
    values: Readonly<Record<string, string>>,
    say: SayTemplate,
): readonly string[] {
    const { variables, body } = template;
    const name = escapeMarkdown(template.name);
    const shown = (variable: string) => `\`${variable}\``;
    const foreign = Object.keys(values).filter((variable) => !variables.includes(variable));
    const all = variables.map(shown).join(', ');
    const problems = [
        ...(foreign.length > 0 && variables.length === 0 ? [say('hasNone', { name })] : []),
        ...(variables.length === 0
            ? []
            : foreign.map((variable) => say('unknown', { name, variable: shown(variable), variables: all }))),
        ...variables.flatMap((variable) => {
            const why = unfit(values[variable]);
            return why === undefined ? [] : [say(why, { variable: shown(variable) })];
        }),
    ];
    const isLong = problems.length === 0 && filledIn(body, values).length > MAX_BODY_CHARS;
    return isLong ? [say('long')] : problems;
}

function unfit(value: string | undefined): 'missing' | 'empty' | 'shape' | undefined {
    if (value === undefined) {
        return 'missing';
    }
    if (value.trim() === '') {
        return 'empty';
    }
    return /[\n\r\t\u2028\u2029]| {5}/.test(value) ? 'shape' : undefined;
}

const MAX_BODY_CHARS = 1_024;
