import { disconnectAll } from '../lib/channel/disconnect';
import type { Accessors, AppInHand } from '../lib/engine/app-ports';
import { enter } from '../lib/engine/enter';

/** The app is removed: what was pointed here at Twilio goes back to where it was. Never rejects, so that it is removed. */
export async function putEverythingBack(accessors: Accessors, app: AppInHand): Promise<void> {
    await enter<void>({
        accessors,
        app,
        story: async (ports) => disconnectAll({ ...ports, settings: await ports.settingsSource.current() }),
        onFailure: { event: 'sms.connect-failed', result: undefined },
    });
}
