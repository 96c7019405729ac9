import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../workspace/cache.mts';

/**
 * The folder of a published Apps-Engine of exactly this version, fetched from npm into `test/.cache` the first time.
 * Rejects when npm cannot fetch it.
 */
export async function installedEngine(version: string): Promise<string> {
    const folder = join(cacheFolder('engines'), version);
    if (!existsSync(folder)) {
        const unfinished = mkdtempSync(join(cacheFolder('engines'), 'unfinished-'));
        try {
            await fetchInto(unfinished, version);
            renameSync(unfinished, folder);
        } finally {
            rmSync(unfinished, { recursive: true, force: true });
        }
    }
    return join(folder, ENGINE);
}

const ENGINE = join('node_modules', '@rocket.chat', 'apps-engine');

/** Without install scripts, one of which would download a Deno. */
async function fetchInto(folder: string, version: string): Promise<void> {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-package-lock', '--no-audit'];
    const what = `@rocket.chat/apps-engine@${version}`;
    await promisify(execFile)('npm', ['install', ...options, '--no-fund', '--save-exact', what], { cwd: folder });
}
