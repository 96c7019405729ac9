import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NODE_MODULES_OF_PURE_CODE = ['crypto', 'url', 'buffer'];

type Import = { readonly file: string; readonly target: string; readonly isTypeOnly: boolean };

function shippedFiles(folder: string): string[] {
    return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.join(folder, file));
}

function importsOf(file: string): Import[] {
    const source = readFileSync(path.join(ROOT, file), 'utf8');
    return [...source.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"]*?from\s+)?'([^']+)'/gm)].map((match) => ({
        file,
        target: match[2] ?? '',
        isTypeOnly: match[1] !== undefined,
    }));
}

/** The imported file from the root of the repository, or the module's name. */
function resolved({ file, target }: Import): string {
    return target.startsWith('.') ? path.join(path.dirname(file), target) : target;
}

function offenders(imports: readonly Import[], isAllowed: (target: string, one: Import) => boolean): string[] {
    return imports.filter((one) => !isAllowed(resolved(one), one)).map((one) => `${one.file} imports ${one.target}`);
}

test('the pure code about Twilio and words imports nothing but itself and three modules of Node', () => {
    const imports = [...shippedFiles('lib/twilio'), ...shippedFiles('lib/words')].flatMap(importsOf);
    assert.ok(imports.length > 20, 'the imports were found');
    assert.deepEqual(
        offenders(
            imports,
            (target) => /^lib\/(twilio|words|model)\//.test(target) || NODE_MODULES_OF_PURE_CODE.includes(target),
        ),
        [],
    );
});

/** Whom each room of `lib/` knows besides itself. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
    model: [],
    words: ['model'],
    queue: ['model'],
    twilio: ['model', 'words'],
    inbound: ['model', 'words', 'queue', 'twilio'],
    outbound: ['model', 'words', 'queue', 'twilio'],
};

for (const [room, neighbours] of Object.entries(NEIGHBOURS)) {
    test(`lib/${room} knows nobody but ${[...neighbours, 'itself'].join(', ')}`, () => {
        const imports = shippedFiles(`lib/${room}`).flatMap(importsOf);
        assert.ok(imports.length > 5, 'the imports were found');
        assert.deepEqual(
            offenders(
                imports,
                (target) =>
                    [room, ...neighbours].some((known) => target.startsWith(`lib/${known}/`)) ||
                    NODE_MODULES_OF_PURE_CODE.includes(target),
            ),
            [],
        );
    });
}

test('only the engine layer, the endpoints, the jobs and the app know Rocket.Chat', () => {
    const imports = shippedFiles('lib')
        .filter((file) => !file.startsWith('lib/engine/'))
        .flatMap(importsOf);
    assert.ok(imports.length > 50, 'the imports were found');
    assert.deepEqual(
        offenders(imports, (target) => !target.startsWith('@rocket.chat/') && !target.startsWith('lib/engine/')),
        [],
    );
});

test('the layers only look down: lib imports neither endpoints nor jobs nor the app', () => {
    const imports = shippedFiles('lib').flatMap(importsOf);
    assert.deepEqual(
        offenders(
            imports,
            (target) =>
                !target.startsWith('.') &&
                (target.startsWith('lib/') || !target.includes('/') || target.startsWith('@')),
        ),
        [],
    );
});

test('no shipped code imports the workspace or its tests', () => {
    const imports = ['lib', 'endpoints', 'events', 'jobs']
        .flatMap(shippedFiles)
        .concat('SmsIncomingApp.ts')
        .flatMap(importsOf);
    assert.deepEqual(
        offenders(imports, (target) => !target.startsWith('test/')),
        [],
    );
});
