import { scrubbed, type Trouble } from '../model/trouble';

/**
 * What an accessor's error means. Only the message crosses from the server, as `reason [code]` or a bare code, so codes
 * are looked for in the text: here and nowhere else. MongoDB's E11000 tells of a unique index, as that of one open room
 * a visitor.
 * Source: Rocket.Chat apps/meteor/app/livechat/server/lib/rooms.ts, QueueManager.ts; FileUpload.ts, validateFileUpload.
 */
export function troubleIn(message: string): Trouble {
    const known = KNOWN.find(([sign]) => message.includes(sign));
    if (known !== undefined) {
        return known[1];
    }
    const code = /\[([a-z][a-z0-9-]{2,60})\]/.exec(message)?.[1] ?? /\berror-[a-z0-9-]{2,60}/.exec(message)?.[0];
    return code === undefined ? { kind: 'unknown', words: scrubbed(message) } : { kind: 'refused', code };
}

const KNOWN: ReadonlyArray<readonly [sign: string, meaning: Trouble]> = [
    ['[object Object]', { kind: 'wordless' }],
    ['E11000', { kind: 'already-there' }],
    ['no-agent-online', { kind: 'nobody-there', code: 'no-agent-online' }],
    ['error-omnichannel-is-disabled', { kind: 'nobody-there', code: 'error-omnichannel-is-disabled' }],
    ['error-contact-channel-blocked', { kind: 'blocked', code: 'error-contact-channel-blocked' }],
    ['error-app-prevented', { kind: 'vetoed', code: 'error-app-prevented' }],
    ['error-file-upload-disabled', { kind: 'file-refused', code: 'error-file-upload-disabled' }],
    ['error-file-too-large', { kind: 'file-refused', code: 'error-file-too-large' }],
    ['error-invalid-file-type', { kind: 'file-refused', code: 'error-invalid-file-type' }],
    ['file-too-small', { kind: 'file-refused', code: 'file-too-small' }],
];
