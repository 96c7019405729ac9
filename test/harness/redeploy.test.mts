import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Deployment, redeployOnChange } from '../workspace/redeploy.mts';
import { until } from './until.mts';

test('a change of the sources is deployed, and one that does not compile is told while the app before it stays', async (t) => {
    const root = mkdtempSync(join(tmpdir(), 'sms-redeploy-'));
    t.after(() => rmSync(root, { recursive: true, force: true }));
    mkdirSync(join(root, 'lib'));
    const source = join(root, 'lib', 'words.ts');
    const zip = join(root, 'dist', 'app.zip');
    mkdirSync(join(root, 'dist'));
    writeFileSync(source, 'as installed');
    const deployed: string[] = [];
    const seen: Deployment[] = [];
    let isBroken = false;
    const redeploying = redeployOnChange({
        root,
        deploy: async (bytes) => deployed.push(String(bytes)),
        onChange: (deployment) => seen.push(deployment),
        packaged: async () => {
            if (isBroken) {
                throw new Error('lib/words.ts:1:1: ERROR');
            }
            writeFileSync(zip, `package ${deployed.length + 1}`);
            return zip;
        },
    });
    t.after(() => redeploying.stop());
    const phases = () => seen.map(({ phase }) => phase);
    writeFileSync(source, 'as changed');
    await until(async () => phases().at(-1) === 'idle', { what: 'the change to be deployed' });
    assert.deepEqual([phases(), deployed], [['packaging', 'installing', 'idle'], ['package 1']]);
    isBroken = true;
    writeFileSync(source, 'as broken');
    await until(async () => phases().at(-1) === 'failed', { what: 'the problem' });
    assert.equal(redeploying.current().problem, 'lib/words.ts:1:1: ERROR');
    assert.deepEqual(deployed, ['package 1']);
});
