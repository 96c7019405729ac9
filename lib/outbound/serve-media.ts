import type { HttpAnswer } from '../model/answer';
import type { Clock, SettingsSource } from '../model/ports';
import { plainFileName } from '../twilio/file-names';
import { openMediaToken } from './media-token';
import type { Uploads } from './ports';

export interface ServePorts {
    readonly settings: SettingsSource;
    readonly uploads: Uploads;
    readonly clock: Clock;
}

/** One attachment for Twilio: the file that the token names, 410 when its time is over, 404 for anything else. */
export async function serveMedia(token: unknown, ports: ServePorts): Promise<HttpAnswer> {
    const settings = await ports.settings.current();
    const secrets = [...settings.authTokens, ...Array.from(settings.subaccounts.values(), (one) => one.authToken)];
    const opened = openMediaToken({
        secrets,
        token: typeof token === 'string' ? token : '',
        now: ports.clock.now(),
    });
    if (opened.kind !== 'valid') {
        return { status: opened.kind === 'expired' ? 410 : 404 };
    }
    const file = await ports.uploads.read(opened.uploadId);
    if (file === undefined) {
        return { status: 404 };
    }
    return {
        status: 200,
        headers: {
            'Content-Type': file.type,
            'Content-Disposition': `inline; filename="${plainFileName(file.name, file.type)}"`,
            'Cache-Control': 'private, no-store',
            'X-Content-Type-Options': 'nosniff',
        },
        content: file.bytes,
    };
}
