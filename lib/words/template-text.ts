import { PLACEHOLDER, type Template } from '../model/template';
import { escapeMarkdown } from './escape-markdown';

type Values = Readonly<Record<string, string>>;

/** What a customer gets of a template with these values, as a message of Rocket.Chat's: its header, words and footer, the
 * addresses of its media, and its buttons. A variable without a value stays as it is. */
export function templateText(template: Template, values: Values): string {
    const fill = (text: string) => filledIn(text, values);
    const shown = (text: string) => escapeMarkdown(fill(text), 'whatsapp');
    const { header, body, footer, media, buttons } = template;
    return [
        ...(header === '' ? [] : [`*${escapeMarkdown(fill(header))}*`]),
        shown(body),
        ...(footer === '' ? [] : [`_${escapeMarkdown(fill(footer))}_`]),
        ...media.map((address) => `🖼️ ${fill(address)}`),
        ...(buttons.length === 0 ? [] : [buttons.map((button) => buttonText(button, fill)).join(' · ')]),
    ].join('\n');
}

/** The text with what stands for its variables; one without a value stays as it is. */
export function filledIn(text: string, values: Values): string {
    const byName = new Map(Object.entries(values));
    return text.replace(PLACEHOLDER, (whole, name: string) => byName.get(name) ?? whole);
}

function buttonText({ title, leadsTo }: Template['buttons'][number], fill: (text: string) => string): string {
    const shown = `🔘 ${escapeMarkdown(fill(title))}`;
    return leadsTo === '' ? shown : `${shown} (${fill(leadsTo)})`;
}
