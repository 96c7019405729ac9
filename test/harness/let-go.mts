import type { Store } from '../workspace/store/store.mts';
import type { Fields } from './signed-post.mts';
import { until } from './until.mts';

/**
 * Resolves when no process works on the text with these fields any more: it is shown, or kept for later. Twilio is
 * answered after ten seconds even when the work goes on, so an answer alone says nothing on a busy machine. A text without
 * a MessageSid is told from others by its time alone: then no text at all is worked on.
 */
export async function letGo(store: Store, { MessageSid }: Fields): Promise<void> {
    const one = typeof MessageSid === 'string' && MessageSid !== '' ? { 'data.key': MessageSid } : {};
    const isWorkedOn = async (): Promise<boolean> => {
        const live = { 'associations.id': 'pending', 'data.leaseUntil': { $gt: Date.now() }, ...one };
        return (await store.find('rocketchat_apps_persistence', live)).length > 0;
    };
    await until(async () => !(await isWorkedOn()), { what: `the app to let go of the text ${MessageSid ?? ''}` });
}
