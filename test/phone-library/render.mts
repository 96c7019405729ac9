import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type PluginBuild } from 'esbuild';
import { repositoryRoot } from '../workspace/cache.mts';
import { packageFolder } from '../workspace/engine/package-folder.mts';

/**
 * Puts into the app what it uses of libphonenumber: rc-apps finds no package of npm, but compiles every `.ts`. Made of the
 * version that is installed, and left alone where it is of that one already.
 */
export async function renderPhoneLibrary(root: string = repositoryRoot): Promise<void> {
    const folder = join(root, 'lib', 'words', 'generated');
    const script = join(folder, 'libphonenumber.ts');
    const head = `// @ts-nocheck\n// Made by test/phone-library/render.mts, not to be changed by hand. ${sourceDigest()}\n`;
    if (existsSync(script) && readFileSync(script, 'utf8').startsWith(head)) {
        return;
    }
    mkdirSync(folder, { recursive: true });
    // The licences first: where the script is, they are.
    write(join(folder, 'libphonenumber.LICENSE.txt'), licences());
    write(script, `${head}${TYPES}${await bundle()}\nexport const libphonenumber: Libphonenumber = library;\n`);
}

/** What entry.mts has, for the app's own type check. */
const TYPES = `
export interface Libphonenumber {
    /** The number that a text is; \`country\` (two letters) says how one without a country is read. */
    read(text: string, country?: string): ReadNumber | undefined;
    /** The calling code and the rest in groups, of an E.164 number by its digits; undefined where no code fits. */
    grouped(digits: string): readonly [callingCode: string, national: string] | undefined;
    /** Whether calls to it cost extra; the country is that of a ReadNumber. */
    isPremium(national: string, country: string): boolean;
    /** A mobile number of this country in E.164; undefined where there is none. */
    example(country: string): string | undefined;
    isCountry(code: string | undefined): boolean;
}

export interface ReadNumber {
    readonly e164: string;
    readonly national: string;
    readonly callingCode: string;
    /** Two letters, of the main country where several could be meant; or the calling code of one for all countries. */
    readonly country: string;
    readonly isValid: boolean;
}

`;

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const PACKAGE = 'libphonenumber-js';

function sourceDigest(): string {
    const hash = createHash('sha256');
    for (const name of ['entry.mts', 'render.mts']) {
        hash.update(readFileSync(join(FOLDER, name)));
    }
    const { version }: { readonly version: string } = read(join(packageFolder(PACKAGE), 'package.json'));
    return `${PACKAGE} ${version} ${hash.digest('hex').slice(0, 12)}`;
}

async function bundle(): Promise<string> {
    const built = await build({
        entryPoints: [join(FOLDER, 'entry.mts')],
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        globalName: 'library',
        target: 'es2019',
        plugins: [{ name: 'as-written', setup: asWritten }],
        define: {
            METADATA: asText(slim(required('metadata.min.json'))),
            PREMIUM: asText(premiumPatterns()),
            EXAMPLES: asText(required('examples.mobile.json')),
        },
    });
    return built.outputFiles[0]?.text ?? '';
}

/**
 * The package's modules as they were written, and not as they are built for old browsers, which is a third more; without its
 * own writing of numbers, which brings spaces where people know hyphens and is not used.
 */
function asWritten({ onLoad }: PluginBuild): void {
    onLoad({ filter: /libphonenumber-js\/es6\/.*\.js$/ }, ({ path }) => ({
        contents: /\/(?:format|RFC3966|getPossibleCountriesForNumber)\.js$/.test(path)
            ? `const unused = undefined; export { unused as default, ${UNUSED.map((name) => `unused as ${name}`).join()} };`
            : readFileSync(path.replace('/es6/', '/source/'), 'utf8'),
    }));
}

const UNUSED = ['chooseFormatForNumber', 'parseRFC3966', 'formatRFC3966'];

/** Without what only the package's own writing of numbers reads: of each form are left its whole, its groups abroad and its beginning. */
function slim({ countries, nonGeographic, ...rest }: Tables): Tables {
    const all = (plans: Tables['countries']) =>
        Object.fromEntries(Object.entries(plans).map(([country, plan]) => [country, slimPlan(plan)]));
    return { ...rest, countries: all(countries), nonGeographic: all(nonGeographic) };
}

function slimPlan(plan: Plan): Plan {
    const fields: unknown[] = [...plan];
    fields[RULE_AT] = 0;
    fields[OPTIONAL_AT] = 0;
    fields[FORMATS_AT] = Array.isArray(fields[FORMATS_AT]) ? fields[FORMATS_AT].map(slimFormat) : 0;
    while (fields[fields.length - 1] === 0) {
        fields.pop();
    }
    return fields as Plan;
}

function slimFormat([whole, national, starts, , , abroad]: readonly unknown[]): readonly unknown[] {
    const start = Array.isArray(starts) ? starts.slice(-1) : [];
    return [whole, abroad || national, ...start];
}

/** Each country's pattern of premium-rate numbers, which only the largest of the package's tables has. */
function premiumPatterns(): Readonly<Record<string, string>> {
    const { countries, nonGeographic }: Tables = required('metadata.max.json');
    const patterns = Object.entries({ ...countries, ...nonGeographic }).map(
        ([country, plan]) => [country, plan[TYPES_AT]?.[PREMIUM_AT]?.[0]] as const,
    );
    return Object.fromEntries(patterns.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

interface Tables {
    readonly countries: Readonly<Record<string, Plan>>;
    readonly nonGeographic: Readonly<Record<string, Plan>>;
}

type Plan = ReadonlyArray<ReadonlyArray<readonly [string]> | undefined>;

// Source: libphonenumber-js METADATA.md, and its source/metadata.js.
const FORMATS_AT = 4;
const RULE_AT = 6;
const OPTIONAL_AT = 9;
const TYPES_AT = 11;
const PREMIUM_AT = 3;

function licences(): string {
    const folder = packageFolder(PACKAGE);
    const texts = ['LICENSE', 'LICENSE.Apache'].map((name) => readFileSync(join(folder, name), 'utf8').trim());
    return `libphonenumber-js, and the tables of Google's libphonenumber in it\n\n${texts.join('\n\n\n')}\n`;
}

function required<T>(name: string): T {
    return createRequire(import.meta.url)(`${PACKAGE}/${name}`);
}

function read<T>(path: string): T {
    return JSON.parse(readFileSync(path, 'utf8'));
}

function asText(data: unknown): string {
    return JSON.stringify(JSON.stringify(data));
}

/** Whoever reads it meanwhile reads the old one or the new one. */
function write(path: string, text: string): void {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    void renderPhoneLibrary();
}
