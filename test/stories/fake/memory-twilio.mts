import type { SendMessage } from '../../../lib/outbound/ports.ts';
import type { MessageRequest } from '../../../lib/twilio/messages-api.ts';
import type { SendOutcome } from '../../../lib/twilio/read-answer.ts';
import type { Gate } from './calls.mts';

export type Sending = SendOutcome | { readonly kind: 'not-connected' | 'wrong-host' };

/** One message that Twilio took. */
export interface Taken {
    readonly sid: string;
    readonly account: string;
    readonly to: string;
    /** '' where a messaging service chooses the number. */
    readonly from: string;
    readonly service: string;
    readonly body: string;
    readonly media: readonly string[];
    /** The template that it is, with its variables as they were given; '' for words. */
    readonly template: string;
    /** The id of the reply, as the address for callbacks has it. */
    readonly message: string;
}

/** Twilio's Messages API over an array; `spoilt` may answer otherwise than by taking the message. */
export function memoryTwilio(
    taken: Taken[],
    { gate, spoilt }: { readonly gate: Gate; readonly spoilt: (body: string) => Sending | undefined },
): SendMessage {
    return async (request) => {
        try {
            return await gate('twilio.send', (): Sending => {
                const sid = `SM${String(taken.length + 1).padStart(32, '0')}`;
                const message = { ...fieldsOf(request), sid };
                const answer = spoilt(message.body);
                if (answer === undefined) {
                    taken.push(message);
                }
                return answer ?? { kind: 'sent', sid };
            });
        } catch {
            // As the engine's adapter has it: a request that fails or gets no answer in time may have been carried out.
            return { kind: 'unknown', why: 'no answer' };
        }
    };
}

function fieldsOf({ url, content }: MessageRequest): Omit<Taken, 'sid'> {
    const form = new URLSearchParams(content);
    return {
        account: /\/Accounts\/(AC\w+)\//.exec(url)?.[1] ?? '',
        to: form.get('To') ?? '',
        from: form.get('From') ?? '',
        service: form.get('MessagingServiceSid') ?? '',
        body: form.get('Body') ?? '',
        media: form.getAll('MediaUrl'),
        template: [form.get('ContentSid') ?? '', form.get('ContentVariables') ?? ''].join(' ').trim(),
        message: new URL(form.get('StatusCallback') ?? '').searchParams.get('message') ?? '',
    };
}
