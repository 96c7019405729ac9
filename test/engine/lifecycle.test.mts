import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, mock, test } from 'node:test';
import type { IPermission } from '@rocket.chat/apps-engine/definition/permissions/IPermission.js';
import { ACCOUNT_SID, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { countRecords, pendingIn } from '../workspace/app-records.mts';
import { packagedApp } from '../workspace/package-app.mts';
import type { StoreChange } from '../workspace/store/store.mts';
import {
    ACCEPTED,
    allDelivered,
    INCOMING,
    roomsOf,
    setEverybodyOnline,
    text,
    textFields,
    textsOf,
} from './inbound.mts';

/** The zip library that the engine itself reads packages with. */
const AdmZip = createRequire(import.meta.url)('adm-zip') as new (zip: Buffer) => Archive;

interface Archive {
    readAsText(name: string): string;
    updateFile(name: string, content: Buffer): void;
    toBuffer(): Buffer;
}

const TOKEN = 'token-that-nobody-may-see';
const OTHER_TOKENS = ['second-token-unseen', 'subaccount-token-unseen'];

let workspace: TestWorkspace;
let packaged: Buffer | undefined;
/** Everything that was ever written to the store. */
const written: StoreChange[] = [];

before(async () => {
    workspace = await startWorkspace({ zip: false });
    workspace.store.changes((change) => written.push(change));
});

after(() => workspace?.stop());

test('the app installs enabled, with every setting at its default', async () => {
    const installed = await workspace.engine.installApp(await zip());
    assert.equal(installed.status, 'manually_enabled');
    const settings = workspace.engine.settings(APP_ID).all();
    assert.deepEqual(Object.fromEntries(Object.keys(settings).map((id) => [id, workspace.settings.get(id)])), {
        twilio_account_sid: '',
        twilio_auth_token: '',
        twilio_auth_token_secondary: '',
        twilio_subaccounts: '',
        twilio_messaging_service_sid: '',
        twilio_api_url: 'https://api.twilio.com',
        public_url: '',
        default_country: '',
        default_department: '',
        default_number: '',
        departments_by_number: '',
        offline_reply: '',
        offline_reply_every_minutes: 60,
        media_enabled: true,
        media_types: 'image/*,audio/*,video/*,text/*,application/pdf',
        media_max_mb: 16,
        show_delivery: true,
        reply_expires_hours: 4,
        alarm_room: '',
        recover_every_minutes: 10,
        remember_days: 7,
    });
    const answer = await workspace.post(INCOMING, textFields({ from: '+14017170001' }), { sign: false });
    assert.equal(answer.status, 503);
});

test('an account and a token are all it takes', async () => {
    await workspace.settings.set({ twilio_account_sid: ACCOUNT_SID, twilio_auth_token: TOKEN });
    assert.deepEqual(await text(workspace, { from: '+14017170001', body: 'First' }), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, '+14017170001'), ['First']);
});

test('a disabled app takes no text and runs no job, and an enabled one delivers what waited', async () => {
    await setEverybodyOnline(workspace, false);
    assert.deepEqual(await text(workspace, { from: '+14017170002', body: 'Waiting' }), ACCEPTED);
    await workspace.engine.disable(APP_ID);
    assert.equal((await text(workspace, { from: '+14017170002', body: 'Too early' })).status, 404);
    await setEverybodyOnline(workspace, true);
    await workspace.runJobs();
    assert.deepEqual(await textsOf(workspace, '+14017170002'), []);
    await workspace.engine.enable(APP_ID);
    await workspace.runJobs();
    assert.deepEqual(await textsOf(workspace, '+14017170002'), ['Waiting']);
    assert.deepEqual(await text(workspace, { from: '+14017170002', body: 'Back' }), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, '+14017170002'), ['Waiting', 'Back']);
});

test('an update with texts waiting keeps the settings, the texts and their order, and knows what it had', async () => {
    const settings = { default_department: 'Sales', offline_reply: 'Later.', remember_days: 9, media_enabled: false };
    await workspace.settings.set(settings);
    const known = textFields({ from: '+14017170003', body: 'Known' });
    assert.deepEqual(await workspace.post(INCOMING, known), ACCEPTED);
    await setEverybodyOnline(workspace, false);
    const bodies = ['one', 'two', 'three'];
    for (const body of bodies) {
        assert.equal((await text(workspace, { from: '+14017170004', body })).status, 200);
    }
    const oldRuntime = workspace.engine.runtimePid(APP_ID);
    const updated = await workspace.engine.updateApp(await zip('9.9.9'));
    assert.deepEqual([updated.version, updated.status], ['9.9.9', 'manually_enabled']);
    assert.notEqual(workspace.engine.runtimePid(APP_ID), oldRuntime);
    for (const [id, value] of Object.entries({ ...settings, twilio_auth_token: TOKEN })) {
        assert.equal(workspace.settings.get(id), value, id);
    }
    await setEverybodyOnline(workspace, true);
    assert.deepEqual(await text(workspace, { from: '+14017170004', body: 'four' }), ACCEPTED);
    const told = '> 🤖 The customer got this automatic answer: Later.';
    assert.deepEqual(await textsOf(workspace, '+14017170004'), [`one\n${told}`, 'two', 'three', 'four']);
    assert.equal((await roomsOf(workspace, '+14017170004')).length, 1);
    assert.deepEqual(await workspace.post(INCOMING, known), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, '+14017170003'), ['Known']);
});

test('no saved token stands in any log, message or record', async () => {
    const [second = '', sub = ''] = OTHER_TOKENS;
    await workspace.settings.set({ twilio_auth_token_secondary: second });
    await workspace.settings.set({ twilio_subaccounts: `AC00000000000000000000000000000005:${sub}\nbroken ${sub}` });
    await text(workspace, { from: '+14017170005', body: 'After a change' });
    const refused = await workspace.post(INCOMING, textFields({ from: '+14017170005' }), { sign: 'guess' });
    await workspace.settings.set({ twilio_auth_token: `${TOKEN}-2` });
    await workspace.settings.set({ twilio_auth_token: TOKEN, twilio_subaccounts: '' });
    const places = written.filter((change) => tellsToken(withoutSettings(change)));
    assert.deepEqual(
        places.map(({ collection, document }) => `${collection}: ${JSON.stringify(document)}`),
        [],
    );
    assert.ok(written.some(({ collection }) => collection === 'rocketchat_apps_logs'));
    assert.equal(tellsToken(refused), false);
});

test('uninstalling leaves no record, job or endpoint of the app, and a new installation starts afresh', async () => {
    await allDelivered(workspace);
    assert.notEqual(await countRecords(workspace.store), 0);
    await workspace.engine.uninstall(APP_ID);
    assert.equal(await countRecords(workspace.store), 0);
    assert.deepEqual(await workspace.store.find('rocketchat_apps_scheduler', {}), []);
    assert.deepEqual(await workspace.store.find('rocketchat_apps', {}), []);
    const response = await fetch(workspace.appUrl(INCOMING), { method: 'POST' });
    assert.equal(response.status, 404);
    await workspace.engine.installApp(await zip());
    assert.equal(workspace.settings.get('twilio_auth_token') ?? '', '');
    await workspace.settings.set({ twilio_account_sid: ACCOUNT_SID, twilio_auth_token: TOKEN });
    assert.deepEqual(await text(workspace, { from: '+14017170003', body: 'Again' }), ACCEPTED);
    const rooms = await roomsOf(workspace, '+14017170003');
    // With the app's records its secret is gone, and with that the visitors that were made with it.
    assert.equal(new Set(rooms.map(({ visitorId }) => visitorId)).size, 2);
    assert.deepEqual(await textsOf(workspace, '+14017170003'), ['Known', 'Again']);
});

/** Rocket.Chat refuses without an error: the accessor simply gives nothing. */
const NEEDED_FOR_A_TEXT =
    /^(api|persistence|server-setting\.read|room\.read|livechat-(visitor|room|message|department).*)$/;

test('whichever permission is not granted, a text is shown or kept or Twilio is told', async () => {
    mock.method(console, 'error', () => undefined);
    const needed = permissionsOf(await zip()).filter(({ name }) => NEEDED_FOR_A_TEXT.test(name));
    for (const [index, missing] of needed.entries()) {
        const granted = permissionsOf(await zip()).filter(({ name }) => name !== missing.name);
        await workspace.engine.updateApp(await zip(), granted);
        const from = `+140171710${String(index).padStart(2, '0')}`;
        const { status, body } = await text(workspace, { from });
        const kept = await pendingIn(workspace.store, { kind: 'text', customer: from });
        const isSafe = kept.length === 1 || (await textsOf(workspace, from)).length === 1;
        assert.equal(status === 200, isSafe, `without ${missing.name}: ${status} ${body}`);
    }
    await workspace.engine.updateApp(await zip(), permissionsOf(await zip()));
    mock.restoreAll();
    assert.deepEqual(await text(workspace, { from: '+14017171099' }), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, '+14017171099'), ['Hello']);
});

/** The app's package, as of another version where one is given. */
async function zip(version?: string): Promise<Buffer> {
    packaged ??= readFileSync(await packagedApp());
    const archive = new AdmZip(packaged);
    if (version !== undefined) {
        const manifest = JSON.parse(archive.readAsText('app.json')) as object;
        archive.updateFile('app.json', Buffer.from(JSON.stringify({ ...manifest, version })));
    }
    return archive.toBuffer();
}

function permissionsOf(app: Buffer): IPermission[] {
    const { permissions } = JSON.parse(new AdmZip(app).readAsText('app.json')) as { permissions: IPermission[] };
    return permissions;
}

/** Rocket.Chat keeps settings with the app's own document: the one place where a token belongs. */
function withoutSettings({ collection, document }: StoreChange): object {
    const { settings: _, ...rest } = document;
    return collection === 'rocketchat_apps' ? rest : document;
}

function tellsToken(value: unknown): boolean {
    const told = JSON.stringify(value, (_, part) => (part instanceof Map ? [...part] : part)) ?? '';
    return [TOKEN, ...OTHER_TOKENS].some((token) => told.includes(token));
}
