/** Draws icon.svg as the app's icon.png, 512 pixels square, in few colours so that it stays small. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import UPNG from 'upng-js';

const SIDE_PIXELS = 512;
const COLOURS = 64;

const drawing = readFileSync(new URL('icon.svg', import.meta.url), 'utf8');
const { pixels, width, height } = new Resvg(drawing, { fitTo: { mode: 'width', value: SIDE_PIXELS } }).render();
const png = UPNG.encode([new Uint8Array(pixels).buffer], width, height, COLOURS);
writeFileSync(new URL('../../icon.png', import.meta.url), new Uint8Array(png));
