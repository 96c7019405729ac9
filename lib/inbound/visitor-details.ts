import type { InboundText } from '../model/inbound-text';
import type { Livechat, Visitor } from '../model/ports';
import { customFieldsOf, nameFor, shouldRename } from './visitor';

/**
 * What is nice to have once the text is in the room: where a new customer's number is from, and the name they go by.
 * Nothing waits for it, and whatever Rocket.Chat does not take is left.
 */
export async function noteVisitorDetails(
    { text, visitor, isNew }: { readonly text: InboundText; readonly visitor: Visitor; readonly isNew: boolean },
    { livechat }: { readonly livechat: Livechat },
): Promise<void> {
    if (shouldRename({ current: visitor.name, text })) {
        await leftAsItIs(livechat.createVisitor({ ...visitor, name: nameFor(text) }));
    }
    for (const [key, value] of isNew ? customFieldsOf(text) : []) {
        await leftAsItIs(livechat.setCustomField({ token: visitor.token, key, value }));
    }
}

async function leftAsItIs(change: Promise<unknown>): Promise<void> {
    try {
        await change;
    } catch {
        // A field that the workspace has not defined, say.
    }
}
