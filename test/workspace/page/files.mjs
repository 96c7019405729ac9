const SAMPLE_PICTURES = ['bicycle', 'tyre', 'receipt'];

/** A file that somebody is about to send.
 * @typedef {{ name: string, contentType: string, base64: string, size: number, preview: string }} Attachment */

/** What a file input gave, or what was pasted or dropped. @param {Iterable<File>} files @returns {Promise<Attachment[]>} */
export const readFiles = (files) => Promise.all([...files].map(readFile));

/** So many pictures as a customer might take them, drawn here. @param {number} count */
export async function samplePictures(count) {
    return readFiles(await Promise.all(SAMPLE_PICTURES.slice(0, count).map(drawPicture)));
}

/** A second of a voice, or what can be had of one without a microphone. */
export async function sampleVoiceNote() {
    return readFiles([new File([hum()], 'voice-note.wav', { type: 'audio/wav' })]);
}

/** @param {File} file @returns {Promise<Attachment>} */
async function readFile(file) {
    const url = await new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.onerror = () => reject(reader.error ?? new Error(`${file.name} cannot be read`));
        reader.readAsDataURL(file);
    });
    const contentType = file.type || 'application/octet-stream';
    const preview = contentType.startsWith('image/') ? url : '';
    return { name: file.name, contentType, base64: url.slice(url.indexOf(',') + 1), size: file.size, preview };
}

/** As a bitmap, as phones send them. @param {string} name */
async function drawPicture(name) {
    const image = new Image();
    image.src = `/samples/${name}.svg`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    return new File([blob], `${name}.png`, { type: 'image/png' });
}

function hum() {
    const rate = 8_000;
    const bytes = new DataView(new ArrayBuffer(44 + rate));
    const write = (/** @type {number} */ at, /** @type {string} */ text) => {
        for (let index = 0; index < text.length; index += 1) {
            bytes.setUint8(at + index, text.charCodeAt(index));
        }
    };
    write(0, 'RIFF');
    bytes.setUint32(4, 36 + rate, true);
    write(8, 'WAVEfmt ');
    bytes.setUint32(16, 16, true);
    bytes.setUint16(20, 1, true);
    bytes.setUint16(22, 1, true);
    bytes.setUint32(24, rate, true);
    bytes.setUint32(28, rate, true);
    bytes.setUint16(32, 1, true);
    bytes.setUint16(34, 8, true);
    write(36, 'data');
    bytes.setUint32(40, rate, true);
    for (let index = 0; index < rate; index += 1) {
        const loud = Math.sin((index / rate) * Math.PI) * 40 * (1 + Math.sin(index / 400));
        bytes.setUint8(44 + index, 128 + loud * Math.sin((index * 2 * Math.PI * 180) / rate));
    }
    return bytes.buffer;
}
