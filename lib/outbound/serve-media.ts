import { allTokens } from '../model/accounts';
import type { Clock } from '../model/ports';
import type { Settings } from '../model/settings';
import { plainFileName } from '../twilio/file-names';
import { openMediaToken } from './media-token';
import type { Uploads } from './ports';

export interface ServePorts {
    readonly settings: Settings;
    readonly uploads: Uploads;
    readonly clock: Clock;
}

/** `expired` is said only of an address that was ours. */
export type ServedFile =
    | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly bytes: Buffer }
    | { readonly kind: 'expired' }
    | { readonly kind: 'unknown' };

/** One attachment for Twilio: the file that the token of its address names. The name is one that Twilio accepts. */
export async function serveMedia(token: string, { settings, uploads, clock }: ServePorts): Promise<ServedFile> {
    const opened = openMediaToken({ secrets: allTokens(settings.accounts), token, now: clock.now() });
    if (opened.kind !== 'valid') {
        return { kind: opened.kind === 'expired' ? 'expired' : 'unknown' };
    }
    const file = await uploads.read(opened.uploadId);
    return file === undefined
        ? { kind: 'unknown' }
        : { kind: 'file', ...file, name: plainFileName(file.name, file.type) };
}
