import { counted, times } from './counted.mjs';
import { answered } from './webhook-parts.mjs';

/**
 * What has become of a text: a tick stands only where it is in the inbox.
 * @param {{ shown: number, isWaiting: boolean, isDropped: boolean } | undefined} fate
 * @param {{ status: number | null, fields: Record<string, string> }[]} attempts
 */
export function textVerdict(fate, attempts) {
    if (fate?.shown) {
        const files = Number(attempts[0]?.fields.NumMedia ?? 0);
        const wasTaken = attempts.some(({ status }) => status === 200);
        const how = files > 0 ? ` as ${counted(fate.shown, 'message')}` : fate.shown > 1 ? ` ${times(fate.shown)}` : '';
        return { kind: 'good', text: `In the inbox${how}${wasTaken ? '' : ', from Twilio’s log'}` };
    }
    if (fate?.isWaiting) {
        return { kind: 'warn', text: 'Kept by the app' };
    }
    if (fate?.isDropped) {
        return { kind: 'warn', text: 'Not shown: Rocket.Chat forbids it' };
    }
    const last = answered(attempts.at(-1)?.status ?? null);
    return last.kind === 'plain' ? last : { ...last, text: `Not in the inbox: ${last.text.toLowerCase()}` };
}

const REACHED = {
    delivered: { kind: 'good', text: 'Delivered' },
    read: { kind: 'good', text: 'Read' },
    sent: { kind: 'plain', text: 'Sent to the carrier' },
};

/** How far a reply has come: a tick stands only where it is on the phone. */
export function replyVerdict({ status, errorCode, credentials }, made) {
    if (credentials?.valid === false) {
        return { kind: 'refused', text: 'Login refused' };
    }
    if (made === undefined) {
        return {
            kind: 'bad',
            text: errorCode ? `Twilio error ${errorCode}` : status === null ? 'No answer' : 'Not taken by Twilio',
        };
    }
    if (made.state === 'failed' || made.state === 'undelivered') {
        return { kind: 'bad', text: `Not delivered: error ${made.errorCode}` };
    }
    return REACHED[made.state] ?? { kind: 'plain', text: 'Accepted by Twilio' };
}
