import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type AppCopy, copyApp } from '../harness/app-copy.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { repositoryRoot } from '../workspace/cache.mts';
import { packagedApp, zipPath } from '../workspace/package-app.mts';

let workspace: TestWorkspace;
let app: AppCopy;

before(async () => {
    app = copyApp();
    cpSync(await packagedApp(), zipPath(app.folder), { recursive: true });
    workspace = await startWorkspace({ zip: false });
});

after(async () => {
    await workspace?.stop();
    app?.remove();
});

test('rc-apps deploy with a wrong password says so and installs nothing', async () => {
    const { code, said } = await deploy('wrong');
    assert.notEqual(code, 0, said);
    assert.match(said, /Invalid username and password/);
    assert.equal(workspace.engine.manager.getOneById(APP_ID), undefined);
});

test('rc-apps deploy installs the app, and its endpoints answer', async () => {
    const { said } = await deploy('admin');
    assert.equal(await statusOf(), 'manually_enabled', said);
    const answer = await workspace.post('sms-incoming/other', {}, { sign: false });
    assert.deepEqual([answer.status, answer.body], [400, '{"success":false,"error":"Invalid service"}']);
});

test('rc-apps deploy a second time, with a token and the id of its user, updates the app and keeps its settings', async () => {
    await workspace.settings.set({ twilio_account_sid: 'AC00000000000000000000000000000009' });
    const pid = workspace.engine.runtimePid(APP_ID);
    const headers = await signedIn();
    const login = ['-t', headers['x-auth-token'] ?? '', '-i', headers['x-user-id'] ?? ''];
    const { said } = await rcApps(['deploy', '--url', workspace.url, ...login]);
    assert.match(said, /already exists - updating it/);
    assert.equal(await statusOf(), 'manually_enabled', said);
    assert.notEqual(workspace.engine.runtimePid(APP_ID), pid);
    assert.equal(workspace.settings.get('twilio_account_sid'), 'AC00000000000000000000000000000009');
});

test('a broken zip is refused with what is wrong with it, and the installed app goes on', async () => {
    const headers = await signedIn();
    const form = new FormData();
    form.append('app', new Blob(['this is no zip']), 'app.zip');
    const response = await fetch(`${workspace.url}/api/apps/${APP_ID}`, { method: 'POST', headers, body: form });
    assert.equal(response.status, 400);
    const answer = (await response.json()) as { success: boolean; error: string };
    assert.equal(answer.success, false);
    assert.match(answer.error, /zip/i);
    assert.equal(await statusOf(), 'manually_enabled');
});

test('an upload without a file is refused', async () => {
    const headers = await signedIn();
    const response = await fetch(`${workspace.url}/api/apps`, { method: 'POST', headers, body: new FormData() });
    assert.equal(response.status, 400);
    assert.deepEqual(await response.json(), { success: false, error: 'app_file_error' });
});

test('without a login nothing of the app management answers', async () => {
    const response = await fetch(`${workspace.url}/api/apps/${APP_ID}`);
    assert.equal(response.status, 401);
    assert.deepEqual(await response.json(), { status: 'error', message: 'You must be logged in to do this.' });
});

async function statusOf(): Promise<string | undefined> {
    return workspace.engine.manager.getOneById(APP_ID)?.getStatus();
}

async function signedIn(): Promise<Record<string, string>> {
    const response = await fetch(`${workspace.url}/api/v1/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'admin', password: 'admin' }),
    });
    const { data } = (await response.json()) as { data: { userId: string; authToken: string } };
    return { 'x-user-id': data.userId, 'x-auth-token': data.authToken };
}

function deploy(password: string): Promise<{ code: number | null; said: string }> {
    return rcApps(['deploy', '--url', workspace.url, '-u', 'admin', '-p', password]);
}

function rcApps(typed: readonly string[]): Promise<{ code: number | null; said: string }> {
    const tool = join(repositoryRoot, 'test/rc-apps/run.cjs');
    const tsx = import.meta.resolve('tsx');
    const packaged = new URL('../harness/rc-apps-packaged.mts', import.meta.url).href;
    const imports = [`--import=${tsx}`, `--import=${packaged}`];
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [...imports, tool, ...typed], { cwd: app.folder });
        let said = '';
        child.stdout.on('data', (text) => (said += text));
        child.stderr.on('data', (text) => (said += text));
        child.on('error', reject);
        child.on('exit', (code) => resolve({ code, said }));
    });
}
