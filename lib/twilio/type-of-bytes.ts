/** The content type that the first bytes of a file tell, among those that phones take; undefined when they tell none.
 * Source: the signatures of the formats (PNG, JPEG, GIF, RIFF, ISO base media "ftyp", Ogg, EBML, PDF and others). */
export function typeOfBytes(bytes: Buffer): string | undefined {
    const start = bytes.subarray(0, LONGEST).toString('latin1');
    return SIGNATURES.find(([, at, signs]) => signs.some((sign) => start.startsWith(sign, at)))?.[0];
}

const LONGEST = 16;

const SIGNATURES: ReadonlyArray<readonly [type: string, at: number, anyOf: readonly string[]]> = [
    ['image/jpeg', 0, ['\xff\xd8\xff']],
    ['image/png', 0, ['\x89PNG\r\n\x1a\n']],
    ['image/gif', 0, ['GIF87a', 'GIF89a']],
    ['image/webp', 8, ['WEBP']],
    ['audio/vnd.wave', 8, ['WAVE']],
    ['image/tiff', 0, ['II*\0', 'MM\0*']],
    ['image/heic', 4, ['ftypheic', 'ftypheix', 'ftyphevc', 'ftypheim', 'ftypheis']],
    ['image/heif', 4, ['ftypmif1', 'ftypmsf1']],
    ['audio/mp4', 4, ['ftypM4A', 'ftypM4B']],
    ['video/3gpp2', 4, ['ftyp3g2']],
    ['video/3gpp', 4, ['ftyp3g']],
    ['video/quicktime', 4, ['ftypqt']],
    ['video/mp4', 4, ['ftypiso', 'ftypmp4', 'ftypavc', 'ftypM4V', 'ftypdash']],
    ['video/webm', 0, ['\x1aE\xdf\xa3']],
    ['audio/ogg', 0, ['OggS']],
    ['audio/amr', 0, ['#!AMR']],
    ['audio/mpeg', 0, ['ID3', '\xff\xfb', '\xff\xf3', '\xff\xf2']],
    ['audio/aac', 0, ['\xff\xf1', '\xff\xf9']],
    ['application/pdf', 0, ['%PDF-']],
    ['text/vcard', 0, ['BEGIN:VCARD']],
    ['text/calendar', 0, ['BEGIN:VCALENDAR']],
];
