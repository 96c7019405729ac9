import { html } from 'htm/preact';
import { drafts, setDraft } from './choices.mjs';
import { counted } from './counted.mjs';
import { filesFor, onEnter, sendDraft } from './drafts.mjs';
import { readFiles, samplePictures, sampleVoiceNote } from './files.mjs';
import { Icon } from './icons.mjs';
import { Menu } from './menu.mjs';
import { channelOf } from './names.mjs';
import { PickedFiles } from './picked-files.mjs';
import { sendText } from './send-text.mjs';
import { tell } from './toasts.mjs';

const HARBOUR = {
    latitude: 41.8268,
    longitude: -71.4025,
    label: 'India Point Park',
    address: '109 India St, Providence',
};
const MOST_FILES = 10;

/** Where the customer types. Enter sends; Shift and Enter begin a line. */
export function Composer({ address }) {
    const key = `phone ${address}`;
    const files = filesFor(key);
    const send = () => sendDraft(key, (text) => sendText(address, text));
    return html`<form
        class="composer"
        onSubmit=${(event) => {
            event.preventDefault();
            send();
        }}
    >
        <${PickedFiles} files=${files} />
        <div class="composer-row">
            <${Menu} label="Attach" icon="plus" choices=${choicesFor(address, files)} />
            <textarea
                rows="1"
                dir="auto"
                aria-label="Text to the business"
                placeholder="Text message"
                value=${drafts.value[key] ?? ''}
                onInput=${(event) => setDraft(key, event.currentTarget.value)}
                onKeyDown=${onEnter(send)}
            ></textarea>
            <button class="send" aria-label="Send" title="Send"><${Icon} name="send" size=${17} /></button>
        </div>
    </form>`;
}

/** Twilio takes STOP as a wish to hear nothing more on SMS; in WhatsApp it is a word like any other. */
function choicesFor(/** @type {string} */ address, files) {
    const attach = async (/** @type {Promise<import('./files.mjs').Attachment[]>} */ picked) => {
        const all = [...files.value, ...(await picked)];
        files.value = all.slice(0, MOST_FILES);
        if (all.length > MOST_FILES) {
            tell(
                `A text takes ${MOST_FILES} files; ${counted(all.length - MOST_FILES, 'file was', 'files were')} left out.`,
            );
        }
    };
    const stop = { icon: 'cross', text: 'STOP: no more messages', act: () => sendText(address, { body: 'STOP' }) };
    return [
        { icon: 'picture', text: 'A picture', act: () => attach(samplePictures(1)) },
        { icon: 'picture', text: 'Three pictures', act: () => attach(samplePictures(3)) },
        { icon: 'mic', text: 'A voice note', act: () => attach(sampleVoiceNote()) },
        { icon: 'pin', text: 'My location', act: () => sendText(address, { location: HARBOUR }) },
        { icon: 'file', text: 'A file of yours …', pick: (picked) => attach(readFiles(picked)) },
        ...(channelOf(address) === 'sms' ? [stop] : []),
    ];
}
