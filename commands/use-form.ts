import type {
    IUIKitActionButtonIncomingInteraction,
    IUIKitBlockIncomingInteraction,
    IUIKitViewSubmitIncomingInteraction,
} from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionTypes';
import type { Accessors, AppInHand, AppPorts } from '../lib/engine/app-ports';
import { toCaller } from '../lib/engine/caller';
import { enter } from '../lib/engine/enter';
import { fieldOf, filledIn, newViewId, subjectOf, viewOf } from '../lib/engine/form-view';
import type { Filled, Form, FormSubject } from '../lib/model/form';
import { keepDraft } from './drafts';
import { type FormPorts, formWith } from './fill-form';
import { sendForm } from './send-form';

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
        const { sending } = app.memory;
        const result = await sendForm({ viewId: view.id, subject, user, filled }, { accessors, sending }, ports);
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

function shown(subject: FormSubject, form: Form, { id: appId }: AppInHand): ShownForm {
    const surface = subject.roomId === '' ? 'modal' : 'bar';
    return { surface, isNew: true, view: viewOf(form, { id: newViewId(subject), appId }) };
}

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
