import { withoutControls } from '../words/clean-text';
import { graphemesOf } from '../words/graphemes';

/** Tells Twilio to send nothing. Must be served as text/xml: Twilio texts a text/plain body to the customer. */
export const emptyResponse = '<Response></Response>';

/**
 * TwiML that texts the customer this answer, or nothing when it is blank. Characters XML forbids are dropped (Twilio
 * error 12100 otherwise), and the text is cut at a whole character to 1,600 UTF-16 units (error 14109 otherwise).
 * Source: Twilio "TwiML: Message".
 */
export function messageResponse(text: string): string {
    // A character that goes on behind this is longer than a message, too.
    const answer = shortened(withoutControls(text).slice(0, 2 * MAX_MESSAGE_LENGTH));
    return answer.trim() === '' ? emptyResponse : `<Response><Message>${escaped(answer)}</Message></Response>`;
}

const MAX_MESSAGE_LENGTH = 1_600;

function shortened(text: string): string {
    // One "character" can be longer than a message; that one is cut between code points rather than lost.
    return longestBeginning(graphemesOf(text)) || longestBeginning(Array.from(text));
}

function longestBeginning(characters: readonly string[]): string {
    let beginning = '';
    for (const character of characters) {
        if (beginning.length + character.length > MAX_MESSAGE_LENGTH) {
            break;
        }
        beginning += character;
    }
    return beginning;
}

function escaped(text: string): string {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
