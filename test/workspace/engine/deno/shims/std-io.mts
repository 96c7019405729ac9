interface Writer {
    write(bytes: Uint8Array): Promise<number>;
}

/** Writes every byte, however many writes it takes. Stands in for `@std/io`, which is not on npm. */
export async function writeAll(writer: Writer, bytes: Uint8Array): Promise<void> {
    let written = 0;
    while (written < bytes.length) {
        written += await writer.write(bytes.subarray(written));
    }
}
