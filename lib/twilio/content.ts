import { PLACEHOLDER, type Template, type TemplateButton, type TemplateStatus } from '../model/template';
import { type Json, textIn, toJson } from './api-answer';
import { otherHost } from './api-hosts';

/** Where an account's templates are listed with their approvals, under `contents`; undefined for an API that has none.
 * Source: Twilio "Content API public endpoints". */
export function templatesUrl(apiUrl: string): string | undefined {
    const host = otherHost(apiUrl, 'content');
    return host && `${host}/v1/ContentAndApprovals?PageSize=500`;
}

/** A template as Twilio lists it; undefined for what is none. Source: Twilio "Content types"; what is approved counts, else
 * the richest of its types. */
export function readTemplate(item: Json): Template | undefined {
    const types = toJson(item.types) ?? {};
    const approval = approvalIn(item.approval_requests);
    const content = toJson(types[typeOf(Object.keys(types), textIn(approval, 'content_type'))]);
    const sid = textIn(item, 'sid');
    if (sid === '' || content === undefined) {
        return undefined;
    }
    const shown = shownOf(content);
    const examples = toJson(item.variables) ?? {};
    return {
        sid,
        name: textIn(item, 'friendly_name') || textIn(approval, 'name') || sid,
        language: textIn(item, 'language'),
        category: textIn(approval, 'category').toLowerCase(),
        status: statusOf(textIn(approval, 'status')),
        reason: textIn(approval, 'rejection_reason'),
        ...shown,
        variables: variablesIn(JSON.stringify([content, shown.body])),
        examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, String(value)])),
    };
}

/** Listed, it is of WhatsApp alone; read by itself, it says of which channel. */
function approvalIn(value: unknown): Json {
    const approval = toJson(value) ?? {};
    return toJson(approval.whatsapp) ?? approval;
}

function typeOf(types: readonly string[], approved: string): string {
    const rich = types.find((type) => type !== 'twilio/text');
    return types.find((type) => type === approved) ?? rich ?? types[0] ?? '';
}

function statusOf(said: string): TemplateStatus {
    const status = said.toLowerCase();
    return STATUSES.get(status) ?? 'unsubmitted';
}

/** Source: Twilio "WhatsApp template approval statuses". */
const STATUSES: ReadonlyMap<string, TemplateStatus> = new Map<string, TemplateStatus>([
    ['approved', 'approved'],
    ['received', 'pending'],
    ['pending', 'pending'],
    ['in_appeal', 'pending'],
    ['rejected', 'rejected'],
    ['paused', 'paused'],
    ['disabled', 'disabled'],
]);

/** In order: numbered ones by their numbers, others as they come. */
function variablesIn(text: string): readonly string[] {
    const names = Array.from(new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name = '']) => name)));
    return names.every((name) => /^\d+$/.test(name)) ? names.sort((one, other) => Number(one) - Number(other)) : names;
}

type Shown = Pick<Template, 'header' | 'body' | 'footer' | 'media' | 'buttons'>;

/** The fields of Twilio's content types mean the same wherever they stand. A carousel's cards follow its body. */
function shownOf(content: Json): Shown {
    const cards = listIn(content, 'cards').map(shownOf);
    const title = textIn(content, 'header_text') || textIn(content, 'title');
    const body = textIn(content, 'body') || placeIn(content) || codeIn(content);
    return {
        // A card without a body says what it says in its title.
        header: body === '' ? '' : title,
        body: [body || title, ...cards.flatMap(({ header, body: said }) => [header, said])].filter(isSaying).join('\n'),
        footer: textIn(content, 'footer') || textIn(content, 'subtitle'),
        media: [...addressesIn(content.media), ...cards.flatMap(({ media }) => media)],
        buttons: [...buttonsIn(content), ...cards.flatMap(({ buttons }) => buttons)],
    };
}

function isSaying(text: string): boolean {
    return text !== '';
}

function placeIn(content: Json): string {
    const { latitude, longitude } = content;
    return latitude === undefined
        ? ''
        : [textIn(content, 'label'), `${latitude}, ${longitude}`].filter(isSaying).join(' ');
}

/** A code to log in with: the words around it are WhatsApp's own. */
function codeIn(content: Json): string {
    return 'add_security_recommendation' in content ? '{{1}}' : '';
}

function addressesIn(media: unknown): readonly string[] {
    const all: readonly unknown[] = Array.isArray(media) ? media : [media];
    return all.filter((one): one is string => typeof one === 'string' && one !== '');
}

function buttonsIn(content: Json): readonly TemplateButton[] {
    const actions = listIn(content, 'actions').map((action) => ({
        title: textIn(action, 'title') || textIn(action, 'copy_code_text') || textIn(action, 'type'),
        leadsTo: textIn(action, 'url') || textIn(action, 'phone') || textIn(action, 'code'),
    }));
    const items = listIn(content, 'items').map((item) => ({ title: textIn(item, 'item'), leadsTo: '' }));
    const opener = textIn(content, 'button') || textIn(content, 'button_text');
    return [...actions, ...(opener === '' ? [] : [{ title: opener, leadsTo: '' }]), ...items];
}

function listIn(content: Json, key: string): readonly Json[] {
    const items = content[key];
    return Array.isArray(items) ? items.map(toJson).filter((item): item is Json => item !== undefined) : [];
}
