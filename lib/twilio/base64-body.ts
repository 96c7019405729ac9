/**
 * The readable text of a body that arrived base64-encoded, else the body unchanged: Twilio delivers some concatenated
 * texts that way. Conservative, since a customer may really send a token: at least 60 characters of nothing but
 * canonical base64, which decodes to UTF-8 without control characters, with a space, mostly ASCII letters.
 * Source: nyaruka/courier, which meets these in production.
 */
export function decodedBody(body: string): string {
    if (body.length < MIN_ENCODED_LENGTH || body.length % 4 !== 0 || !BASE64.test(body)) {
        return body;
    }
    const bytes = Buffer.from(body, 'base64');
    const text = bytes.toString('utf8');
    const isCanonical = bytes.toString('base64') === body;
    const isUtf8 = Buffer.from(text, 'utf8').equals(bytes);
    return isCanonical && isUtf8 && readsLikeText(text) ? text : body;
}

const MIN_ENCODED_LENGTH = 60;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

function readsLikeText(text: string): boolean {
    const lettersAndSpaces = text.replace(/[^A-Za-z ]/g, '').length;
    const hasControls = /(?![\t\n\r])\p{Cc}/u.test(text);
    return !hasControls && text.includes(' ') && lettersAndSpaces * 2 >= text.length;
}
