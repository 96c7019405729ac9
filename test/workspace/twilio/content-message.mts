import type { BubbleTemplate, TemplateConfiguration } from './contract.mts';
import type { Exchange } from './exchange.mts';

/** What a template comes to with its variables, or the code of the error with which Twilio refuses it. */
export type Filled =
    | {
          readonly kind: 'filled';
          readonly body: string;
          readonly template: BubbleTemplate;
          readonly laterCode: number | null;
      }
    | { readonly kind: 'refused'; readonly code: number };

type Ordered = {
    readonly accountSid: string;
    readonly contentSid: string;
    /** JSON text, as it was sent; null for none. */
    readonly contentVariables: string | null;
};

/**
 * Puts the variables into a template: what is not given has its default. Sources: Twilio "Send templates created with the
 * Content Template Builder"; errors 21655, 21656, 63028 and 63040 to 63042.
 */
export function fillTemplate(exchange: Exchange, { accountSid, contentSid, contentVariables }: Ordered): Filled {
    const template = exchange.templates.get(contentSid);
    if (template === undefined || (template.accountSid ?? exchange.options.accountSid) !== accountSid) {
        return { kind: 'refused', code: 21655 };
    }
    const given = variablesIn(contentVariables ?? '{}');
    if (given === undefined || Object.values(given).some(isForbidden)) {
        return { kind: 'refused', code: 21656 };
    }
    const known = placeholdersIn(template);
    const values: Readonly<Record<string, string>> = { ...template.variables, ...given };
    const isMatching =
        known.every((name) => name in values) && Object.keys(given).every((name) => known.includes(name));
    const fill = (text: string) => text.replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
    return { kind: 'filled', ...shownOf(template, fill), laterCode: isMatching ? laterCodeOf(template) : 63028 };
}

const PLACEHOLDER = /\{\{\s*([\w.]+)\s*\}\}/g;
const FAILS: Readonly<Record<string, number>> = { rejected: 63040, paused: 63041, disabled: 63042 };

function laterCodeOf({ approval }: TemplateConfiguration): number | null {
    return FAILS[approval?.status ?? ''] ?? null;
}

function variablesIn(json: string): Readonly<Record<string, string>> | undefined {
    try {
        const given: unknown = JSON.parse(json);
        const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
        return isObject ? { ...given } : undefined;
    } catch {
        return undefined;
    }
}

function isForbidden(value: unknown): boolean {
    return typeof value !== 'string' || value.trim() === '' || /[\n\r\t]| {5}/.test(value);
}

function placeholdersIn({ types }: TemplateConfiguration): readonly string[] {
    return [...JSON.stringify(types).matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

function shownOf({ types, name }: TemplateConfiguration, fill: (text: string) => string) {
    const [[type, content] = ['', {}]] = Object.entries(types).sort(([one]) => (one === 'twilio/text' ? 1 : -1));
    const part = (key: string): string => {
        const text: unknown = Reflect.get(content, key);
        return typeof text === 'string' ? fill(text) : '';
    };
    const list = (key: string): readonly unknown[] => {
        const items: unknown = Reflect.get(content, key);
        return Array.isArray(items) ? items : [];
    };
    const buttons = [...list('actions'), ...list('items')].map((action) => {
        const { title, item, copy_code_text: copied } = Object(action);
        return fill(String(title ?? item ?? copied ?? ''));
    });
    const media = [...list('media')].filter((url): url is string => typeof url === 'string').map(fill);
    const header = part('header_text') || (type.endsWith('/card') ? part('title') : '');
    const template = { name, header, footer: part('footer') || part('subtitle'), buttons, media };
    return { body: part('body'), template };
}
