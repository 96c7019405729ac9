import { effect, signal } from '@preact/signals';

/**
 * A choice of the person in front of the page, kept in this browser.
 * @template T
 * @param {string} name
 * @param {T} usual
 * @returns {import('@preact/signals').Signal<T>}
 */
export function kept(name, usual) {
    const key = `sms-incoming.${name}`;
    let before = usual;
    try {
        before = JSON.parse(localStorage.getItem(key) ?? '') ?? usual;
    } catch {
        // Nothing was kept, or something unreadable was.
    }
    const choice = signal(before);
    effect(() => localStorage.setItem(key, JSON.stringify(choice.value)));
    return choice;
}

export const CUSTOMER = '+14017122661';

/** The customer whose phone is shown. */
export const phoneAddress = kept('phone', CUSTOMER);
/** Phones that were added here and have not written yet, and the profile names of all, by address. */
export const phoneNames = kept('phone-names', /** @type {Record<string, string>} */ ({ [CUSTOMER]: '' }));
/** The conversation that is open in the inbox. */
export const roomId = kept('room', '');
/** Which conversations are listed: open, waiting or closed. */
export const folder = kept('folder', 'open');
/** What the narrow page shows: phone, between or inbox. */
export const view = kept('view', 'phone');
/** What the inbox shows where there is no room for both: list or conversation. */
export const inboxShows = kept('inbox-shows', 'list');
/** light, dark, or empty for the system's. */
export const theme = kept('theme', '');
/** How many messages of each conversation were seen. */
export const seen = kept('seen', /** @type {Record<string, number>} */ ({}));
/** What was typed and not sent yet, by conversation or phone. */
export const drafts = kept('drafts', /** @type {Record<string, string>} */ ({}));

/** @param {string} key @param {string} text */
export function setDraft(key, text) {
    const { [key]: _, ...others } = drafts.value;
    drafts.value = text === '' ? others : { ...others, [key]: text };
}

effect(() => {
    document.documentElement.dataset.theme = theme.value;
});
