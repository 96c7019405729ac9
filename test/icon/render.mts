/** Draws icon.svg as the app's icon.png, as the marketplace wants it: its size, and no channel for transparency. */
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { commandLine, optionsAndWords } from '../workspace/command-line.mts';

commandLine("Draws icon.svg as the app's icon.\n\n  npm run icon", (typed) =>
    optionsAndWords(typed, { options: {}, most: 0 }),
);

// Source of both: Rocket.Chat's marketplace, "Graphics guidelines".
const SIDE_PIXELS = 256;
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const BITS_A_CHANNEL = 8;
const RED_GREEN_BLUE = 2;
const ALPHA = 3;
const UNFILTERED = 0;

writeFileSync(new URL('../../icon.png', import.meta.url), drawnIcon());

function drawnIcon(): Buffer {
    const drawing = readFileSync(new URL('icon.svg', import.meta.url), 'utf8');
    const { pixels, width, height } = new Resvg(drawing, { fitTo: { mode: 'width', value: SIDE_PIXELS } }).render();
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([BITS_A_CHANNEL, RED_GREEN_BLUE], 8);
    const lines = Array.from({ length: height }, (_, line) =>
        lineOf(pixels.subarray(line * width * 4, (line + 1) * width * 4)),
    );
    const image = deflateSync(Buffer.concat(lines), { level: 9 });
    return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', image), chunk('IEND', Buffer.alloc(0))]);
}

/** A line of a PNG: how it is filtered, then its pixels without their fourth byte. */
function lineOf(pixels: Buffer): Buffer {
    return Buffer.from([UNFILTERED, ...pixels.filter((_, at) => at % 4 !== ALPHA)]);
}

function chunk(name: string, data: Buffer): Buffer {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
}
