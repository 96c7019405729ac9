import { attempt, post } from './api.mjs';
import { phoneNames } from './choices.mjs';
import { counted } from './counted.mjs';
import { ourNumber } from './customers.mjs';
import { channelOf } from './names.mjs';
import { tell } from './toasts.mjs';

/**
 * Sends what a customer wrote; what went wrong on the way is told on the page.
 * @param {string} address the customer's
 * @param {{ body?: string, media?: import('./files.mjs').Attachment[], location?: object }} text
 */
export function sendText(address, text) {
    return attempt(async () => {
        const media = text.media?.map(({ name, contentType, base64 }) => ({ name, contentType, base64 }));
        const profileName = channelOf(address) === 'sms' ? undefined : phoneNames.value[address] || undefined;
        const body = { ...text, to: ourNumber(address), media, profileName };
        const sent = await post(`twilio/phones/${encodeURIComponent(address)}/send`, body);
        const last = sent.attempts.at(-1);
        if (last && last.status !== 200) {
            const tries = counted(sent.attempts.length, 'time');
            tell(
                `Twilio called the app ${tries} and got ${last.status ?? 'no answer'} last. The log has the details.`,
                'problem',
            );
        }
        return sent;
    });
}
