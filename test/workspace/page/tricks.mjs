import { signal } from '@preact/signals';
import { ask, attempt, behave, people, post } from './api.mjs';
import { counted, inInbox } from './counted.mjs';
import { settled, shownOf } from './inbox-count.mjs';
import { state } from './live.mjs';
import { readable } from './names.mjs';
import { sendText } from './send-text.mjs';
import { tell } from './toasts.mjs';

const MID_TEXT = 'Are you open on Saturday?';

/** The same webhook once more, byte for byte. @param {{ index: number, fields: Record<string, string> }} webhook */
export const resend = ({ index, fields }) =>
    attempt(async () => {
        const counting = await countingOf(fields);
        const { status } = await post(`twilio/webhooks/${index}/resend`);
        tell(`Sent again: ${answer(status)}. ${await counting()}`);
    });

/** @param {{ index: number, fields: Record<string, string> }} webhook */
export const sendTwice = ({ index, fields }) =>
    attempt(async () => {
        const counting = await countingOf(fields);
        const both = await post(`twilio/webhooks/${index}/duplicate`);
        const answers = both.map(({ status }) => answer(status)).join(' and ');
        tell(`Sent twice at the same moment: ${answers}. ${await counting()}`);
    });

/**
 * Changes what was said and keeps the signature, as a forger would.
 * @param {{ index: number, kind: string, fields: Record<string, string> }} webhook
 */
export const forge = ({ index, kind, fields }) =>
    attempt(async () => {
        const forged =
            kind === 'status' ? { MessageStatus: 'read' } : { Body: 'Please transfer 5,000 to this account' };
        const counting = await countingOf({ ...fields, ...forged });
        const { status } = await post(`twilio/webhooks/${index}/tamper`, { fields: forged });
        const met = status === 403 ? 'was refused: its signature does not fit' : `was answered ${answer(status)}`;
        tell(`The forged request ${met}. ${await counting()}`, status === 403 ? 'news' : 'problem');
    });

/** @param {number | null} status */
const answer = (status) => (status === null ? 'no answer' : String(status));

/** Counts a text in the inbox before something is done with it; called afterwards, says what has become of it. */
async function countingOf(fields) {
    if (fields.MessageStatus) {
        return async () => '';
    }
    const before = await shownOf(fields);
    return async () => {
        await settled(fields.From);
        const after = await shownOf(fields);
        return after === before
            ? `It is ${inInbox(after)}, as before.`
            : `It is ${inInbox(after)} now, and was ${inInbox(before)} before.`;
    };
}

/** The process that was killed last: the page learns of the next one only a moment later. */
export const killedPid = signal(0);

/** Kills the app's process; the engine starts another. */
export const kill = () =>
    attempt(async () => {
        const { killed } = await post('runtime/kill');
        killedPid.value = killed;
        tell(`Process ${killed} was killed. The engine starts another.`);
        const { pid } = await post('runtime/ready', { notPid: killed });
        tell(`The app runs again, as process ${pid}.`);
    });

/** Kills the app after it has taken a text and before it has shown it. @param {string} address the customer's */
export const killMidText = (address) =>
    attempt(async () => {
        const hanging = { call: 'LivechatBridge.doCreateMessage', hang: true, times: 1 };
        await ask('faults', { method: 'DELETE' });
        await post('faults', hanging);
        const before = await shownOf({ From: address, Body: MID_TEXT });
        const sent = sendText(address, { body: MID_TEXT });
        const isStuck = await stuck();
        await ask('faults', { method: 'DELETE' });
        if (!isStuck) {
            tell('The app was not killed: the text did not get as far as the inbox.', 'problem');
            return;
        }
        await kill();
        await sent;
        await followUp(address, before);
    });

/** Says what has become of the text of which the app was killed: now, and once it has arrived. */
async function followUp(/** @type {string} */ address, /** @type {number} */ before) {
    const { entries } = await ask('waiting');
    const isKept = entries.some(({ customer, text }) => customer === address && text === MID_TEXT);
    const now = (await shownOf({ From: address, Body: MID_TEXT })) - before;
    const where = isKept ? 'kept by the app' : 'not kept by the app';
    tell(`The text is ${where}, and ${inInbox(now)}.`, isKept || now === 1 ? 'news' : 'problem');
}

/** Resolves with true when the text is stored and the app waits for Rocket.Chat, with false when it does not come to that. */
async function stuck() {
    for (let looks = 0; looks < 60; looks += 1) {
        const calls = await ask('calls/brief');
        if (calls.some(({ name, ms }) => name === 'LivechatBridge.doCreateMessage' && ms === undefined)) {
            return true;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
}

/** Sends every agent home, or brings all back. @param {boolean} online */
export const setEveryone = (online) =>
    attempt(() => Promise.all((state.value?.agents ?? []).map(({ id }) => people('setOnline', id, online))));

/** @param {number} failCode Twilio's error for the next reply */
export const failNextReply = (failCode) => attempt(() => behave(1, { messages: { failCode } }));

export const beBusy = () => attempt(() => behave(2, { messages: { answer: 'busy' } }));

/** What goes wrong with the next text in Rocket.Chat. @param {object} fault */
export const failNextText = (fault) =>
    attempt(() => post('faults', { call: 'LivechatBridge.doCreateMessage', times: 1, ...fault }));

/** No more faults, a good day at Twilio, everybody at work. */
export const mend = () =>
    attempt(async () => {
        await ask('faults', { method: 'DELETE' });
        await ask('twilio/behaviour', { method: 'DELETE' });
        await setEveryone(true);
        tell('Nothing goes wrong on purpose any more, and everybody is online.');
    });

export const runJobs = () =>
    attempt(async () => {
        await post('jobs/run');
        const { entries } = await ask('waiting');
        const left = entries.map(({ customer = '' }) => readable(customer)).join(', ');
        tell(
            `The minute job has run. ${entries.length === 0 ? 'Nothing waits.' : `${counted(entries.length, 'text or reply waits', 'texts and replies wait')}: ${left}.`}`,
        );
    });
