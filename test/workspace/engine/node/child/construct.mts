import { type EngineRequest, engineParts } from './engine-parts.mts';
import { require as engineRequire } from './engine-require.mts';

/** A module may be required whose name, without `node:`, begins with one of these. */
const ALLOWED = [
    'path',
    'url',
    'crypto',
    'buffer',
    'stream',
    'net',
    'http',
    'https',
    'zlib',
    'util',
    'punycode',
    'os',
    'querystring',
    'fs',
    '@rocket.chat/apps-engine',
];

const REQUIRED_METHODS = ['getName', 'getNameSlug', 'getVersion', 'getID', 'getDescription', 'getRequiredApiVersion'];

interface AppPackage {
    readonly info: { readonly id: string; readonly classFile: string };
    readonly files: Readonly<Record<string, string>>;
}

type AppClass = new (...parameters: readonly unknown[]) => object;

/** Runs the app's source in the sandbox and makes its App, which the registry then holds. Throws when there is none. */
export default async function construct({ params, context }: EngineRequest): Promise<boolean> {
    const { registry, accessors, rewriteSource } = engineParts();
    const [appPackage] = Array.isArray(params) ? params : [];
    if (!isAppPackage(appPackage)) {
        throw new Error('Invalid params', { cause: 'invalid_param_type' });
    }
    const { info, files } = appPackage;
    registry.set('id', info.id);
    const exported = await run(rewriteSource(files[info.classFile] ?? ''));
    const [first] = Object.values(exported);
    const app = new (first as AppClass)(info, context.logger, accessors.getDefaultAppAccessors());
    const missing = REQUIRED_METHODS.find((method) => typeof Reflect.get(app, method) !== 'function');
    if (missing) {
        throw new Error(`App must contain a ${missing} function`);
    }
    registry.set('app', app);
    return true;
}

/** An app's code sees Node's globals, but not globalThis, and a console that cannot write on the wire. */
async function run(source: string): Promise<Record<string, unknown>> {
    const module = { exports: {} };
    const code = `return (async (exports, module, require, console, globalThis) => {\n${source}\n})(...arguments);`;
    await new Function(code)(module.exports, module, sandboxRequire, appConsole(), undefined);
    return module.exports;
}

function sandboxRequire(name: string): unknown {
    const plain = name.replace('node:', '');
    if (plain === 'uuid') {
        return engineParts().uuid;
    }
    if (ALLOWED.some((allowed) => plain.startsWith(allowed))) {
        return engineRequire(plain);
    }
    throw new Error(`Module ${name} is not allowed`);
}

function appConsole(): Record<string, (...said: readonly unknown[]) => void> {
    const say = console.error.bind(console);
    return { log: say, error: say, debug: say, info: say, warn: say };
}

function isAppPackage(value: unknown): value is AppPackage {
    const { info, files } = Object(value) as Partial<AppPackage>;
    return Boolean(info?.id && info.classFile && files);
}
