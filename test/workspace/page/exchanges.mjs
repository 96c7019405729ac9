import { computed } from '@preact/signals';
import { phoneNames, showStatus } from './choices.mjs';
import { traffic } from './live.mjs';
import { readable } from './names.mjs';

const SHOWN = 40;

/** The last requests between Twilio and the app, newest first, both ways. */
export const exchanges = computed(() => {
    const { webhooks, requests } = traffic.value;
    return [...webhooks.map(webhook), ...requests.map(request)]
        .filter(({ kind }) => showStatus.value || kind !== 'status')
        .sort((a, b) => b.at - a.at || b.index - a.index)
        .slice(0, SHOWN);
});

/** The last text that Twilio brought, as it was signed. */
export const lastText = computed(() =>
    traffic.value.webhooks.findLast(
        ({ kind, cause, status }) => kind === 'inbound' && cause !== 'tampered' && status === 200,
    ),
);

/** @param {string} address */
const nameOf = (address) => phoneNames.value[address] || readable(address);

function webhook(attempt) {
    const { index, kind, cause, fields, status, calls } = attempt;
    const who = nameOf(fields.From ?? '');
    const title = kind === 'status' ? `Report: ${fields.MessageStatus}` : `Text from ${who}`;
    return {
        ...attempt,
        id: `webhook ${index}`,
        way: 'in',
        title,
        said: kind === 'status' ? `to ${nameOf(fields.To ?? '')}` : bodyOf(fields),
        why: CAUSES[cause] ?? '',
        verdict: verdictOf(status),
        callCount: calls.length,
    };
}

/** @param {Record<string, string>} fields */
function bodyOf({ Body, Latitude, NumMedia }) {
    return Body || mediaText(NumMedia) || (Latitude ? 'a location' : '(empty text)');
}

const CAUSES = {
    retry: 'retry',
    fallback: 'fallback',
    again: 'sent again',
    tampered: 'tampered',
    redirect: 'redirect',
};

/** @param {number | null} status */
function verdictOf(status) {
    if (status === null) {
        return { kind: 'bad', text: 'No answer' };
    }
    if (status === 403) {
        return { kind: 'refused', text: 'Signature refused' };
    }
    return status < 400 ? { kind: 'good', text: 'Signature valid' } : { kind: 'bad', text: `Answered ${status}` };
}

function request(one) {
    const { index, method, path, fields, credentials, status, errorCode, host } = one;
    const isMessage = method === 'POST' && path.includes('/Messages');
    const refused = credentials?.valid === false;
    const good = { kind: 'good', text: credentials ? 'Login accepted' : 'No login sent' };
    const bad = { kind: 'bad', text: errorCode ? `Twilio error ${errorCode}` : `Answered ${status ?? 'nothing'}` };
    return {
        ...one,
        id: `request ${index}`,
        kind: 'request',
        way: 'out',
        title: isMessage
            ? `Reply to ${nameOf(fields.To?.[0] ?? '')}`
            : host === 'cdn'
              ? 'Picture fetched'
              : 'Picture asked for',
        said: isMessage ? (fields.Body?.[0] ?? mediaText(String(fields.MediaUrl?.length))) : '',
        why: '',
        verdict: refused ? { kind: 'refused', text: 'Login refused' } : status && status < 400 ? good : bad,
    };
}

/** @param {string | undefined} count */
const mediaText = (count) => (Number(count) > 0 ? `${count} ${count === '1' ? 'file' : 'files'}` : '');
