import { createHmac, timingSafeEqual } from 'crypto';

/** What the address of one attachment names. */
export interface NamedFile {
    readonly uploadId: string;
    /** The conversation that it belongs to. */
    readonly roomId: string;
    /** The account whose Twilio fetches it. */
    readonly accountSid: string;
    /** As what it goes out, where Rocket.Chat does not know its type. */
    readonly type?: string;
}

/** The token in the address from which Twilio fetches one attachment: the upload, its room, account and type, and when the
 * address expires (milliseconds since 1970), signed, so that nothing needs to be stored. Base64url, about 130 characters.
 * The secret can be the auth token: the token tells nothing of it. Throws when the secret or the upload is empty, or the
 * time is none. */
export function mediaToken({ secret, file, expiresAt }: MediaTokenOf): string {
    if (secret === '' || file.uploadId === '' || !(expiresAt >= 0 && expiresAt <= LATEST)) {
        throw new Error('A media token needs a secret, an upload and a time');
    }
    const { uploadId, roomId, accountSid, type } = file;
    const named = [uploadId, roomId, accountSid, ...(type === undefined ? [] : [type])].join('\n');
    const payload = Buffer.alloc(TIME_BYTES + Buffer.byteLength(named));
    payload.writeUIntBE(Math.floor(expiresAt), 0, TIME_BYTES);
    payload.write(named, TIME_BYTES);
    return Buffer.concat([macOf(secret, payload), payload]).toString('base64url');
}

export interface MediaTokenOf {
    readonly secret: string;
    readonly file: NamedFile;
    readonly expiresAt: number;
}

/** Which file a token opens. `expired` is said only of a token that was ours. Any of the secrets will do, so that
 * addresses given out before a rotation still open; empty secrets never do. The comparison takes constant time. */
export function openMediaToken({ secrets, token, now }: TokenToOpen): OpenedToken {
    // Deno throws where Node skips what is not base64url; a token is only what we wrote.
    if (!/^[\w-]*$/.test(token) || token.length % 4 === 1) {
        return { kind: 'invalid' };
    }
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length <= MAC_BYTES + TIME_BYTES || bytes.toString('base64url') !== token) {
        return { kind: 'invalid' };
    }
    const payload = bytes.subarray(MAC_BYTES);
    const mac = bytes.subarray(0, MAC_BYTES);
    if (!secrets.some((secret) => secret !== '' && timingSafeEqual(mac, macOf(secret, payload)))) {
        return { kind: 'invalid' };
    }
    const expiresAt = payload.readUIntBE(0, TIME_BYTES);
    const [uploadId = '', roomId = '', accountSid = '', type] = payload.subarray(TIME_BYTES).toString().split('\n');
    const file = { uploadId, roomId, accountSid, ...(type === undefined ? {} : { type }) };
    return now < expiresAt ? { kind: 'valid', file, expiresAt } : { kind: 'expired' };
}

export interface TokenToOpen {
    readonly secrets: readonly string[];
    readonly token: string;
    /** Milliseconds since 1970. */
    readonly now: number;
}

export type OpenedToken =
    | { readonly kind: 'valid'; readonly file: NamedFile; readonly expiresAt: number }
    | { readonly kind: 'expired' }
    | { readonly kind: 'invalid' };

// 128 bits of the MAC cannot be guessed and keep the address short (RFC 2104, section 5).
const MAC_BYTES = 16;
const TIME_BYTES = 6;
const LATEST = 2 ** (8 * TIME_BYTES) - 1;

/** The key is derived, so that nothing signed here can pass for a signature of Twilio's, which uses the secret itself. */
function macOf(secret: string, payload: Buffer): Buffer {
    const key = createHmac('sha256', secret).update('sms-incoming media token 1').digest();
    return createHmac('sha256', key).update(payload).digest().subarray(0, MAC_BYTES);
}
