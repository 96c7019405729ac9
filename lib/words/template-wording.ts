import type { Template, TemplateStatus } from '../model/template';
import { escapeMarkdown } from './escape-markdown';
import type { Language, Saying } from './say';
import type { TEMPLATE_WORDS } from './topics/template';

export type SayTemplate = Saying<keyof (typeof TEMPLATE_WORDS)['en']>;

/** The templates, a line each: what can be sent first, and of that what is in the language of whoever reads; at most 20. */
export function templateLines(
    templates: readonly Template[],
    { say, language }: { readonly say: SayTemplate; readonly language: Language },
): readonly string[] {
    const sorted = sortedFor(templates, language);
    const rest = sorted.length - MAX_LISTED;
    return [
        ...sorted.slice(0, MAX_LISTED).map((template) => `• ${headOf(template, say)}: ${beginningOf(template)}`),
        ...(rest > 0 ? [say('more', { count: String(rest) })] : []),
    ];
}

/** As an agent looks for them: approved ones first, of these their own language's, and by name. */
export function sortedFor(templates: readonly Template[], language: Language): readonly Template[] {
    const rank = (template: Template): number =>
        (template.status === 'approved' ? 0 : 2) + (isIn(template, language) ? 0 : 1);
    return templates.slice().sort((one, other) => rank(one) - rank(other) || (labelOf(one) < labelOf(other) ? -1 : 1));
}

/** A template's name with its language and category, and what is the matter with it. */
export function headOf(template: Template, say: SayTemplate): string {
    const { name, language, category, status } = template;
    const parts = [`*${escapeMarkdown(name)}*`, language, category, sayStatus(status, say)];
    return parts.filter((part) => part !== '').join(' · ');
}

/** What WhatsApp says of a template; '' where it may be sent. */
export function sayStatus(status: TemplateStatus, say: SayTemplate): string {
    return status === 'approved' ? '' : say(status);
}

/** What tells a template from others of its name. */
export function labelOf({ name, language }: Template): string {
    return language === '' ? name : `${name} ${language}`;
}

function isIn({ language }: Template, wanted: Language): boolean {
    const [one, other] = [language, wanted].map((code) => code.split(/[-_]/)[0]?.toLowerCase());
    return one === other;
}

function beginningOf({ header, body }: Template): string {
    const characters = Array.from([header, body].join(' ').replace(/\s+/g, ' ').trim());
    const shown = characters.slice(0, MAX_SHOWN).join('');
    return escapeMarkdown(characters.length > MAX_SHOWN ? `${shown}…` : shown);
}

const MAX_LISTED = 20;
const MAX_SHOWN = 80;
