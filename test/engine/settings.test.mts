import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../harness/until.mts';
import { ACCOUNT_SID, AUTH_TOKEN, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { linesLogged } from './app-log.mts';
import { ACCEPTED, INCOMING, roomsOf, text, textFields, textsOf } from './inbound.mts';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

/** The type and default of each setting; the ids are public. */
const CONTRACT: Readonly<Record<string, readonly [type: string, packageValue: unknown, multiline: boolean]>> = {
    twilio_account_sid: ['string', '', false],
    twilio_auth_token: ['password', '', false],
    twilio_auth_token_secondary: ['password', '', false],
    twilio_subaccounts: ['string', '', true],
    twilio_messaging_service_sid: ['string', '', false],
    twilio_api_url: ['string', 'https://api.twilio.com', false],
    public_url: ['string', '', false],
    default_country: ['string', '', false],
    default_department: ['string', '', false],
    default_number: ['string', '', false],
    departments_by_number: ['string', '', true],
    offline_reply: ['string', '', true],
    offline_reply_every_minutes: ['int', 60, false],
    media_enabled: ['boolean', true, false],
    media_types: ['string', 'image/*,audio/*,video/*,text/*,application/pdf', false],
    media_max_mb: ['int', 16, false],
    show_delivery: ['boolean', true, false],
    reply_expires_hours: ['int', 4, false],
    alarm_room: ['roomPick', '', false],
    recover_every_minutes: ['int', 10, false],
    remember_days: ['int', 7, false],
};

test('the settings have their public ids, types and defaults, in English words', () => {
    const settings = Object.values(workspace.engine.settings(APP_ID).all());
    assert.deepEqual(settings.map(({ id }) => id).sort(), Object.keys(CONTRACT).sort());
    const english = workspace.engine.manager.getOneById(APP_ID).getStorageItem().languageContent.en ?? {};
    for (const { id, type, packageValue, multiline, required, public: isPublic, ...shown } of settings) {
        assert.deepEqual([type, packageValue, multiline ?? false], CONTRACT[id], id);
        assert.deepEqual([required, isPublic], [false, false], id);
        for (const key of [shown.i18nLabel, shown.i18nDescription ?? '', shown.section ?? '']) {
            assert.ok(Reflect.has(english, key), `${id}: ${key}`);
        }
    }
});

test('a setting that is changed counts for the very next text', async () => {
    const departments = await workspace.people.departments();
    for (const [index, { id, name }] of departments.entries()) {
        const from = `+1401718000${index}`;
        await workspace.settings.set({ default_department: name });
        assert.deepEqual(await text(workspace, { from }), ACCEPTED);
        assert.equal((await roomsOf(workspace, from))[0]?.departmentId, id);
    }
    await workspace.settings.set({ default_department: '' });
});

test('what was pasted with spaces or line ends around it works', async () => {
    await workspace.settings.set({
        twilio_account_sid: `\t${ACCOUNT_SID} `,
        twilio_auth_token: ` ${AUTH_TOKEN}\n`,
        public_url: ` ${workspace.url}/ `,
    });
    const post = { sign: AUTH_TOKEN, signedUrl: workspace.appUrl(INCOMING) };
    assert.deepEqual(await workspace.post(INCOMING, textFields({ from: '+14017180010' }), post), ACCEPTED);
    await workspace.settings.set({
        twilio_account_sid: ACCOUNT_SID,
        twilio_auth_token: AUTH_TOKEN,
        public_url: workspace.url,
    });
});

test('without an account sid every account that signs with the token is taken', async () => {
    await workspace.settings.set({ twilio_account_sid: '' });
    const AccountSid = 'AC00000000000000000000000000000042';
    assert.deepEqual(await workspace.post(INCOMING, { ...textFields({ from: '+14017180011' }), AccountSid }), ACCEPTED);
    await workspace.settings.set({ twilio_account_sid: ACCOUNT_SID });
});

test('only a subaccount, and no token of the main account, is enough', async () => {
    const AccountSid = 'AC00000000000000000000000000000043';
    await workspace.settings.set({ twilio_auth_token: '', twilio_subaccounts: `${AccountSid}:token-of-43` });
    const fields = { ...textFields({ from: '+14017180012' }), AccountSid };
    assert.deepEqual(await workspace.post(INCOMING, fields, { sign: 'token-of-43' }), ACCEPTED);
    assert.equal((await workspace.post(INCOMING, fields, { sign: AUTH_TOKEN })).status, 403);
    await workspace.settings.set({ twilio_auth_token: AUTH_TOKEN, twilio_subaccounts: '' });
});

/** Values that no form of Rocket.Chat's would save and that its API takes all the same. */
const WRONG_VALUES: ReadonlyArray<readonly [id: string, value: unknown]> = [
    ['offline_reply_every_minutes', 'soon'],
    ['offline_reply_every_minutes', -5],
    ['media_max_mb', null],
    ['media_max_mb', '0'],
    ['alarm_room', 17],
    ['recover_every_minutes', 'often'],
    ['remember_days', 0],
    ['remember_days', '1e99'],
    ['media_enabled', 'yes'],
    ['media_types', '///,,*'],
    ['default_department', 17],
    ['departments_by_number', { a: 1 }],
    ['twilio_subaccounts', ['x']],
    ['public_url', 'ht!tp://'],
    ['twilio_api_url', ''],
    ['offline_reply', false],
];

test('a setting of the wrong kind stops no text', async () => {
    for (const [index, [id, value]] of WRONG_VALUES.entries()) {
        const before = workspace.settings.get(id);
        await workspace.settings.set({ [id]: value });
        const from = `+140171801${String(index).padStart(2, '0')}`;
        const answer = await workspace.post(INCOMING, textFields({ from }));
        const isUrl = id === 'public_url';
        assert.equal(answer.status, isUrl ? 403 : 200, `${id} = ${JSON.stringify(value)}`);
        assert.deepEqual(await textsOf(workspace, from), isUrl ? [] : ['Hello'], id);
        await workspace.runJobs();
        await workspace.settings.set({ [id]: before });
    }
});

test('settings that cannot be read now are no reason to lose a text', async () => {
    await workspace.settings.set({ default_department: '' });
    workspace.faults.add({ call: 'ServerSettingBridge', fail: 'Mongo is away' });
    const fields = textFields({ from: '+14017180020' });
    assert.deepEqual(await workspace.post(INCOMING, fields), { status: 500, type: '', body: '' });
    workspace.faults.clear();
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, '+14017180020'), ['Hello']);
});

test('an app that may not read Site_Url works with a public URL of its own', async () => {
    await workspace.people.setSetting('Site_Url', '');
    await workspace.settings.set({ public_url: workspace.url });
    assert.deepEqual(await text(workspace, { from: '+14017180021' }), ACCEPTED);
    await workspace.people.setSetting('Site_Url', workspace.url);
});

test('the problems of a setting are told once for each change, not for each text', async () => {
    await workspace.settings.set({ departments_by_number: 'no number here' });
    for (let texts = 0; texts < 5; texts += 1) {
        await text(workspace, { from: '+14017180022' });
    }
    const problems = async () =>
        (await linesLogged(workspace, 'sms.setting-problem')).filter(
            ({ fields }) => fields.setting === 'departments_by_number',
        );
    await until(async () => (await problems()).length > 0, { what: 'the problem' });
    assert.deepEqual(
        (await problems()).map(({ level, fields }) => [level, fields]),
        [['warning', { setting: 'departments_by_number', line: 1, why: 'no = between the number and the department' }]],
    );
    await workspace.settings.set({ departments_by_number: '' });
});
