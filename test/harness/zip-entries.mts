import { createRequire } from 'node:module';

export interface ZipEntry {
    readonly entryName: string;
    getData(): Buffer;
}

/** What a zip holds. */
export function zipEntries(file: string): readonly ZipEntry[] {
    const AdmZip = createRequire(import.meta.url)('adm-zip') as new (
        path: string,
    ) => { getEntries(): readonly ZipEntry[] };
    return new AdmZip(file).getEntries();
}
