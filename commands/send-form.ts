import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { createHash } from 'crypto';
import type { Accessors } from '../lib/engine/app-ports';
import { toCaller } from '../lib/engine/caller';
import { tellerOver } from '../lib/engine/tell-caller';
import { LATE, within } from '../lib/model/deadline';
import type { Filled, Form, FormSubject } from '../lib/model/form';
import { BUTTON_PATIENCE_MS } from '../lib/model/timing';
import { formWordsFor } from '../lib/outbound/text-form';
import { closingForm, type FormPorts, submitted } from './fill-form';

interface SentForm {
    readonly viewId: string;
    readonly subject: FormSubject;
    readonly user: IUser;
    readonly filled: Filled;
}

interface SendingPorts {
    readonly accessors: Accessors;
    /** What is being sent, by the names of the forms. */
    readonly sending: Map<string, Promise<Form | undefined>>;
}

/** Sends a form, once however often it comes; the form that follows, undefined where the answer is shown in the room. */
export function sendForm(
    form: SentForm,
    { accessors, sending }: SendingPorts,
    ports: FormPorts,
): Promise<Form | undefined> {
    return once(sending, form.viewId, () => inTime(form, accessors, ports));
}

/** A double click sends a form twice; both of them show what comes of the first. */
async function once<T>(running: Map<string, Promise<T>>, name: string, work: () => Promise<T>): Promise<T> {
    const run = running.get(name) ?? work();
    running.set(name, run);
    try {
        return await run;
    } finally {
        running.delete(name);
    }
}

/** What is sent by one form has one id, also in another process of the app. */
function idOf(viewId: string, { id: userId }: IUser): string {
    return createHash('sha256').update(`${userId} ${viewId}`).digest('hex').slice(0, 16);
}

/** A client waits for no longer than five seconds. */
async function inTime(
    { subject, user, filled, viewId }: SentForm,
    accessors: Accessors,
    ports: FormPorts,
): Promise<Form | undefined> {
    const { roomId } = subject;
    const id = idOf(viewId, user);
    const caller = toCaller(user);
    const tell = tellerOver(accessors, { user, roomId: roomId || GENERAL, appId: ports.appId }, ports.log);
    const result = submitted({ subject: { ...subject, roomId: roomId || GENERAL }, caller, filled, id }, ports);
    const ended = await within({ ms: BUTTON_PATIENCE_MS, clock: ports.clock }, result);
    if (ended === LATE) {
        void result.then((late) => tell(late.kind === 'answer' ? late.answer : { lines: late.form.lines }));
        const answer = { lines: [formWordsFor(caller, ports)('onItsWay')] };
        return roomId === '' ? closingForm(answer, { subject, caller }, ports) : void (await tell(answer));
    }
    if (ended.kind === 'form') {
        return ended.form;
    }
    return roomId === '' ? closingForm(ended.answer, { subject, caller }, ports) : void (await tell(ended.answer));
}

/** The channel that every workspace has, for what is told to somebody who was in no room. */
const GENERAL = 'GENERAL';
