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
        title: isMessage ? `Reply to ${nameOf(fields.To?.[0] ?? '')}` : titleOf({ method, path, host }),
        said: isMessage ? (fields.Body?.[0] ?? mediaText(String(fields.MediaUrl?.length))) : '',
        why: '',
        verdict: refused ? { kind: 'refused', text: 'Login refused' } : status && status < 400 ? good : bad,
    };
}

function titleOf({ method, path, host }) {
    if (host === 'cdn') {
        return 'Picture fetched';
    }
    const parts = (path.split('?')[0] ?? '').replace(/\.json$/, '').split('/');
    if (parts.includes('Media') && parts.at(-1) !== 'Media') {
        return 'Picture asked for';
    }
    const what = [...parts].reverse().find((part) => part in RESOURCES);
    return `${what ? RESOURCES[what] : 'Twilio’s API'} ${method === 'GET' ? 'read' : 'changed'}`;
}

/** What the app looks at besides messages and pictures, by the last of these in the path. */
const RESOURCES = {
    Accounts: 'Account',
    Alerts: 'Alerts',
    Applications: 'TwiML applications',
    IncomingPhoneNumbers: 'Numbers',
    Media: 'List of files',
    Messages: 'Log of messages',
    PhoneNumbers: 'Numbers of a messaging service',
    Senders: 'WhatsApp senders',
    Services: 'Messaging services',
};

/** @param {string | undefined} count */
const mediaText = (count) => (Number(count) > 0 ? `${count} ${count === '1' ? 'file' : 'files'}` : '');
