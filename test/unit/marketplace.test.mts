import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { packageFolder } from '../workspace/engine/package-folder.mts';

// What Rocket.Chat's marketplace asks for. Source: its guidelines for content and graphics, and rc-apps submit.

const ROOT = path.resolve(import.meta.dirname, '../..');
const PICTURES = path.join(ROOT, 'test/screenshots/marketplace');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const text = (name: string): string => read(`docs/marketplace/${name}.txt`).trim();

interface Manifest {
    readonly name: string;
    readonly description: string;
    readonly requiredApiVersion: string;
    readonly author: Readonly<Record<'name' | 'homepage' | 'support', string>>;
    readonly permissions: readonly { readonly name: string }[];
}

const manifest = JSON.parse(read('app.json')) as Manifest;
const requireOfTool = createRequire(path.join(packageFolder('@rocket.chat/apps-cli'), 'package.json'));

/** The size of a PNG, and whether a point of it can be transparent. */
function pngOf(bytes: Buffer): { size: string; isOpaque: boolean } {
    const [width, height, colourType] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.readUInt8(25)];
    const hasAlpha = colourType === 4 || colourType === 6;
    return { size: `${width}x${height}`, isOpaque: !hasAlpha && !bytes.includes('tRNS', 0, 'latin1') };
}

test('the icon is 256 pixels square and opaque, and has no words in it', () => {
    const icon = readFileSync(path.join(ROOT, 'icon.png'));
    assert.deepEqual(pngOf(icon), { size: '256x256', isOpaque: true });
    assert.doesNotMatch(read('test/icon/icon.svg'), /<text|<image|<use/);
});

test('there are one to five pictures, each of 960 by 540 pixels and opaque', () => {
    const pictures = readdirSync(PICTURES);
    assert.ok(pictures.length >= 1 && pictures.length <= 5, pictures.join());
    for (const name of pictures) {
        const picture = pngOf(readFileSync(path.join(PICTURES, name)));
        assert.deepEqual(picture, { size: '960x540', isOpaque: true }, `${name}: npm run screenshot takes it anew`);
    }
});

test('the name has two words, the short text at most 45 characters, and the app describes itself by it', () => {
    assert.equal(manifest.name.split(' ').length, 2);
    assert.ok(text('short').length <= 45, text('short'));
    assert.equal(manifest.description, text('short'));
});

test('the long text has 500 to 600 characters', () => {
    const { length } = text('long');
    assert.ok(length >= 500 && length <= 600, `${length} characters`);
});

test('categories, languages, support and data use are said, each in a file of its own', () => {
    const names = readdirSync(path.join(ROOT, 'docs/marketplace')).sort();
    const expected = ['categories', 'data-use', 'languages', 'long', 'short', 'support'];
    assert.deepEqual(
        names,
        expected.map((name) => `${name}.txt`),
    );
    const categories = text('categories').split('\n');
    assert.ok(categories.length >= 1 && categories.length <= 3, 'too many weaken each');
    assert.equal(text('languages').split('\n').length, readdirSync(path.join(ROOT, 'i18n')).length);
    assert.ok(text('support').includes(manifest.author.support), 'it has the address of app.json');
});

test('app.json is as rc-apps wants it before it asks for an account', () => {
    const { validateMultiple } = requireOfTool('tv4') as {
        validateMultiple(data: unknown, schema: unknown): { valid: boolean; missing: string[]; errors: unknown[] };
    };
    const { appJsonSchema } = requireOfTool('./lib/misc/appJsonSchema') as { appJsonSchema: unknown };
    const { valid, missing, errors } = validateMultiple(manifest, appJsonSchema);
    assert.deepEqual({ valid, missing, errors }, { valid: true, missing: [], errors: [] });
});

test('app.json asks for the engine that package.json names, so that rc-apps leaves it as it is', () => {
    const { coerce } = requireOfTool('semver') as { coerce(range: string): { version: string } };
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    const named = devDependencies['@rocket.chat/apps-engine'] ?? '';
    assert.equal(coerce(named).version, coerce(manifest.requiredApiVersion).version);
});

test('every permission is one that the engine knows', () => {
    const requireOfApp = createRequire(path.join(ROOT, 'app.json'));
    const { AppPermissions } = requireOfApp('@rocket.chat/apps-engine/server/permissions/AppPermissions') as {
        AppPermissions: Record<string, Record<string, { name: string }>>;
    };
    const known = Object.values(AppPermissions).flatMap((group) => Object.values(group).map(({ name }) => name));
    const asked = manifest.permissions.map(({ name }) => name);
    assert.deepEqual(
        asked.filter((name) => !known.includes(name)),
        [],
    );
});

test('the addresses of the publisher stand where docs/publishing.md says, and nowhere else', () => {
    const placeholder = 'github.com/sms-incoming';
    const files = [
        'app.json',
        'README.md',
        'CHANGELOG.md',
        'package.json',
        '.github/SECURITY.md',
        '.github/CONTRIBUTING.md',
        'test/unit/external-links.mts',
    ];
    const pages = readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(md|txt)$/.test(name))
        .map((name) => `docs/${name}`);
    const holders = [...files, ...pages].filter((file) => read(file).includes(placeholder));
    const told = Array.from(
        read('docs/publishing.md').matchAll(/^\| `([^`<]+)` \| (?:`author`|where|the support)/gm),
        ([, name = '']) => name,
    );
    assert.deepEqual(holders.filter((file) => file !== 'docs/publishing.md').sort(), told.sort());
});
