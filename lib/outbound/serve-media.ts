import { allTokens } from '../model/accounts';
import type { Clock } from '../model/ports';
import type { Settings } from '../model/settings';
import { plainFileName } from '../twilio/file-names';
import { isActive } from '../twilio/media-types';
import { openMediaToken } from './media-token';
import { isIn, type Uploads } from './ports';

export interface ServePorts {
    readonly settings: Settings;
    readonly uploads: Uploads;
    readonly clock: Clock;
}

/** `expired` is said only of an address that was ours. */
export type ServedFile =
    | {
          readonly kind: 'file';
          readonly name: string;
          readonly type: string;
          readonly bytes: Buffer;
          /** Whether a browser may show it in its place; everything else is a download. */
          readonly isShown: boolean;
      }
    | { readonly kind: 'expired' }
    | { readonly kind: 'unknown' };

/**
 * One attachment for Twilio: the file that the token of its address names, if it is still in the conversation that the
 * token names. The name is one that Twilio accepts. What could act in a browser loses its type.
 */
export async function serveMedia(token: string, { settings, uploads, clock }: ServePorts): Promise<ServedFile> {
    const opened = openMediaToken({ secrets: allTokens(settings.accounts), token, now: clock.now() });
    if (opened.kind !== 'valid') {
        return { kind: opened.kind === 'expired' ? 'expired' : 'unknown' };
    }
    const { uploadId, roomId, type: known } = opened.file;
    const file = await uploads.read(uploadId);
    if (file === undefined || !isIn(roomId, file)) {
        return { kind: 'unknown' };
    }
    const { name, bytes } = file;
    const isShown = !isActive(known ?? file.type);
    const type = isShown ? (known ?? file.type) : 'application/octet-stream';
    return { kind: 'file', name: plainFileName(name, type), type, bytes, isShown };
}
