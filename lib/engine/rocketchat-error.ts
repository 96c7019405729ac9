import { scrubbed, type Trouble } from '../model/trouble';

/**
 * What an accessor's error means. Only the message crosses from the server, as `reason [code]` or a bare code, so codes
 * are looked for in the text: here and nowhere else. MongoDB's E11000 tells of a unique index, as that of one open room
 * a visitor. An error may repeat what was handed over: of that nothing is kept.
 * Source: Rocket.Chat apps/meteor/app/livechat/server/lib/rooms.ts, QueueManager.ts; FileUpload.ts, validateFileUpload.
 */
export function troubleIn(message: string, handedOver?: unknown): Trouble {
    const texts = textsIn(handedOver);
    const known = KNOWN.find(([sign]) => message.includes(sign) && isServers(sign, message, texts));
    if (known !== undefined) {
        return known[1];
    }
    const code = /\[([a-z][a-z0-9-]{2,60})\]/.exec(message)?.[1] ?? /\berror-[a-z0-9-]{2,60}/.exec(message)?.[0];
    const said = texts.join('\n');
    return code === undefined || said.includes(code)
        ? { kind: 'unknown', words: scrubbed(message, said) }
        : { kind: 'refused', code };
}

/** Whether the server says it, and does not only repeat what was handed over. */
function isServers(sign: string, message: string, texts: readonly string[]): boolean {
    const echoes = texts.filter((text) => text.includes(sign));
    const rest = echoes.reduce((left, text) => (text === sign ? left : left.split(text).join('')), message);
    return echoes.includes(sign) ? rest.includes(`[${sign}]`) || rest === sign : rest.includes(sign);
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
