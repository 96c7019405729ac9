import { randomBytes } from 'node:crypto';
import { until } from '../harness/until.mts';
import { ACCOUNT_SID, OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import type { Behaviour } from '../workspace/twilio/behaviour.mts';
import type { PhoneMedia } from '../workspace/twilio/twilio.mts';
import { type Shown, shownAtLast, shownOf } from './conversation.mts';
import { INCOMING, newSid, textFields } from './inbound.mts';

/** The line that stands where a file would have been. */
export function lineFor(file: string, why: string): string {
    return `> 📎 ${file} could not be shown: ${why}.`;
}

export const ARRIVED: readonly Shown[] = ['Look', { file: 'picture.jpg' }];
export const NOT_FETCHED: readonly Shown[] = ['Look', lineFor('picture.jpg', 'it could not be fetched from Twilio')];

/** A picture with bytes of its own, so that one is not taken for another. */
export function picture(name: string, contentType = 'image/jpeg'): PhoneMedia {
    return { contentType, bytes: Buffer.from(`the bytes of ${name}`) };
}

let customers = 0;

/** A number that has not texted yet. */
export function newCustomer(): string {
    customers += 1;
    return `+1401556${String(customers).padStart(4, '0')}`;
}

/** Sends files with the text 'Look' from a phone of its own, and says what the agent sees of it in the end. */
export async function shownOfPictures(
    workspace: TestWorkspace,
    media: readonly PhoneMedia[],
    from: string = newCustomer(),
): Promise<readonly Shown[]> {
    await workspace.twilio.phone(from).send({ to: OUR_NUMBER, body: 'Look', media });
    return shownAtLast(workspace, { from, to: OUR_NUMBER });
}

/** The same for a picture that Twilio never had, or that somebody says is elsewhere: `url` is made from its proper address. */
export async function shownOfAddress(
    workspace: TestWorkspace,
    url: (proper: { readonly href: string; readonly path: string }) => string,
): Promise<readonly Shown[]> {
    const from = newCustomer();
    const sid = newSid();
    const path = `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages/${sid}/Media/ME${randomBytes(16).toString('hex')}`;
    await workspace.post(INCOMING, {
        ...textFields({ from, sid, body: 'Look' }),
        NumMedia: '1',
        MediaContentType0: 'image/jpeg',
        MediaUrl0: url({ href: `${workspace.twilio.apiUrl}${path}`, path }),
    });
    return shownAtLast(workspace, { from, to: OUR_NUMBER });
}

/** The same of a picture with which Twilio behaves like this. */
export function shownOnDay(workspace: TestWorkspace, day: Partial<Behaviour['media']>): Promise<readonly Shown[]> {
    const from = newCustomer();
    workspace.twilio.behaviour.add({ customer: from }, { media: day });
    return shownOfPictures(workspace, [picture('the day')], from);
}

/** A picture on its way: who sent it, and what becomes of it. */
export interface Started {
    readonly from: string;
    /** What the agent saw first. */
    readonly early: readonly Shown[];
    readonly shown: Promise<readonly Shown[]>;
}

/** Sends a picture with which Twilio behaves like this, `times` requests for it long, or always. */
export async function startedOnDay(
    workspace: TestWorkspace,
    { times, ...day }: Partial<Behaviour['media']> & { readonly times?: number },
): Promise<Started> {
    const from = newCustomer();
    workspace.twilio.behaviour.add({ customer: from, ...(times && { times }) }, { media: day });
    const sent = workspace.twilio.phone(from).send({ to: OUR_NUMBER, body: 'Look', media: [picture('the day')] });
    const shown = sent.then(() => shownAtLast(workspace, { from, to: OUR_NUMBER }));
    const early = await until(async () => somethingIn(await shownOf(workspace, { from, to: OUR_NUMBER })), {
        what: 'the text, while its picture is fetched',
    });
    return { from, early, shown };
}

function somethingIn(shown: readonly Shown[]): readonly Shown[] | undefined {
    return shown.length === 0 ? undefined : shown;
}
