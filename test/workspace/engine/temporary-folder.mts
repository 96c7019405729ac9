import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../is-alive.mts';

const PREFIX = 'sms-workspace-';

/** A new folder for one engine's temporary files, whose path holds no space; what killed processes left is removed. */
export function temporaryFolder(): string {
    const root = temporaryRoot();
    removeAbandoned(root);
    return mkdtempSync(join(root, `${PREFIX}${process.pid}-`));
}

/** Removes what processes that were killed could not: folders whose process is no more. */
function removeAbandoned(root: string): void {
    for (const name of readdirSync(root).filter((one) => one.startsWith(PREFIX))) {
        const pid = Number.parseInt(name.slice(PREFIX.length), 10);
        if (pid > 0 && !isAlive(pid)) {
            rmSync(join(root, name), { recursive: true, force: true });
        }
    }
}

function temporaryRoot(): string {
    const root = realpathSync(tmpdir());
    return /[\s,%]/.test(root) ? '/tmp' : root;
}
