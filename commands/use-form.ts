import type {
    IUIKitActionButtonIncomingInteraction,
    IUIKitBlockIncomingInteraction,
    IUIKitViewSubmitIncomingInteraction,
} from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionTypes';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { createHash } from 'crypto';
import type { Accessors, AppInHand, AppPorts } from '../lib/engine/app-ports';
import { toCaller } from '../lib/engine/caller';
import { enter } from '../lib/engine/enter';
import { fieldOf, filledIn, newViewId, subjectOf, viewOf } from '../lib/engine/form-view';
import { tellerOver } from '../lib/engine/tell-caller';
import { LATE, within } from '../lib/model/deadline';
import type { Filled, Form, FormSubject } from '../lib/model/form';
import { BUTTON_PATIENCE_MS } from '../lib/model/timing';
import { formWordsFor } from '../lib/outbound/text-form';
import { closingForm, type FormPorts, formWith, submitted } from './fill-form';

/** What the client is to show: a new form, or another state of one; undefined for nothing. */
export interface ShownForm {
    /** In a room beside it; where there is none, over everything. */
    readonly surface: 'bar' | 'modal';
    readonly isNew: boolean;
    readonly view: ReturnType<typeof viewOf>;
}

/** The menu entries that open the form "Text a customer", in a room and without one. */
export const TEXT_A_CUSTOMER = { room: 'sms-text-from-room', user: 'sms-text-from-user' } as const;

/** Opens the form of a menu entry. Never rejects. */
export function openForm(
    { actionId, user, room }: IUIKitActionButtonIncomingInteraction,
    accessors: Accessors,
    app: AppInHand,
): Promise<ShownForm | undefined> {
    const isOurs = Object.values(TEXT_A_CUSTOMER).some((id) => id === actionId);
    const subject: FormSubject = { kind: 'text', of: '', roomId: room?.id ?? '' };
    return inForms(accessors, app, async (ports) =>
        isOurs
            ? shown(subject, await formWith({ subject, caller: toCaller(user), filled: {} }, ports), app)
            : undefined,
    );
}

/** Shows a form anew with what somebody types into it. Never rejects. */
export function typeInForm(
    { actionId, value, user, container }: IUIKitBlockIncomingInteraction,
    accessors: Accessors,
    app: AppInHand,
): Promise<ShownForm | undefined> {
    const subject = subjectOf(container?.id);
    const field = fieldOf(actionId);
    if (subject === undefined || field === undefined) {
        return Promise.resolve(undefined);
    }
    const { drafts } = app.memory;
    const filled: Filled = { ...drafts.get(container.id), [field]: value ?? '' };
    keepDraft(drafts, container.id, filled);
    return inForms(accessors, app, async (ports) => {
        const form = await formWith({ subject, caller: toCaller(user), filled }, ports);
        return { ...shown(subject, form, app), isNew: false, view: viewOf(form, { id: container.id, appId: app.id }) };
    });
}

/** Sends a form. A client closes what stands beside a room at once: what is wrong comes in a new one. Never rejects. */
export function submitForm(
    { view, user }: IUIKitViewSubmitIncomingInteraction,
    accessors: Accessors,
    app: AppInHand,
): Promise<ShownForm | undefined> {
    const subject = subjectOf(view.id);
    if (subject === undefined) {
        return Promise.resolve(undefined);
    }
    // A choice that was made long ago stands in the draft alone.
    const filled = { ...app.memory.drafts.get(view.id), ...filledIn(view.state) };
    app.memory.drafts.delete(view.id);
    return inForms(accessors, app, async (ports) => {
        const result = await once(app.memory.sending, view.id, () =>
            inPatience({ subject, user, filled, id: idOf(view.id, user) }, accessors, ports),
        );
        if (result === undefined) {
            return undefined;
        }
        const again = shown(subject, result, app);
        keepDraft(app.memory.drafts, again.view.id, filled);
        return subject.roomId === ''
            ? { ...again, isNew: false, view: viewOf(result, { id: view.id, appId: app.id }) }
            : again;
    });
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

interface Sending {
    readonly subject: FormSubject;
    readonly user: IUser;
    readonly filled: Filled;
    readonly id: string;
}

/** The form that follows; undefined where the answer is shown in the room. A client waits for no longer than five seconds. */
async function inPatience(
    { subject, user, filled, id }: Sending,
    accessors: Accessors,
    ports: FormPorts,
): Promise<Form | undefined> {
    const { roomId } = subject;
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

function shown(subject: FormSubject, form: Form, { id: appId }: AppInHand): ShownForm {
    const surface = subject.roomId === '' ? 'modal' : 'bar';
    return { surface, isNew: true, view: viewOf(form, { id: newViewId(subject), appId }) };
}

function keepDraft(drafts: Map<string, Filled>, viewId: string, filled: Filled): void {
    drafts.delete(viewId);
    drafts.set(viewId, filled);
    const [oldest] = Array.from(drafts.keys());
    if (drafts.size > MAX_DRAFTS && oldest !== undefined) {
        drafts.delete(oldest);
    }
}

const MAX_DRAFTS = 100;

function inForms(
    accessors: Accessors,
    app: AppInHand,
    story: (ports: FormPorts) => Promise<ShownForm | undefined>,
): Promise<ShownForm | undefined> {
    return enter({
        accessors,
        app,
        story: async (ports: AppPorts) => story({ ...ports, settings: await ports.settingsSource.current() }),
        onFailure: { event: 'sms.command-failed', fields: { command: 'form' }, result: undefined },
    });
}
