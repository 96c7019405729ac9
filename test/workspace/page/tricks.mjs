import { ask, attempt, behave, people, post } from './api.mjs';
import { state } from './live.mjs';
import { sendText } from './send-text.mjs';
import { tell } from './toasts.mjs';

const REPORT = { 200: 'accepted', 403: 'refused: the signature does not match' };

/** The same webhook once more, byte for byte. @param {number} index */
export const resend = (index) =>
    attempt(async () => {
        const { status } = await post(`twilio/webhooks/${index}/resend`);
        tell(`Sent again: ${status}. It is in the inbox once.`);
    });

/** @param {number} index */
export const sendTwice = (index) =>
    attempt(async () => {
        const both = await post(`twilio/webhooks/${index}/duplicate`);
        tell(
            `Sent twice at the same moment: ${both.map(({ status }) => status).join(' and ')}. It is in the inbox once.`,
        );
    });

/** Changes what was said and keeps the signature, as a forger would. @param {{ index: number, kind: string }} webhook */
export const tamper = ({ index, kind }) =>
    attempt(async () => {
        const fields =
            kind === 'status' ? { MessageStatus: 'read' } : { Body: 'Please transfer 5,000 to this account' };
        const { status } = await post(`twilio/webhooks/${index}/tamper`, { fields });
        tell(`A forged webhook was ${REPORT[status] ?? `answered ${status}`}.`);
    });

/** Kills the app's process; the engine starts another. */
export const kill = () =>
    attempt(async () => {
        const { killed } = await post('runtime/kill');
        tell(`Process ${killed} was killed. The engine starts another.`);
        const { pid } = await post('runtime/ready', { notPid: killed });
        tell(`The app runs again, as process ${pid}.`);
    });

/** Kills the app after it has taken a text and before it has shown it. @param {string} address the customer's */
export const killMidText = (address) =>
    attempt(async () => {
        await ask('faults', { method: 'DELETE' });
        await post('faults', { call: 'LivechatBridge.doCreateMessage', hang: true, times: 1 });
        const sent = sendText(address, { body: 'Are you open on Saturday?' });
        await stuck();
        await kill();
        await ask('faults', { method: 'DELETE' });
        await sent;
        tell('The text is kept. Half a minute later another process may take it over, and the minute job delivers it.');
    });

/** Resolves when the text is stored and the app waits for Rocket.Chat. */
async function stuck() {
    for (let looks = 0; looks < 40; looks += 1) {
        const calls = await ask('calls/brief');
        if (calls.some(({ name, ms }) => name === 'LivechatBridge.doCreateMessage' && ms === undefined)) {
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
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
        tell('Everything is as it should be.');
    });

export const runJobs = () =>
    attempt(async () => {
        await post('jobs/run');
        tell('The minute job has run.');
    });
