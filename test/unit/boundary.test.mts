import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const ROOT = path.resolve(import.meta.dirname, '../..');
const APP = 'SmsIncomingApp.ts';
const DOORS = ['endpoints', 'events', 'jobs', 'commands'];
const LIB = ['model', 'queue', 'twilio', 'words', 'inbound', 'outbound', 'channel', 'engine'].map(
    (room) => `lib/${room}`,
);
const ROCKET_CHAT = '@rocket.chat';
const NODE_MODULES = ['crypto', 'url', 'buffer'];

/** What a room may import besides itself and Node's modules. An import of a type is one too. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
    'lib/model': [],
    'lib/words': ['lib/model'],
    'lib/twilio': ['lib/model', 'lib/words'],
    'lib/queue': ['lib/model'],
    'lib/inbound': ['lib/model', 'lib/queue', 'lib/twilio', 'lib/words'],
    'lib/outbound': ['lib/model', 'lib/queue', 'lib/twilio', 'lib/words'],
    'lib/channel': ['lib/model', 'lib/queue', 'lib/twilio', 'lib/words', 'lib/inbound', 'lib/outbound'],
    'lib/engine': [...LIB, ROCKET_CHAT],
    ...Object.fromEntries(DOORS.map((door) => [door, [...LIB, ROCKET_CHAT]])),
    [APP]: [...DOORS, ...LIB, ROCKET_CHAT],
};

interface Import {
    readonly file: string;
    /** The imported file from the root of the repository, or the module's name. */
    readonly target: string;
}

const FILES = [...['lib', ...DOORS].flatMap(shippedFiles), APP];
const IMPORTS = FILES.flatMap(importsOf);

function shippedFiles(folder: string): string[] {
    if (!existsSync(path.join(ROOT, folder))) {
        return [];
    }
    return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => path.join(folder, file));
}

function importsOf(file: string): Import[] {
    const source = readFileSync(path.join(ROOT, file), 'utf8');
    const statements = source.matchAll(/^(?:import|export)\s+(?:[^'";]*?from\s+)?'([^']+)'/gm);
    const calls = source.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g);
    return [...statements, ...calls].map(([, name = '']) => ({
        file,
        target: name.startsWith('.') ? `${path.join(path.dirname(file), name)}.ts` : name,
    }));
}

/** The room that a file stands in; a file or module outside of all rooms is its own. */
function roomOf(target: string): string {
    if (target.startsWith(`${ROCKET_CHAT}/`)) {
        return ROCKET_CHAT;
    }
    return [...LIB, ...DOORS].find((room) => target.startsWith(`${room}/`)) ?? target;
}

function isAllowed({ file, target }: Import): boolean {
    const [from, to] = [roomOf(file), roomOf(target)];
    return from === to || NODE_MODULES.includes(to) || (MAY_IMPORT[from] ?? []).includes(to);
}

/** The files of one way along imports that comes back to where it began; undefined when there is none. */
function findCycle(imports: readonly Import[]): readonly string[] | undefined {
    const finished = new Set<string>();
    const visit = (file: string, way: readonly string[]): readonly string[] | undefined => {
        if (way.includes(file)) {
            return [...way.slice(way.indexOf(file)), file];
        }
        if (finished.has(file)) {
            return undefined;
        }
        for (const { target } of imports.filter((one) => one.file === file)) {
            const cycle = visit(target, [...way, file]);
            if (cycle !== undefined) {
                return cycle;
            }
        }
        finished.add(file);
        return undefined;
    };
    for (const { file } of imports) {
        const cycle = visit(file, []);
        if (cycle !== undefined) {
            return cycle;
        }
    }
    return undefined;
}

test('a room imports nothing but what the table allows it', () => {
    assert.ok(IMPORTS.length > 200, 'the imports were found');
    const offences = IMPORTS.filter((one) => !isAllowed(one));
    assert.deepEqual(
        offences.map(({ file, target }) => `${file} → ${target}`),
        [],
    );
});

test('every relative import names a file of the app, and no workspace or test', () => {
    const missing = IMPORTS.filter(({ target }) => target.endsWith('.ts') && !FILES.includes(target));
    assert.deepEqual(missing, []);
});

test('no import comes back to where it began', () => {
    assert.equal(findCycle(IMPORTS)?.join(' → '), undefined);
    const planted = ['ab', 'bc', 'ca', 'ad'].map(([file = '', target = '']) => ({ file, target }));
    assert.deepEqual(findCycle(planted), ['a', 'b', 'c', 'a']);
    assert.equal(findCycle(planted.filter(({ target }) => target !== 'a')), undefined);
});

test('nothing shipped reads by a dot what makes the engine parse and rewrite the whole app at every start', () => {
    // Source: the engine's runtime, which looks for these texts in an app's source.
    const costly = /\.usernames\b|\.isOnline\(|\.createToken\(/;
    assert.deepEqual(
        FILES.filter((file) => costly.test(readFileSync(path.join(ROOT, file), 'utf8'))),
        [],
    );
});
