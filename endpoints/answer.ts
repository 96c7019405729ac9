import { emptyResponse, messageResponse } from '../lib/twilio/twiml';

/** What a webhook is answered. `why` of a refusal is only given where a person can act on it. */
export type Answer =
    | { readonly kind: 'accepted'; readonly reply?: string }
    | { readonly kind: 'malformed'; readonly why: string }
    | { readonly kind: 'refused'; readonly expectedUrl: string; readonly why?: string }
    | { readonly kind: 'unconfigured'; readonly why: string }
    | { readonly kind: 'invalid-service' }
    | { readonly kind: 'wrong-verb' }
    | { readonly kind: 'failed' };

export interface HttpAnswer {
    readonly status: number;
    readonly headers?: { [name: string]: string };
    readonly content?: string | object;
}

/**
 * The HTTP answer to Twilio. Anything that Twilio could read as a text is sent to the customer, so the only answers
 * with text are TwiML and JSON under an error status; a body of plain text never leaves.
 * Source: Twilio "TwiML for Programmable Messaging", content types.
 */
export function toHttpAnswer(answer: Answer): HttpAnswer {
    switch (answer.kind) {
        case 'accepted':
            return {
                status: 200,
                headers: { 'Content-Type': 'text/xml' },
                content: answer.reply === undefined ? emptyResponse : messageResponse(answer.reply),
            };
        case 'malformed':
            return refusal(400, { error: answer.why });
        case 'invalid-service':
            return refusal(400, { error: 'Invalid service' });
        case 'refused':
            return refusal(403, {
                error: answer.why === undefined ? 'Invalid signature' : `Invalid signature: ${answer.why}`,
                expectedUrl: answer.expectedUrl,
            });
        case 'unconfigured':
            return refusal(503, { error: answer.why });
        case 'wrong-verb':
            return { status: 405 };
        case 'failed':
            return { status: 500 };
    }
}

function refusal(status: number, detail: object): HttpAnswer {
    return { status, headers: { 'Content-Type': 'application/json' }, content: { success: false, ...detail } };
}
