import { accountOf } from '../model/accounts';
import type { Caller } from '../model/caller';
import type { Settings } from '../model/settings';
import type { Template } from '../model/template';
import { sayTrouble } from '../twilio/say-trouble';
import { type Language, languageOf, speaking } from '../words/say';
import type { SayTemplate } from '../words/template-wording';
import { TEMPLATE_WORDS } from '../words/topics/template';
import type { Templates } from './ports';
import { type OpenConversation, openConversationIn, type RoomWayPorts } from './room-way';
import { type WhyNotPorts, whyNot } from './why-not';

export interface TemplatesHerePorts extends RoomWayPorts, WhyNotPorts {
    readonly templates: Templates;
    readonly settings: Settings;
}

/** A conversation in which templates can be sent, with those of its account. */
export interface TemplatesHere extends OpenConversation {
    readonly kind: 'here';
    readonly list: readonly Template[];
    /** Why the list is not of now; '' where it is. */
    readonly age: string;
}

export interface Asking {
    readonly caller: Caller;
    readonly roomId: string;
    readonly isRenewed: boolean;
}

/** The templates that can be sent in a conversation, or why none can, as whoever asks reads it. */
export async function templatesHere(
    { caller, roomId, isRenewed }: Asking,
    ports: TemplatesHerePorts,
): Promise<TemplatesHere | { readonly kind: 'refused'; readonly why: string }> {
    const { settings } = ports;
    const { say, language } = templateWordsFor(caller, settings);
    const refused = (why: string) => ({ kind: 'refused', why }) as const;
    const open = await openConversationIn(roomId, ports);
    if (open === undefined) {
        return refused(say('notHere'));
    }
    if (open.way.to.channel !== 'whatsapp') {
        return refused(say('notWhatsApp'));
    }
    const account = accountOf(open.way.accountSid ?? '', settings.accounts);
    const standing = await whyNot(open.way, caller, ports);
    if (standing !== undefined || account === undefined || settings.apiUrl === undefined) {
        return refused(standing ?? say('notRead', { why: sayTrouble({ kind: 'wrong-host' }, language) }));
    }
    const { list, trouble } = await ports.templates(account, settings.apiUrl, { isRenewed });
    const why = trouble === undefined ? '' : sayTrouble(trouble, language);
    return list.length === 0 && trouble !== undefined
        ? refused(say('notRead', { why }))
        : { kind: 'here', ...open, list, age: why === '' ? '' : say('old', { why }) };
}

/** The sentences about templates in this caller's language. */
export function templateWordsFor(
    { language: own }: Pick<Caller, 'language'>,
    settings: Pick<Settings, 'language'>,
): { readonly say: SayTemplate; readonly language: Language } {
    const language = languageOf([own, settings.language]);
    return { say: speaking(TEMPLATE_WORDS, language), language };
}
