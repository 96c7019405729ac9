/**
 * Draws icon.svg as the app's icon.png, 512 pixels square. The renderer is wanted only when the drawing changes,
 * so it is no dependency of the project:
 * `npm install --no-save @resvg/resvg-js@2.6.2 && node --import tsx test/icon/render.mts`
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Renderer {
    readonly Resvg: new (
        svg: string,
        options: { readonly fitTo: { readonly mode: 'width'; readonly value: number } },
    ) => { render(): { asPng(): Uint8Array } };
}

// A name the type checker does not follow: it must pass where the renderer is not installed.
const rendererPackage: string = '@resvg/resvg-js';
const { Resvg }: Renderer = await import(rendererPackage);

const sidePixels = 512;
const drawing = readFileSync(new URL('icon.svg', import.meta.url), 'utf8');
const picture = new Resvg(drawing, { fitTo: { mode: 'width', value: sidePixels } }).render();
writeFileSync(new URL('../../icon.png', import.meta.url), picture.asPng());
