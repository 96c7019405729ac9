import { hasWindow } from '../model/address';
import type { Clock, Windows } from '../model/ports';
import type { WayToAnswer } from '../model/room';
import { WINDOW_MS } from '../model/timing';

/**
 * Whether the customer's channel takes no free words any more, since they last wrote too long ago. False where that is not
 * known: Twilio knows, and its refusal is told.
 */
export async function isWindowShut(
    { roomId, way }: { readonly roomId: string; readonly way: WayToAnswer },
    { windows, clock }: { readonly windows: Pick<Windows, 'find'>; readonly clock: Clock },
): Promise<boolean> {
    if (!hasWindow(way.to.channel)) {
        return false;
    }
    const window = await windows.find(roomId);
    return window !== undefined && clock.now() - window.wroteAt >= WINDOW_MS;
}
