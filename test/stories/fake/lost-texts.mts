import type { Answer } from '../../../endpoints/answer.ts';
import { answerWebhook } from '../../../endpoints/answer-webhook.ts';
import type { WebhookRequest } from '../../../endpoints/check-webhook.ts';
import { takeText } from '../../../endpoints/take-text.ts';
import type { FakeProcess, FakeWorkspace } from '../fake-ports.mts';
import { ACCOUNT, CUSTOMER, mediaFields, newSid, OUR_NUMBER, textRequest } from './signed-texts.mts';
import type { SentText } from './twilio-log.mts';

/** A customer sends a text: Twilio has it from then on, and this is its webhook. */
export function sent({ clock, twilio }: FakeWorkspace, about: Partial<SentText> = {}): WebhookRequest {
    const sid = newSid();
    const plain = {
        sid,
        accountSid: ACCOUNT,
        from: CUSTOMER,
        to: OUR_NUMBER,
        body: 'Hello',
        files: [],
        at: clock.now(),
    };
    const text: SentText = { ...plain, ...about };
    twilio.texts.push(text);
    const { accountSid, from, to, body, messagingServiceSid, files } = text;
    return textRequest({
        MessageSid: text.sid,
        AccountSid: accountSid,
        From: from,
        To: to,
        Body: body,
        MessagingServiceSid: messagingServiceSid,
        ...(files.length === 0 ? {} : mediaFields(text.sid, files)),
    });
}

/** A webhook arrives, as the app takes it. */
export function arrives(process: FakeProcess, request: WebhookRequest): Promise<Answer> {
    return answerWebhook(request, takeText, process.ports);
}

/** A workspace whose number has been heard from, by a text that reads 'Hi', and that has compared once. */
export async function heardFrom(workspace: FakeWorkspace, about: Partial<SentText> = {}): Promise<FakeProcess> {
    const process = workspace.start('one');
    await workspace.clock.until(arrives(process, sent(workspace, { body: 'Hi', ...about })));
    await workspace.clock.quiet();
    await jobRuns(process, workspace, 4);
    return process;
}

/** The job of this process runs every minute, for so many minutes. */
export async function jobRuns(process: FakeProcess, { clock }: FakeWorkspace, minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
        await clock.advance(60_000);
        await clock.until(process.recover().catch(() => {}));
    }
}

/** What was asked for of Twilio's log of messages. */
export function logRequests({ twilio }: FakeWorkspace): number {
    return twilio.asked.filter(({ url }) => url.includes('/Messages.json')).length;
}
