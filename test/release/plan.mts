import { parseChangelog } from './changelog.mts';

/** What a release is made from: the files' texts. */
export interface ReleaseInputs {
    readonly manifest: string;
    /** By the file's name, everything else that carries the version. */
    readonly packages: Readonly<Record<string, string>>;
    readonly changelog: string;
}

/** What is released, or why nothing can be. */
export type ReleasePlan =
    | {
          readonly kind: 'release';
          readonly version: string;
          readonly notes: string;
          readonly warnings: readonly string[];
      }
    | { readonly kind: 'refused'; readonly why: string };

interface Versioned {
    readonly version: string;
}

/** Whether the version of app.json can be released: every file has it, and CHANGELOG has its section. */
export function planRelease({ manifest, packages, changelog }: ReleaseInputs): ReleasePlan {
    const version = versionIn(manifest);
    const others = Object.entries(packages).filter(([, text]) => versionIn(text) !== version);
    if (others.length > 0) {
        const found = others.map(([name, text]) => `${name} ${versionIn(text)}`).join(', ');
        return refused(`app.json is at version ${version}, but ${found}. Give all of them the same version.`);
    }
    const { unreleased, sections } = parseChangelog(changelog);
    const section = sections.find((one) => one.version === version);
    if (section === undefined) {
        const newest = sections[0]?.version ?? 'none';
        return refused(
            `CHANGELOG has no section "## [${version}] - <date>"; its newest version is ${newest}. ` +
                'Put what is under "## [Unreleased]" below such a heading, or set the version in app.json back.',
        );
    }
    if (section.notes === '') {
        return refused(`CHANGELOG says nothing of version ${version}: its section is empty.`);
    }
    return { kind: 'release', version, notes: `${section.notes}\n`, warnings: warningsOf(unreleased, version) };
}

function warningsOf(unreleased: string, version: string): readonly string[] {
    const entries = unreleased.split('\n').filter((line) => line.startsWith('- ')).length;
    return entries === 0
        ? []
        : [
              `CHANGELOG has ${entries === 1 ? 'one entry' : `${entries} entries`} under "Unreleased": in this zip, and not in the notes of ${version}.`,
          ];
}

function refused(why: string): ReleasePlan {
    return { kind: 'refused', why };
}

function versionIn(text: string): string {
    const { version } = JSON.parse(text) as Versioned;
    return version;
}
