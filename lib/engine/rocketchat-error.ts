import { scrubbed, type Trouble } from '../model/trouble';

/**
 * What an accessor's error means. Only the message crosses from the server, as `reason [code]` or a bare code, so codes
 * are looked for in the text: here and nowhere else. MongoDB's E11000 tells of a unique index, as that of one open room
 * a visitor. An error may repeat what was handed over: of that nothing is kept.
 * Source: Rocket.Chat apps/meteor/app/livechat/server/lib/rooms.ts, QueueManager.ts; FileUpload.ts, validateFileUpload.
 */
export function troubleIn(message: string, handedOver?: unknown): Trouble {
    const known = KNOWN.find(([sign]) => message.includes(sign));
    if (known !== undefined) {
        return known[1];
    }
    const code = /\[([a-z][a-z0-9-]{2,60})\]/.exec(message)?.[1] ?? /\berror-[a-z0-9-]{2,60}/.exec(message)?.[0];
    const said = textsIn(handedOver).join('\n');
    return code === undefined || said.includes(code)
        ? { kind: 'unknown', words: scrubbed(message, said) }
        : { kind: 'refused', code };
}

/** Every text in it, however deep. */
function textsIn(data: unknown): readonly string[] {
    if (typeof data === 'string') {
        return [data];
    }
    return typeof data === 'object' && data !== null && !Buffer.isBuffer(data)
        ? Object.values(data).flatMap(textsIn)
        : [];
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
    ['invalid-custom-field', { kind: 'refused', code: 'invalid-custom-field' }],
    ['file-too-small', { kind: 'file-refused', code: 'file-too-small' }],
];
