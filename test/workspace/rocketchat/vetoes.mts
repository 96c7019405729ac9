import type { VetoDocument } from './documents.mts';
import type { Server } from './server.mts';

type Attempt = {
    readonly what: VetoDocument['what'];
    readonly roomId?: string | undefined;
    readonly visitorId?: string | undefined;
    readonly text?: string | undefined;
};

/** Whether another app of the workspace forbids this, as its IPre…Prevent handlers would; people switch that on. */
export async function isVetoed(server: Server, attempt: Attempt): Promise<boolean> {
    const vetoes = await server.collections.vetoes.find({ what: attempt.what });
    return vetoes.some(
        ({ roomId, visitorId, text }) =>
            (roomId === undefined || roomId === attempt.roomId) &&
            (visitorId === undefined || visitorId === attempt.visitorId) &&
            (text === undefined || (attempt.text ?? '').includes(text)),
    );
}
