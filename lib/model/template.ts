/** A content template of a Twilio account. Its texts hold its variables as `{{1}}`, or `{{name}}`. */
export interface Template {
    /** `HX…`. */
    readonly sid: string;
    readonly name: string;
    /** A code such as `en` or `pt_BR`; '' where Twilio does not say. */
    readonly language: string;
    /** In lower case, as `utility`; '' where it has none. */
    readonly category: string;
    readonly status: TemplateStatus;
    /** Why it was rejected, in WhatsApp's words; '' where nobody says. */
    readonly reason: string;
    readonly header: string;
    readonly body: string;
    readonly footer: string;
    /** Addresses of pictures and files. */
    readonly media: readonly string[];
    readonly buttons: readonly TemplateButton[];
    /** Their names, in the order in which they are asked for. */
    readonly variables: readonly string[];
    /** What stands for a variable where an example is shown. */
    readonly examples: Readonly<Record<string, string>>;
}

/** How a variable stands in a template's texts. Source: Twilio "Using variables with Content API". */
export const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** What WhatsApp says of a template. */
export type TemplateStatus = 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled' | 'unsubmitted';

export interface TemplateButton {
    readonly title: string;
    /** The address or number behind it; '' for a button that answers. */
    readonly leadsTo: string;
}

/** A template with what is put for its variables, as Twilio sends it. */
export interface FilledTemplate {
    readonly sid: string;
    readonly variables: Readonly<Record<string, string>>;
}

/** A filled template as the store or a message has it; undefined for anything else. */
export function readFilledTemplate(stored: unknown): FilledTemplate | undefined {
    const { sid, variables }: Readonly<Record<string, unknown>> =
        typeof stored === 'object' && stored !== null ? { ...stored } : {};
    if (typeof sid !== 'string' || typeof variables !== 'object' || variables === null) {
        return undefined;
    }
    const known = Object.entries(variables).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as const] : [],
    );
    return { sid, variables: Object.fromEntries(known) };
}
