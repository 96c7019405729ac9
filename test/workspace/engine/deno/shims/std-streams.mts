/** All bytes of a stream in one buffer. Stands in for `@std/streams`, which is not on npm. */
export function toArrayBuffer(stream: ReadableStream<Uint8Array>): Promise<ArrayBuffer> {
    return new Response(stream).arrayBuffer();
}
