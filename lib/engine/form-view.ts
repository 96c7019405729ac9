import { randomBytes } from 'crypto';
import type { Filled, Form, FormField, FormSubject } from '../model/form';

/** How the views of the app's forms, and their fields, are named. */
const FORM = 'sms-form';
const FIELD = 'sms-field-';

/** The name of a form that is opened now: it says what the form is about, since a client hands it back with whatever is
 * done in it. It stands in the address of Rocket.Chat's page, so that it has nothing that would be escaped there. */
export function newViewId({ kind, of, roomId }: FormSubject): string {
    return [FORM, kind, of, roomId, randomBytes(4).toString('hex')].join('.');
}

/** What a form is about, by its name; undefined for what is no form of the app's. */
export function subjectOf(viewId: unknown): FormSubject | undefined {
    const [form, kind, of = '', roomId = ''] = typeof viewId === 'string' ? viewId.split('.') : [];
    return form === FORM && (kind === 'text' || kind === 'template') ? { kind, of, roomId } : undefined;
}

/** The field that somebody types in, by the id of its action; undefined for another action. */
export function fieldOf(actionId: string): string | undefined {
    return actionId.startsWith(FIELD) ? actionId.slice(FIELD.length) : undefined;
}

/** What a form holds when it is sent. */
export function filledIn(state: unknown): Filled {
    const blocks = typeof state === 'object' && state !== null ? Object.values(state) : [];
    const values = blocks.flatMap((block) => Object.entries(typeof block === 'object' && block !== null ? block : {}));
    return Object.fromEntries(
        values.flatMap(([actionId, value]) => {
            const name = fieldOf(actionId);
            return name === undefined ? [] : [[name, typeof value === 'string' ? value : '']];
        }),
    );
}

/** A form as Rocket.Chat's client draws it. Source: Rocket.Chat packages/ui-kit, surfaces modal and contextual bar. */
export function viewOf(form: Form, { id, appId }: { readonly id: string; readonly appId: string }) {
    const { title, lines, fields, below, submit, close } = form;
    const button = (label: string, name: string) => ({
        type: 'button' as const,
        appId,
        blockId: name,
        actionId: name,
        text: plain(label),
    });
    return {
        id,
        title: plain(title),
        blocks: [
            ...lines.map((text, index) => section(text, `sms-line-${index}`, appId)),
            ...fields.flatMap((field) => blocksOfField(field, appId)),
            ...below.map((text, index) => section(text, `sms-below-${index}`, appId)),
        ],
        close: button(close, 'sms-close'),
        ...(submit !== undefined && { submit: button(submit, 'sms-submit') }),
    };
}

function plain(text: string) {
    return { type: 'plain_text' as const, text };
}

function markdown(text: string) {
    return { type: 'mrkdwn' as const, text };
}

function section(text: string, blockId: string, appId: string) {
    return { type: 'section' as const, appId, blockId, text: markdown(text) };
}

function blocksOfField(field: FormField, appId: string) {
    const { name, label, note, choices, isWatched } = field;
    const blockId = `${FIELD}${name}`;
    const under = { type: 'context' as const, appId, blockId: `sms-note-${name}`, elements: [markdown(note ?? '')] };
    const element = choices === undefined ? textInputOf(field, appId) : selectOf(field, choices, appId);
    // Of a choice in an input a client says nothing before the form is sent.
    const shown =
        choices !== undefined && isWatched
            ? { ...section(label, blockId, appId), accessory: element }
            : { type: 'input' as const, appId, blockId, label: plain(label), element };
    return note === undefined ? [shown] : [shown, under];
}

function placeOf({ name }: FormField, appId: string) {
    const id = `${FIELD}${name}`;
    return { appId, blockId: id, actionId: id };
}

function textInputOf(field: FormField, appId: string) {
    const { value, hint, isLong, isWatched } = field;
    return {
        ...placeOf(field, appId),
        ...(hint !== undefined && { placeholder: plain(hint) }),
        type: 'plain_text_input' as const,
        initialValue: value,
        multiline: isLong === true,
        ...(isWatched && { dispatchActionConfig: ['on_character_entered' as const] }),
    };
}

function selectOf(field: FormField, choices: NonNullable<FormField['choices']>, appId: string) {
    const { value, hint } = field;
    return {
        ...placeOf(field, appId),
        type: 'static_select' as const,
        placeholder: plain(hint ?? choices[0]?.label ?? ''),
        ...(value !== '' && { initialValue: value }),
        options: choices.map((choice) => ({ text: plain(choice.label), value: choice.value })),
    };
}
