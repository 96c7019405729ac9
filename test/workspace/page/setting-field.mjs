import { html } from 'htm/preact';

/** One setting of the app: its label, what it holds, and what it means. */
export function SettingField({ setting, words, problems }) {
    const { id, i18nDescription } = setting;
    const description = `about-${id}`;
    const own = problems.filter((problem) => problem.setting === id);
    return html`<div class="setting">
        <label for=${id}>${words(setting.i18nLabel)}</label>
        <${Control} setting=${setting} words=${words} describedby=${`${description} problem-${id}`} isInvalid=${own.length > 0} />
        <p id=${description}>${words(i18nDescription ?? '')}</p>
        <ul class="setting-problem" id=${`problem-${id}`}>
            ${own.map(({ line, why }) => html`<li key=${`${line} ${why}`}>${line ? `Line ${line} ` : 'This '}${why}.</li>`)}
        </ul>
    </div>`;
}

function Control({ setting, words, describedby, isInvalid }) {
    const { id, type, multiline, value, packageValue, i18nPlaceholder } = setting;
    const common = { id, name: id, 'aria-describedby': describedby, autocomplete: 'off', 'aria-invalid': isInvalid };
    const current = roomIds(value ?? packageValue ?? '');
    if (type === 'boolean') {
        return html`<input type="checkbox" ...${common} defaultChecked=${current === true} />`;
    }
    const placeholder = i18nPlaceholder ? words(i18nPlaceholder) : '';
    if (multiline) {
        return html`<textarea rows="3" ...${common} placeholder=${placeholder} defaultValue=${current}></textarea>`;
    }
    const kind = type === 'int' ? 'number' : type === 'password' ? 'password' : 'text';
    return html`<input
        type=${kind}
        min=${type === 'int' ? '0' : undefined}
        ...${common}
        placeholder=${placeholder}
        defaultValue=${current}
    />`;
}

/** The server's picker holds rooms; here their ids are typed. */
export function roomIds(value) {
    return Array.isArray(value) ? value.map((room) => room._id ?? room).join(', ') : value;
}
