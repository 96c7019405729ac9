import { randomBytes } from 'node:crypto';
import { letGo } from '../harness/let-go.mts';
import type { PostAnswer } from '../harness/signed-post.mts';
import { until } from '../harness/until.mts';
import { ACCOUNT_SID, OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import { countRecordsOfTraffic, isWorkedOn, pendingIn } from '../workspace/app-records.mts';
import type { RoomView, VisitorView } from '../workspace/rocketchat/people.mts';
import type { PhoneText, Sent } from '../workspace/twilio/twilio.mts';

/** The webhook of incoming texts. */
export const INCOMING = 'sms-incoming/twilio';

/** The answer to a text that was taken, byte for byte. */
export const ACCEPTED: PostAnswer = { status: 200, type: 'text/xml; charset=utf-8', body: '<Response></Response>' };

/** What a customer's text is made of; the rest is as Twilio fills it in. */
export interface Inbound {
    readonly from: string;
    readonly to?: string;
    readonly body?: string;
    readonly sid?: string;
}

/** A MessageSid that no other text has. */
export function newSid(): string {
    return `SM${randomBytes(16).toString('hex')}`;
}

/** The fields of an everyday SMS as Twilio posts them. */
export function textFields({ from, to = OUR_NUMBER, body = 'Hello', sid = newSid() }: Inbound): Record<string, string> {
    return {
        ToCountry: 'US',
        ToState: 'CA',
        SmsMessageSid: sid,
        NumMedia: '0',
        ToCity: '',
        FromZip: '02903',
        SmsSid: sid,
        FromState: 'RI',
        SmsStatus: 'received',
        FromCity: 'PROVIDENCE',
        Body: body,
        FromCountry: 'US',
        To: to,
        ToZip: '',
        NumSegments: '1',
        MessageSid: sid,
        AccountSid: ACCOUNT_SID,
        From: from,
        ApiVersion: '2010-04-01',
    };
}

/** Posts a customer's text, signed, and returns the answer. */
export function text(workspace: TestWorkspace, inbound: Inbound): Promise<PostAnswer> {
    return workspace.post(INCOMING, textFields(inbound));
}

/** Has a customer send from a phone, through Twilio; resolves when the app has let go of it. */
export async function handOver({ store, twilio }: Sender, from: string, sent: PhoneText): Promise<Sent> {
    const outcome = await twilio.phone(from).send(sent);
    await letGo(store, { MessageSid: outcome.sid });
    return outcome;
}

type Sender = Pick<TestWorkspace, 'store' | 'twilio'>;

/** The conversations of the customer with this number, whichever of ours they are with; oldest first. */
export async function roomsOf(workspace: TestWorkspace, phone: string): Promise<readonly RoomView[]> {
    const visitors = (await workspace.people.visitors()).filter((visitor) => isOf(visitor, phone));
    const ids = new Set(visitors.map(({ id }) => id));
    return (await workspace.people.rooms()).filter(({ visitorId }) => ids.has(visitorId ?? ''));
}

/** Whether a visitor stands for the customer with this number: by its name alone, since it has no phone. */
export function isOf({ username }: Pick<VisitorView, 'username'>, phone: string): boolean {
    return username === phone.replace(/\D/g, '');
}

/** What the customer with this number wrote, as the agents see it, in order; over all conversations. */
export async function textsOf(workspace: TestWorkspace, phone: string): Promise<readonly string[]> {
    const texts: string[] = [];
    for (const { id } of await roomsOf(workspace, phone)) {
        const messages = await workspace.people.messages(id);
        texts.push(...messages.filter(({ from }) => from === 'visitor').map((message) => message.text));
    }
    return texts;
}

/** Everything that a customer's text can leave behind in the workspace, counted when no text is under way. */
export async function tracesIn(workspace: TestWorkspace): Promise<Record<string, number>> {
    const { people, store } = workspace;
    await until(async () => !(await isWorkedOn(store, { kind: 'text' })), { what: 'the texts on their way to settle' });
    const rooms = await people.rooms();
    const messages = await Promise.all(rooms.map(({ id }) => people.messages(id)));
    return {
        visitors: (await people.visitors()).length,
        rooms: rooms.length,
        messages: messages.flat().length,
        records: await countRecordsOfTraffic(store),
    };
}

/** Resolves when every text is settled. */
export async function allDelivered({ store }: Pick<TestWorkspace, 'store'>): Promise<void> {
    await until(async () => (await pendingIn(store, { kind: 'text' })).length === 0, {
        what: 'every text to be settled',
    });
}

/** Lets every agent of the workspace be there, or nobody. */
export async function setEverybodyOnline({ people }: TestWorkspace, isOnline: boolean): Promise<void> {
    for (const { id } of await people.agents()) {
        await people.setOnline(id, isOnline);
    }
}
