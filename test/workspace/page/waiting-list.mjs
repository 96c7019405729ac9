import { html } from 'htm/preact';
import { phoneNames } from './choices.mjs';
import { counted } from './counted.mjs';
import { Icon } from './icons.mjs';
import { now, waiting } from './live.mjs';
import { readable } from './names.mjs';
import { clockTime } from './times.mjs';
import { runJobs } from './tricks.mjs';

/** What the last attempt met, as the log has it; any other code is Rocket.Chat's own. */
const REASONS = {
    'no-agent-online': 'nobody is online',
    unanswered: 'Rocket.Chat did not answer',
    wordless: 'Rocket.Chat did not say why',
    'turn-lost': 'another process took over',
    'store-failed': 'the records could not be read or written',
    'twilio-busy': 'Twilio takes no more for the moment',
    'twilio-unreachable': 'Twilio could not be reached',
};

/** What waits, and whose it is. */
const WHAT = { text: 'Text from', reply: 'Reply to', first: 'Text to' };

/** Texts and replies that the app keeps until they are done. */
export function WaitingList() {
    const { entries, remembered, swept } = waiting.value;
    const memory =
        remembered > 0 ? `${counted(remembered, 'record helps', 'records help')} to recognise what comes twice.` : '';
    return html`<div class="panel waiting" role="status">
        <div class="panel-head">
            <h3>Kept until delivered</h3>
            ${entries.length > 0 && html`<button class="link" onClick=${runJobs}>Run the minute job now</button>`}
        </div>
        ${
            entries.length === 0
                ? html`<p class="none">Nothing waits. ${memory}</p>`
                : html`<ul>${entries.map((entry) => html`<li key=${entry.id}><${Entry} entry=${entry} /></li>`)}</ul>`
        }
        ${lookedFor(swept).map((line) => html`<p key=${line} class="none">${line}</p>`)}
    </div>`;
}

/** What the app has done to find texts that no webhook brought. */
function lookedFor({ endedAt, failing, lastFound }) {
    const found =
        lastFound &&
        `${counted(lastFound.count, 'text', 'texts')} that did not arrive ${lastFound.count === 1 ? 'was' : 'were'} found in Twilio’s log at ${clockTime(lastFound.at)}.`;
    return [
        failing && `Twilio’s log cannot be read since ${clockTime(failing.since)}.`,
        endedAt > 0 && `Twilio’s log was last compared with what arrived at ${clockTime(endedAt)}.`,
        found,
    ].filter(Boolean);
}

function Entry({ entry }) {
    const { kind, customer = '', text } = entry;
    const name = phoneNames.value[customer] || readable(customer);
    return html`<${Icon} name="clock" size=${16} />
        <p>
            <strong>${WHAT[kind]} ${name}</strong>
            <span dir="auto">${text || 'Files'}</span>
            <em>${stateOf(entry)}</em>
        </p>`;
}

function stateOf({ claimedUntil, dueAt, tries, why }) {
    const left = Math.ceil((claimedUntil - now.value) / 1_000);
    if (left > 0) {
        return `A process has it in hand; if that is gone, another takes over in ${left} s`;
    }
    const pause = Math.ceil((dueAt - now.value) / 1_000);
    const next = pause > 0 ? `tried again in ${pause} s` : 'tried again with the next minute';
    return tries > 0 ? `Attempt ${tries}: ${REASONS[why] ?? why}; ${next}` : next.replace(/^t/, 'T');
}
