import { createRequire } from 'node:module';

export interface ZipEntry {
    readonly entryName: string;
    getData(): Buffer;
}

interface Archive {
    getEntries(): readonly ZipEntry[];
    readAsText(name: string): string;
    updateFile(name: string, content: Buffer): void;
    toBuffer(): Buffer;
}

const AdmZip = createRequire(import.meta.url)('adm-zip') as new (file: string | Buffer) => Archive;

/** What a zip holds. */
export function zipEntries(file: string): readonly ZipEntry[] {
    return new AdmZip(file).getEntries();
}

/** The same package with a version number of its own, as a later release has. */
export function withVersion(zip: Buffer, version: string): Buffer {
    const archive = new AdmZip(zip);
    const manifest: unknown = JSON.parse(archive.readAsText('app.json'));
    archive.updateFile('app.json', Buffer.from(JSON.stringify({ ...Object(manifest), version })));
    return archive.toBuffer();
}
