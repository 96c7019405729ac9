import type { Problem, Twiml } from './contract.mts';
import { type HttpAnswer, mediaTypeOf } from './http-request.mts';
import { parseTwiml } from './twiml.mts';

/** What Twilio makes of an answer. `plain` marks text that goes to the customer as it stands. */
export type Reading = { readonly problem: Problem | null; readonly twiml: Twiml | null; readonly plain: boolean };

/** 64 kB. Source: Twilio error 11750. */
export const MAX_ANSWER_BYTES = 64 * 1024;

const NOTHING: Twiml = { messages: [], redirect: null };

/** Reads an answer to an inbound message: TwiML for XML and HTML types, a text to the customer for text/plain,
 * nothing for 204. Source: Twilio "TwiML for Programmable SMS" and the error dictionary. */
export function readAnswer(answer: HttpAnswer): Reading {
    const unheard = problemOfTransport(answer);
    if (unheard !== null) {
        return { problem: unheard, twiml: null, plain: false };
    }
    const body = answer.bytes.toString('utf8');
    if (answer.status === 204) {
        return { problem: null, twiml: NOTHING, plain: false };
    }
    if (body === '') {
        return fault(11770, 'Empty TwiML response body');
    }
    const type = mediaTypeOf(answer);
    if (type === 'text/plain') {
        const message = { body, media: [], to: null, from: null, statusCallback: null };
        return { problem: null, twiml: { messages: [message], redirect: null }, plain: true };
    }
    if (type === 'text/xml' || type === 'application/xml' || type === 'text/html') {
        return { ...parseTwiml(body), plain: false };
    }
    return fault(12300, `Invalid Content-Type: ${type || 'none'}`);
}

/** Reads an answer to a status callback: nothing in it is executed, only failures and odd types are noted. */
export function readAcknowledgement(answer: HttpAnswer): Problem | null {
    const unheard = problemOfTransport(answer);
    if (unheard !== null || answer.status === 204 || answer.bytes.length === 0) {
        return unheard;
    }
    const type = mediaTypeOf(answer);
    const known = type === 'text/xml' || type === 'application/xml' || type === 'text/html' || type === 'text/plain';
    return known ? null : { code: 12300, message: `Invalid Content-Type: ${type || 'none'}`, level: 'warning' };
}

function problemOfTransport(answer: HttpAnswer): Problem | null {
    if (answer.failure === 'elsewhere') {
        return { code: 11210, message: 'Bad host name: the simulator reaches this machine only', level: 'error' };
    }
    if (answer.failure === 'connect') {
        return { code: 11205, message: 'HTTP connection failure', level: 'error' };
    }
    if (answer.failure === 'tls') {
        return { code: 11237, message: 'Certificate invalid', level: 'error' };
    }
    if (answer.failure !== null) {
        const why = answer.failure === 'read' ? 'no answer in time' : 'the connection was lost';
        return { code: 11200, message: `HTTP retrieval failure: ${why}`, level: 'error' };
    }
    if (answer.tooLarge) {
        return { code: 11750, message: 'TwiML response body too large', level: 'error' };
    }
    if (answer.status === null || answer.status < 200 || answer.status >= 300) {
        return { code: 11200, message: `HTTP retrieval failure: status ${answer.status}`, level: 'error' };
    }
    return null;
}

function fault(code: number, message: string): Reading {
    return { problem: { code, message, level: 'error' }, twiml: null, plain: false };
}
