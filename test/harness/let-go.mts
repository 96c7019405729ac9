import { isWorkedOn } from '../workspace/app-records.mts';
import type { Store } from '../workspace/store/store.mts';
import type { Fields } from './signed-post.mts';
import { until } from './until.mts';

/**
 * Resolves when no process works on the text with these fields any more: it is shown, or kept for later. Twilio is
 * answered after ten seconds even when the work goes on, so an answer alone says nothing on a busy machine. A text without
 * a MessageSid is told from others by its time alone: then no text at all is worked on.
 */
export async function letGo(store: Store, { MessageSid }: Fields): Promise<void> {
    const one = typeof MessageSid === 'string' && MessageSid !== '' ? { key: MessageSid } : {};
    await until(async () => !(await isWorkedOn(store, { kind: 'text', ...one })), {
        what: `the app to let go of the text ${MessageSid ?? ''}`,
    });
}
