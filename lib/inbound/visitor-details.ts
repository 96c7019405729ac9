import type { InboundText } from '../model/inbound-text';
import type { Livechat, Visitor } from '../model/livechat-ports';
import type { Log } from '../model/ports';
import { codeOf, troubleOf } from '../model/trouble';
import { customFieldsOf, nameFor, shouldRename } from './visitor';

/**
 * What is nice to have once the text is in the room: where a new customer's number is from, and the name they go by.
 * Nothing waits for it, and whatever Rocket.Chat does not take is left.
 */
export async function noteVisitorDetails(
    { text, visitor, isNew }: { readonly text: InboundText; readonly visitor: Visitor; readonly isNew: boolean },
    { livechat, log }: { readonly livechat: Livechat; readonly log: Log },
): Promise<void> {
    if (shouldRename({ current: visitor.name, text })) {
        await left(livechat.createVisitor({ ...visitor, name: nameFor(text) }));
    }
    const undefinedFields: string[] = [];
    for (const [key, value] of isNew ? customFieldsOf(text) : []) {
        const code = await left(livechat.setCustomField({ token: visitor.token, key, value }));
        if (code === UNDEFINED_FIELD && key !== ONLY_WHERE_DEFINED) {
            undefinedFields.push(key);
        }
    }
    if (undefinedFields.length > 0) {
        log.warnOnce('sms.no-custom-field', { fields: undefinedFields.join(', ') });
    }
}

const UNDEFINED_FIELD = 'invalid-custom-field';
/** The username says the number, too. */
const ONLY_WHERE_DEFINED = 'phone';

/** Why it was not done, in Rocket.Chat's words; undefined where it was. */
async function left(change: Promise<unknown>): Promise<string | undefined> {
    try {
        await change;
        return undefined;
    } catch (error) {
        return codeOf(troubleOf(error));
    }
}
