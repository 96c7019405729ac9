import express from 'express';

/** First bytes → type, for what customers send without a useful name. */
const MAGIC: readonly (readonly [number, string, string])[] = [
    [0, 'ffd8ff', 'image/jpeg'],
    [0, '89504e470d0a1a0a', 'image/png'],
    [0, '474946383', 'image/gif'],
    [8, '57454250', 'image/webp'],
    [0, '25504446', 'application/pdf'],
    [4, '66747970', 'video/mp4'],
    [0, '494433', 'audio/mpeg'],
    [0, '4f676753', 'audio/ogg'],
    [0, '2321414d52', 'audio/amr'],
    [0, '504b0304', 'application/zip'],
];

/** The table of file extensions that Express brings along; its typings leave it out. */
const { mime } = express.static as unknown as { readonly mime: { lookup(name: string, fallback: string): string } };

/** The type Rocket.Chat gives an app's upload: by the file name's extension, else by its first bytes, else octet-stream. */
export function fileType(name: string, content: Buffer): string {
    const byName = mime.lookup(name, 'unknown');
    if (byName !== 'unknown') return byName;
    const byBytes = MAGIC.find(([offset, hex]) => content.subarray(offset).toString('hex', 0, 16).startsWith(hex));
    return byBytes?.[2] ?? 'application/octet-stream';
}
