import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { ask, attempt, post } from './api.mjs';
import { counted } from './counted.mjs';
import { Dialog } from './dialog.mjs';
import { roomIds, SettingField } from './setting-field.mjs';
import { tell } from './toasts.mjs';

const open = signal(false);
const settings = signal(/** @type {Record<string, any>} */ ({}));
const translations = signal(/** @type {Record<string, Record<string, string>>} */ ({}));
const language = signal('en');
/** What the app cannot use of what was saved. */
const problems = signal(/** @type {{ setting: string, line?: number, why: string }[]} */ ([]));

/** Shows the app's settings as they are now. */
export function openSettings() {
    return attempt(async () => {
        [settings.value, translations.value] = await Promise.all([ask('settings'), ask('translations')]);
        problems.value = [];
        open.value = true;
    });
}

/** The app's settings as an administrator sees them, in the app's own words. */
export function Settings() {
    const words = (/** @type {string} */ key) =>
        translations.value[language.value]?.[key] ?? translations.value.en?.[key] ?? key;
    const all = Object.values(settings.value);
    const sections = [...new Set(all.map(({ section }) => section ?? ''))];
    return html`<${Dialog} open=${open} title="Settings of the app" about="As an administrator finds them in Rocket.Chat.">
        <form class="form settings" onSubmit=${save}>
            <label class="language">
                Language
                <select
                    value=${language.value}
                    onChange=${(event) => {
                        language.value = event.currentTarget.value;
                    }}
                >
                    ${Object.keys(translations.value).map(
                        (code) => html`<option key=${code} value=${code}>${languageName(code)}</option>`,
                    )}
                </select>
            </label>
            ${sections.map(
                (section) => html`<fieldset key=${section} class="setting-section">
                    <legend>${words(section)}</legend>
                    ${all
                        .filter((setting) => (setting.section ?? '') === section)
                        .map(
                            (one) =>
                                html`<${SettingField} key=${one.id} setting=${one} words=${words} problems=${problems.value} />`,
                        )}
                </fieldset>`,
            )}
            <div class="form-foot"><button class="primary">Save</button></div>
        </form>
    <//>`;
}

/** Only what was changed is saved, as in Rocket.Chat; what cannot be used is said where it stands. @param {SubmitEvent} event */
function save(event) {
    event.preventDefault();
    const element = /** @type {HTMLFormElement} */ (event.currentTarget);
    const form = new FormData(element);
    const changed = Object.values(settings.value).flatMap(({ id, type, value, packageValue }) => {
        const next = type === 'boolean' ? form.has(id) : type === 'int' ? Number(form.get(id)) : String(form.get(id));
        return next === roomIds(value ?? packageValue ?? '') ? [] : [[id, next]];
    });
    return attempt(async () => {
        const saved = await post('settings', Object.fromEntries(changed));
        problems.value = saved.problems;
        settings.value = await ask('settings');
        open.value = saved.problems.length > 0;
        tell(reportOf(changed.length, saved.problems.length), saved.problems.length > 0 ? 'problem' : 'news');
        requestAnimationFrame(() => element.querySelector('[aria-invalid="true"]')?.focus());
    });
}

/** @param {number} changed @param {number} unusable */
function reportOf(changed, unusable) {
    const saved = changed === 0 ? 'Nothing was changed.' : `Saved: ${counted(changed, 'setting')}.`;
    return unusable === 0
        ? saved
        : `${saved} The app cannot use ${counted(unusable, 'entry', 'entries')}, marked below.`;
}

/** @param {string} code */
const languageName = (code) => new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
