import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { copyApp } from '../harness/app-copy.mts';
import { zipEntries } from '../harness/zip-entries.mts';
import { packageFolder } from '../workspace/engine/package-folder.mts';
import { packagedApp, zipPath } from '../workspace/package-app.mts';

/** `npm run package:compare`: that plain `rc-apps package` makes the very zip that the workspace and the tests run. */
const ours = contentsOf(await packagedApp());
const app = copyApp();
try {
    const rcApps = join(packageFolder('@rocket.chat/apps-cli'), 'bin', 'run');
    const { status } = spawnSync(process.execPath, [rcApps, 'package'], { cwd: app.folder, stdio: 'inherit' });
    assert.equal(status, 0);
    assert.deepEqual(ours, contentsOf(zipPath(app.folder)));
    process.stdout.write(`The same ${ours.size} files.\n`);
} finally {
    app.remove();
}

/** Each file but the one in which rc-apps notes when it packaged. */
function contentsOf(zip: string): ReadonlyMap<string, string> {
    const entries = zipEntries(zip).filter(({ entryName }) => entryName !== '.packagedby');
    return new Map(entries.map((entry) => [entry.entryName, entry.getData().toString('base64')]));
}
