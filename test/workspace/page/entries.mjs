import { computed, signal } from '@preact/signals';
import { kept, phoneNames } from './choices.mjs';
import { counted } from './counted.mjs';
import { log, traffic } from './live.mjs';
import { readable } from './names.mjs';
import { replyVerdict, textVerdict } from './verdicts.mjs';
import { isReply, requestPart, textOfFile, titleOf, webhookPart } from './webhook-parts.mjs';

const SHOWN = 80;

/** Which kinds of entries are listed; empty for all. */
export const kindWanted = kept('log-kind', '');
/** A word that an entry must hold somewhere. */
export const wordWanted = signal('');
/** The entry whose details are shown. */
export const chosenId = signal('');

/** What passed between Twilio and the app and what the app logged, newest first: one entry for a text with all of its parts. */
const all = computed(() =>
    [...texts(), ...forgeries(), ...replies(), ...lookups(), ...logged.value].sort((a, b) => b.at - a.at),
);

/** The app's own log, where a line about a text that is listed is a part of it. */
const logged = computed(() => {
    const known = new Set(traffic.value.webhooks.map(({ sid }) => sid));
    return log.value.map((line) => ({ ...logEntry(line), isPart: known.has(line.fields.sid) }));
});

/** Those that are wanted. */
export const entries = computed(() => {
    const word = wordWanted.value.trim().toLowerCase();
    return all.value
        .filter(({ kind, isPart }) => (kindWanted.value === '' ? !isPart : kind === kindWanted.value))
        .filter((entry) => word === '' || JSON.stringify(entry).toLowerCase().includes(word))
        .slice(0, SHOWN);
});

/** The entry whose details are shown. */
export const chosen = computed(() => all.value.find(({ id }) => id === chosenId.value));

/** The last text that Twilio brought, as it was signed. */
export const lastText = computed(() =>
    traffic.value.webhooks.findLast(
        ({ kind, cause, status }) => kind === 'inbound' && cause !== 'tampered' && status === 200,
    ),
);

/** @param {string} address */
const nameOf = (address) => phoneNames.value[address] || readable(address);

function texts() {
    const { webhooks, requests } = traffic.value;
    const inbound = webhooks.filter(({ kind, cause }) => kind === 'inbound' && cause !== 'tampered');
    return [...new Set(inbound.map(({ sid }) => sid))].map((sid) => {
        const attempts = inbound.filter((one) => one.sid === sid);
        const [first] = attempts;
        const files = requests.filter((one) => textOfFile(one) === sid);
        const calls = attempts.reduce((sum, one) => sum + one.calls.length, 0);
        const tries = attempts.length > 1 ? `${attempts.length} tries` : '';
        return {
            id: `text ${sid}`,
            kind: 'text',
            at: first.at,
            title: `Text from ${nameOf(first.fields.From ?? '')}`,
            said: bodyOf(first.fields),
            verdict: textVerdict(traffic.value.texts[sid], attempts),
            costs: [tries, attempts.at(-1).status ?? 'no answer', `${attempts.at(-1).ms} ms`, counted(calls, 'call')],
            parts: [...attempts.map(webhookPart), ...files.map(requestPart)].sort((a, b) => a.at - b.at),
            lines: log.value.filter((line) => line.fields.sid === sid),
        };
    });
}

/** Whoever changes a text does not send it: what they send is an entry of its own. */
function forgeries() {
    return traffic.value.webhooks
        .filter(({ cause }) => cause === 'tampered')
        .map((attempt) => {
            const part = webhookPart(attempt);
            const what = attempt.kind === 'status' ? 'delivery report' : 'text';
            return {
                id: part.id,
                kind: 'text',
                at: attempt.at,
                title: `Forged ${what} from ${nameOf(attempt.fields.From ?? '')}`,
                said: attempt.kind === 'status' ? `claims ${attempt.fields.MessageStatus}` : bodyOf(attempt.fields),
                verdict: part.verdict,
                costs: [attempt.status ?? 'no answer', `${attempt.ms} ms`, counted(attempt.calls.length, 'call')],
                parts: [part],
            };
        });
}

function replies() {
    const { webhooks, requests, replies: states } = traffic.value;
    return requests.filter(isReply).map((request) => {
        const { index, fields, status, madeSid, at } = request;
        const reports = webhooks.filter(
            ({ kind, cause, sid }) => kind === 'status' && cause !== 'tampered' && sid === madeSid,
        );
        const files = fields.MediaUrl?.length ?? 0;
        return {
            id: `reply ${index}`,
            kind: 'reply',
            at,
            title: `${request.isFirst ? 'Text' : 'Reply'} to ${nameOf(fields.To?.[0] ?? '')}`,
            said: fields.Body?.[0] || (files > 0 ? counted(files, 'file') : templateIn(fields)),
            verdict: replyVerdict(request, states[madeSid]),
            costs: [status ?? 'no answer', reports.length > 0 && counted(reports.length, 'delivery report')],
            parts: [requestPart(request), ...reports.map(webhookPart)],
        };
    });
}

/** A template leaves without its words: by its sid, with what is put for its variables. */
function templateIn({ ContentSid: sid, ContentVariables: variables }) {
    if (!sid?.[0]) {
        return '(no words)';
    }
    const values = Object.values(JSON.parse(variables?.[0] ?? '{}'));
    return values.length > 0 ? `a template, with ${values.join(', ')}` : 'a template';
}

/** What the app asks Twilio for besides; the same again within two seconds is one entry. */
function lookups() {
    const other = traffic.value.requests.filter((one) => !isReply(one) && textOfFile(one) === undefined);
    const found = [];
    for (const request of other) {
        const part = requestPart(request);
        const before = found.at(-1);
        if (before?.title === part.title && part.at - before.parts.at(-1).at < 2_000) {
            before.parts.push(part);
        } else {
            found.push({ id: part.id, kind: 'lookup', at: part.at, title: titleOf(request), said: '', parts: [part] });
        }
    }
    return found.map((entry) => {
        const { parts } = entry;
        const verdict = parts.find((one) => one.verdict.kind === 'bad')?.verdict ?? parts[0].verdict;
        return {
            ...entry,
            verdict,
            costs: [parts.at(-1).status ?? 'no answer', parts.length > 1 && counted(parts.length, 'request')],
        };
    });
}

const SEVERITIES = { info: 'plain', warning: 'warn', error: 'bad' };

function logEntry(line) {
    const { id, at, severity, event, fields } = line;
    return {
        id: `log ${id}`,
        kind: 'log',
        at,
        title: event,
        said: Object.entries(fields)
            .filter(([, value]) => value !== '')
            .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
            .join(' · '),
        verdict: { kind: SEVERITIES[severity] ?? 'plain', text: `App’s log: ${severity}` },
        costs: [],
        parts: [],
        line,
    };
}

/** @param {Record<string, string>} fields */
function bodyOf({ Body, Latitude, NumMedia }) {
    const files = Number(NumMedia);
    return Body || (files > 0 ? counted(files, 'file') : '') || (Latitude ? 'a location' : '(empty text)');
}
