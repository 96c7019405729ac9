import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { drafts, setDraft } from './choices.mjs';
import { readFiles, samplePictures, sampleVoiceNote } from './files.mjs';
import { Icon } from './icons.mjs';
import { Menu } from './menu.mjs';
import { PickedFiles } from './picked-files.mjs';
import { sendText } from './send-text.mjs';

const HARBOUR = {
    latitude: 41.8268,
    longitude: -71.4025,
    label: 'India Point Park',
    address: '109 India St, Providence',
};

/** Where the customer types. Enter sends; Shift and Enter begins a line. */
export function Composer({ address }) {
    const key = `phone ${address}`;
    const draft = drafts.value[key] ?? '';
    const files = useSignal(/** @type {import('./files.mjs').Attachment[]} */ ([]));
    const attach = async (/** @type {Promise<import('./files.mjs').Attachment[]>} */ picked) => {
        files.value = [...files.value, ...(await picked)].slice(0, 10);
    };
    const send = () => {
        const media = files.value;
        if (draft.trim() === '' && media.length === 0) {
            return;
        }
        setDraft(key, '');
        files.value = [];
        sendText(address, { body: draft.trim(), media });
    };
    const choices = [
        { icon: 'picture', text: 'A picture', act: () => attach(samplePictures(1)) },
        { icon: 'picture', text: 'Three pictures', act: () => attach(samplePictures(3)) },
        { icon: 'mic', text: 'A voice note', act: () => attach(sampleVoiceNote()) },
        { icon: 'pin', text: 'My location', act: () => sendText(address, { location: HARBOUR }) },
        { icon: 'file', text: 'A file of yours …', pick: (picked) => attach(readFiles(picked)) },
        { icon: 'cross', text: 'STOP: no more messages', act: () => sendText(address, { body: 'STOP' }) },
    ];
    return html`<form
        class="composer"
        onSubmit=${(event) => {
            event.preventDefault();
            send();
        }}
    >
        <${PickedFiles} files=${files} />
        <div class="composer-row">
            <${Menu} label="Attach" icon="plus" choices=${choices} />
            <textarea
                rows="1"
                aria-label="Text to the business"
                placeholder="Text message"
                value=${draft}
                onInput=${(event) => setDraft(key, event.currentTarget.value)}
                onKeyDown=${(event) => {
                    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
                        event.preventDefault();
                        send();
                    }
                }}
            ></textarea>
            <button class="send" aria-label="Send" title="Send"><${Icon} name="send" size=${17} /></button>
        </div>
    </form>`;
}
