import { ask } from './api.mjs';
import { plain } from './said.mjs';

const LOOKS = 20;
const PAUSE_MS = 100;

/**
 * How often the inbox holds a text of a customer, in all of their conversations. A text without words is told by its files.
 * @param {{ From?: string, Body?: string, NumMedia?: string }} fields as Twilio signed them
 */
export async function shownOf({ From, Body = '', NumMedia = '0' }) {
    const { rooms } = await ask('inbox');
    const messages = rooms
        .filter(({ customFields }) => customFields.sms?.from === From)
        .flatMap(({ messages }) => messages)
        .filter(({ from, text }) => from === 'visitor' && plain(text) === Body.replace(/\s+/g, ' ').trim());
    // Of files without words each is a message.
    return Body === '' ? Math.round(messages.length / Math.max(1, Number(NumMedia))) : messages.length;
}

/** Resolves when the app works on nothing of a customer any more, after two seconds in any case. @param {string} from */
export async function settled(from) {
    for (let looks = 0; looks < LOOKS; looks += 1) {
        const { entries } = await ask('waiting');
        if (!entries.some(({ customer, claimedUntil }) => customer === from && claimedUntil > Date.now())) {
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
}
