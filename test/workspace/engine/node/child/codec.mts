import { Decoder, Encoder, ExtensionCodec } from '@msgpack/msgpack';
import { require } from './engine-require.mts';

type Class = new () => object;

const { App } = require('@rocket.chat/apps-engine/definition/App.js') as { readonly App: Class };

const FUNCTION = 0;
const BUFFER = 1;
/** Sent by the host alone. */
const SECURE_FIELDS = 2;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
    type: FUNCTION,
    encode: (value) => (typeof value === 'function' || value instanceof App ? new Uint8Array(0) : null),
    decode: () => undefined,
});
extensionCodec.register({
    type: BUFFER,
    encode: (value) =>
        value instanceof Buffer ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null,
    // The decoder uses its memory again, so that a view on it would change.
    decode: (bytes) => Buffer.from(bytes),
});
extensionCodec.register({ type: SECURE_FIELDS, encode: () => null, decode: (bytes) => decoder.decode(bytes) });

const encoder = new Encoder({ extensionCodec });
const decoder = new Decoder({ extensionCodec });

/** One message as the host's decoder takes it: a bare msgpack value, in which undefined has become null. */
export function encode(message: unknown): Uint8Array {
    return encoder.encode(message);
}

/** The messages of a stream, one after the other; there is no length before them. */
export function decodeStream(stream: AsyncIterable<Uint8Array>): AsyncIterable<unknown> {
    return new Decoder({ extensionCodec }).decodeStream(stream);
}
