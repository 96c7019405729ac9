/** What a request's answer means by itself, whatever became of its text. @param {number | null} status */
export function answered(status) {
    if (status === null) {
        return { kind: 'bad', text: 'No answer' };
    }
    if (status === 403) {
        return { kind: 'refused', text: 'Signature refused' };
    }
    return status < 400 ? { kind: 'plain', text: 'Taken' } : { kind: 'bad', text: 'Failed' };
}

const CAUSES = {
    first: 'First try',
    retry: 'Tried again',
    fallback: 'Fallback URL',
    again: 'Sent again',
    tampered: 'Forged',
    redirect: 'Redirected',
};

/** A webhook of Twilio's as a part of its text or reply. */
export function webhookPart(attempt) {
    const { index, kind, cause, fields, status } = attempt;
    const report = `Delivery report: ${fields.MessageStatus}`;
    return {
        ...attempt,
        id: `webhook ${index}`,
        isWebhook: true,
        title: kind === 'status' ? (cause === 'first' ? report : `${report} (${CAUSES[cause]})`) : CAUSES[cause],
        verdict: answered(status),
    };
}

/** A request of the app's to Twilio as a part of what it is about. */
export function requestPart(request) {
    const { index, status, errorCode, credentials } = request;
    const good = status !== null && status < 400;
    const why = errorCode ? `Twilio error ${errorCode}` : status === null ? 'No answer' : 'Failed';
    const bad = { kind: 'bad', text: credentials?.valid === false ? 'Login refused' : why };
    return {
        ...request,
        id: `request ${index}`,
        isWebhook: false,
        title: titleOf(request),
        verdict: good ? { kind: 'plain', text: 'Done' } : bad,
    };
}

export const isReply = ({ method, path }) => method === 'POST' && /\/Messages\.json/.test(path);

/** @param {string} path */
const partsOf = (path) => (path.split('?')[0] ?? '').replace(/\.json$/, '').split('/');

/** The sid of the text whose file a request is for; undefined for any other. */
export const textOfFile = ({ host, path }) =>
    host === 'api' && path.includes('/Media') ? partsOf(path).find((part) => /^(?:SM|MM)/.test(part)) : undefined;

/** What a request of the app's to Twilio is for. */
export function titleOf({ method, path, host, isFirst }) {
    if (host === 'cdn') {
        return 'File fetched';
    }
    if (isReply({ method, path })) {
        return `${isFirst ? 'Text' : 'Reply'} handed to Twilio`;
    }
    const parts = partsOf(path);
    if (parts.includes('Media') && parts.at(-1) !== 'Media') {
        return 'File asked for';
    }
    const what = [...parts].reverse().find((part) => part in RESOURCES);
    return `${what ? RESOURCES[what] : 'Twilio’s API'} ${method === 'GET' ? 'read' : 'changed'}`;
}

/** What the app looks at besides messages and files, by the last of these in the path. */
const RESOURCES = {
    Accounts: 'Account',
    Alerts: 'Alerts',
    Applications: 'TwiML applications',
    ContentAndApprovals: 'Templates',
    IncomingPhoneNumbers: 'Numbers',
    Media: 'List of files',
    Messages: 'Log of messages',
    PhoneNumbers: 'Numbers of a messaging service',
    Senders: 'WhatsApp senders',
    Services: 'Messaging services',
};
