import type { Livechat, Place } from '../model/ports';
import type { InboundText } from '../twilio/parse-text';
import { customFieldsOf, shouldRename, visitorFor } from './visitor';

/**
 * What is nice to have once the text is in the room: where a new customer's number is from, and the name they go by.
 * Nothing waits for it, and whatever Rocket.Chat does not take is left.
 */
export async function courtesies(
    text: InboundText,
    place: Place & { readonly isNew: boolean },
    { livechat }: { readonly livechat: Livechat },
): Promise<void> {
    const { visitor } = place;
    if (shouldRename({ current: visitor.name, text })) {
        await leftAsItIs(livechat.createVisitor({ ...visitor, name: visitorFor(text, '').name }));
    }
    for (const [key, value] of place.isNew ? customFieldsOf(text) : []) {
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
