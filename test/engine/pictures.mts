import { randomBytes } from 'node:crypto';
import { until } from '../harness/until.mts';
import { ACCOUNT_SID, OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import type { Behaviour } from '../workspace/twilio/behaviour.mts';
import type { PhoneMedia, RestRequest } from '../workspace/twilio/twilio.mts';
import { type Shown, shownAtLast, shownOf } from './conversation.mts';
import { INCOMING, newSid, textFields } from './inbound.mts';

/** The line that stands where a file would have been. */
export function lineFor(file: string, why: string): string {
    return `📎 ${file} could not be shown: ${why}.`;
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
): Promise<readonly Shown[]> {
    const from = newCustomer();
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

/** The same on a day on which Twilio's media behave like this. */
export async function shownOnDay(
    workspace: TestWorkspace,
    day: Partial<Behaviour['media']>,
    media: readonly PhoneMedia[] = [picture('the day')],
): Promise<readonly Shown[]> {
    const { behaviour } = workspace.twilio;
    const before = { ...behaviour.media };
    Object.assign(behaviour.media, day);
    try {
        return await shownOfPictures(workspace, media);
    } finally {
        Object.assign(behaviour.media, before);
    }
}

/** A picture on its way: who sent it, and what becomes of it. */
export interface Started {
    readonly from: string;
    /** What the agent saw while the bytes were on their way. */
    readonly early: readonly Shown[];
    readonly shown: Promise<readonly Shown[]>;
}

/** Sends a picture, and has Twilio's media behave like this only until a request for it looks like that. */
export async function startedOnDay(
    workspace: TestWorkspace,
    day: Partial<Behaviour['media']>,
    isFarEnough: (request: RestRequest) => boolean,
): Promise<Started> {
    const { behaviour, requests } = workspace.twilio;
    const before = { ...behaviour.media };
    const asked = requests.length;
    Object.assign(behaviour.media, day);
    const from = newCustomer();
    const sent = workspace.twilio.phone(from).send({ to: OUR_NUMBER, body: 'Look', media: [picture('the day')] });
    await until(() => requests.slice(asked).some(isFarEnough), { what: 'the bytes to be asked for' });
    Object.assign(behaviour.media, before);
    const shown = sent.then(() => shownAtLast(workspace, { from, to: OUR_NUMBER }));
    return { from, early: await shownOf(workspace, { from, to: OUR_NUMBER }), shown };
}
