/**
 * The type that a file's first bytes tell, undefined where they tell none. Only what they are sure of: containers that
 * hold several types give the usual one.
 * Source: the file signatures of the formats' own specifications; ISO/IEC 14496-12 for `ftyp` and its brands.
 */
export function typeOfBytes(bytes: Buffer): string | undefined {
    const start = bytes.subarray(0, 512).toString('latin1');
    const signed = SIGNATURES.find(([signature]) => beginsWith(start, signature))?.[1];
    if (signed !== undefined) {
        return INSIDE.find(([container, word]) => container === signed && start.includes(word))?.[2] ?? signed;
    }
    if (start.slice(4, 8) === 'ftyp') {
        return firstOf(brandsIn(start).map((brand) => BRANDS.find(([pattern]) => pattern.test(brand))?.[1]));
    }
    const text = start.replace(/^\xef\xbb\xbf/, '').replace(BEFORE_ROOT, '');
    return TEXTS.find(([pattern]) => pattern.test(text))?.[1];
}

/** The brand of an `ftyp` box, then those with which it says to be compatible. */
function brandsIn(start: string): readonly string[] {
    const end = Math.min(start.charCodeAt(2) * 256 + start.charCodeAt(3), start.length);
    const others = Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_, index) => 16 + index * 4);
    const brands = [8, ...others].map((at) => start.slice(at, at + 4));
    // These two name the kind of container, and those behind them what is in it.
    const isFamily = (brand: string) => brand === 'mif1' || brand === 'msf1';
    return [...brands.filter((brand) => !isFamily(brand)), ...brands.filter(isFamily)];
}

function firstOf<T>(found: ReadonlyArray<T | undefined>): T | undefined {
    return found.find((one) => one !== undefined);
}

/** Whether these bytes are text: UTF-8 without control characters. */
export function isPlainText(bytes: Buffer): boolean {
    const text = bytes.toString('utf8');
    return bytes.length > 0 && !/(?![\t\n\f\r])\p{Cc}|\ufffd/u.test(text);
}

/** What files begin with, a character a byte; ? is any byte. */
const SIGNATURES: ReadonlyArray<readonly [signature: string, type: string]> = [
    ['\xff\xd8\xff', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['GIF87a', 'image/gif'],
    ['GIF89a', 'image/gif'],
    ['RIFF????WEBP', 'image/webp'],
    ['RIFF????WAVE', 'audio/vnd.wave'],
    ['RIFF????AVI ', 'video/x-msvideo'],
    ['BM????\0\0\0\0', 'image/bmp'],
    ['II*\0', 'image/tiff'],
    ['MM\0*', 'image/tiff'],
    ['\xff\x0a', 'image/jxl'],
    ['\0\0\0\x0cJXL \r\n\x87\n', 'image/jxl'],
    ['\0\0\0\x0cjP  \r\n\x87\n', 'image/jp2'],
    ['8BPS\0\x01', 'image/vnd.adobe.photoshop'],
    ['OggS', 'audio/ogg'],
    ['#!AMR-WB\n', 'audio/amr-wb'],
    ['#!AMR', 'audio/amr'],
    ['caff\0', 'audio/x-caf'],
    ['fLaC', 'audio/x-flac'],
    ['MThd', 'audio/midi'],
    ['FORM????AIFF', 'audio/x-aiff'],
    ['FORM????AIFC', 'audio/x-aiff'],
    ['ADIF', 'audio/aac'],
    ['ID3', 'audio/mpeg'],
    ['\xff\xf1', 'audio/aac'],
    ['\xff\xf9', 'audio/aac'],
    ['\xff\xfb', 'audio/mpeg'],
    ['\xff\xfa', 'audio/mpeg'],
    ['\xff\xf3', 'audio/mpeg'],
    ['\xff\xf2', 'audio/mpeg'],
    ['\xff\xe3', 'audio/mpeg'],
    ['\x1aE\xdf\xa3', 'video/x-matroska'],
    ['\0\0\x01\xba', 'video/mpeg'],
    ['\0\0\x01\xb3', 'video/mpeg'],
    ['FLV\x01', 'video/x-flv'],
    ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'video/x-ms-wmv'],
    ['%PDF-', 'application/pdf'],
    ['{\\rtf', 'text/rtf'],
    ['PK\x03\x04', 'application/zip'],
    ['PK\x05\x06', 'application/zip'],
    ['\x1f\x8b\x08', 'application/gzip'],
    ['7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'],
    ['Rar!\x1a\x07', 'application/vnd.rar'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/msword'],
    ['MZ?\0', 'application/x-msdownload'],
];

/** What stands near the beginning of a container tells what it holds. */
const INSIDE: ReadonlyArray<readonly [container: string, word: string, type: string]> = [
    ['audio/ogg', 'theora', 'video/ogg'],
    ['video/x-matroska', 'webm', 'video/webm'],
    ['application/zip', 'mimetypeapplication/epub+zip', 'application/epub+zip'],
];

/** What a drawing program or an editor writes before the element that tells. */
const BEFORE_ROOT = /^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!doctype\s(?!\s*html)[^>[]*(?:\[[^\]]*\]\s*)?>)+/i;

const TEXTS: ReadonlyArray<readonly [pattern: RegExp, type: string]> = [
    [/^BEGIN:VCARD\b/i, 'text/vcard'],
    [/^BEGIN:VCALENDAR\b[\s\S]*?VERSION:1\./i, 'text/x-vcalendar'],
    [/^BEGIN:VCALENDAR\b/i, 'text/calendar'],
    [/^<smil[\s>]/i, 'application/smil'],
    [/^<svg[\s>]/i, 'image/svg+xml'],
    [/^<(?:!doctype html|html|head|body|script)[\s>]/i, 'text/html'],
];

const BRANDS: ReadonlyArray<readonly [pattern: RegExp, type: string]> = [
    [/^(?:heic|heix|heim|heis)$/, 'image/heic'],
    [/^(?:hevc|hevx|hevm|hevs)$/, 'image/heic-sequence'],
    [/^mif1$/, 'image/heif'],
    [/^msf1$/, 'image/heif-sequence'],
    [/^avi[fs]$/, 'image/avif'],
    [/^qt {2}$/, 'video/quicktime'],
    [/^M4[AB] $/, 'audio/mp4'],
    [/^M4V[ HP]$/, 'video/x-m4v'],
    [/^3g2/, 'video/3gpp2'],
    [/^3g/, 'video/3gpp'],
    [/^(?:iso|mp4|avc1|dash|MSNV|mmp4)/, 'video/mp4'],
];

function beginsWith(start: string, signature: string): boolean {
    return Array.from(signature).every((byte, at) => at < start.length && (byte === '?' || byte === start[at]));
}
