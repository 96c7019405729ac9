import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, mock, test } from 'node:test';
import appInfo from '../../app.json' with { type: 'json' };
import { until } from '../harness/until.mts';
import { ACCOUNT_SID, AUTH_TOKEN, OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { letTimePass, pendingIn } from '../workspace/app-records.mts';
import type { RecordedCall } from '../workspace/call-log.mts';
import { packagedApp } from '../workspace/package-app.mts';
import { typed } from './commanding.mts';
import { roomsBetween, type Shown, shownOf } from './conversation.mts';
import { isOf, setEverybodyOnline, text } from './inbound.mts';
import { conversationWith, newCustomer } from './replying.mts';

let workspace: TestWorkspace;
let zip: Buffer;

const PERMISSIONS: readonly { readonly name: string }[] = appInfo.permissions;

/** What each permission is for, and whether that works. Rocket.Chat refuses without an error: an accessor gives nothing. */
const NEEDED: Readonly<Record<string, readonly [what: string, works: () => Promise<boolean>]>> = {
    api: ['Twilio reaches the app', isTaken],
    persistence: ['a text is kept until it is shown', isTaken],
    'server-setting.read': ['the app knows the address for which Twilio signs', isTaken],
    'livechat-visitor.read': ['a customer who comes back is known, by the name that an agent gave', isNameKept],
    'livechat-visitor.write': ['a new customer gets a visitor', isShown],
    'livechat-room.read': ['a conversation goes on', isSecondShown],
    'livechat-room.write': ['a conversation begins', isShown],
    'livechat-message.write': ['a text is shown', isShown],
    'livechat-department.read': ['a department is known by its name', isInDepartment],
    'livechat-custom-fields.write': ['the place of the number is noted', isPlaceNoted],
    'livechat-status.read': ['what waits for somebody is shown when there is somebody', isShownLater],
    networking: ['a picture is fetched', isPictureShown],
    'upload.write': ['a picture is shown', isPictureShown],
    'upload.read': ['a file is sent', isFileSent],
    'room.read': ['what is posted already is recognised', isShownOnce],
    'message.write': ['the delivery of a reply is shown', isDeliveryShown],
    'message.read': ['the delivery of a reply is shown by one reaction', isLastStateAlone],
    'user.read': ['an agent is told why nothing is sent', isAgentTold],
    slashcommand: ['an admin is answered', isCommandAnswered],
    'ui.registerButtons': ['the menus have an entry for texting a customer', isInMenus],
    'ui.interact': ['a template has a form', isFormOpened],
    scheduler: ['what waits is tried again', isShownLater],
};

before(async () => {
    mock.method(console, 'error', () => undefined);
    zip = readFileSync(await packagedApp());
    workspace = await startWorkspace({
        zip,
        settings: { public_url: '', default_department: 'Support' },
    });
    await workspace.people.defineCustomField({ id: 'country' });
});

after(() => workspace?.stop());

test('app.json asks for what is needed, and for nothing else', () => {
    assert.deepEqual(PERMISSIONS.map(({ name }) => name).sort(), Object.keys(NEEDED).sort());
});

for (const works of new Set(Object.values(NEEDED).map(([, probe]) => probe))) {
    test(`with all of them all is well: ${works.name}`, async () => {
        assert.equal(await works(), true);
    });
}

for (const [permission, [what, works]] of Object.entries(NEEDED)) {
    test(`by ${permission} ${what}`, async () => {
        await grantAllBut(permission);
        assert.equal(await works(), false);
    });
}

async function grantAllBut(permission: string): Promise<void> {
    const granted = PERMISSIONS.filter(({ name }) => name !== permission);
    if (permission !== 'scheduler') {
        await workspace.engine.updateApp(zip, granted);
        return;
    }
    // A job stays planned, and only who may plan jobs takes it away: this one asks for an installation without any.
    await workspace.engine.updateApp(zip, [...PERMISSIONS]);
    await workspace.engine.uninstall(APP_ID);
    await workspace.engine.installApp(zip, granted);
    await workspace.settings.set({
        twilio_account_sid: ACCOUNT_SID,
        twilio_auth_token: AUTH_TOKEN,
        twilio_api_url: workspace.twilio.apiUrl,
    });
}

async function isTaken(): Promise<boolean> {
    return (await text(workspace, { from: newCustomer() })).status === 200;
}

async function isShown(): Promise<boolean> {
    const from = newCustomer();
    await text(workspace, { from, body: 'Hello' });
    return areShown(from, ['Hello']);
}

async function isSecondShown(): Promise<boolean> {
    const from = newCustomer();
    await text(workspace, { from, body: 'one' });
    await text(workspace, { from, body: 'two' });
    return areShown(from, ['one', 'two']);
}

async function isNameKept(): Promise<boolean> {
    const from = newCustomer();
    await text(workspace, { from });
    const who = { username: from.slice(1) };
    await workspace.store.update('rocketchat_livechat_visitor', who, { $set: { name: 'Ada' } });
    // An open conversation says who its visitor is.
    const [room] = await roomsBetween(workspace, { from, to: OUR_NUMBER });
    await workspace.people.closeRoom({ roomId: room?.id ?? '', agentId: room?.servedBy?.id ?? '' });
    await text(workspace, { from });
    return (await visitorOf(from))?.name === 'Ada';
}

async function isInDepartment(): Promise<boolean> {
    const from = newCustomer();
    await text(workspace, { from });
    const [room] = await roomsBetween(workspace, { from, to: OUR_NUMBER });
    return room?.departmentId !== undefined;
}

async function isPlaceNoted(): Promise<boolean> {
    const from = newCustomer();
    workspace.calls.clear();
    await text(workspace, { from });
    const token = (await visitorOf(from))?.token ?? 'no visitor';
    const isAsked = (call: RecordedCall) =>
        call.ms !== undefined && call.name === 'LivechatBridge.doSetCustomFields' && isAbout(call, token, 'country');
    await until(() => workspace.calls.list().some(isAsked), { what: 'the country to be noted' });
    return (await visitorOf(from))?.livechatData.country !== undefined;
}

function isAbout({ args }: RecordedCall, ...words: readonly string[]): boolean {
    return words.every((word) => JSON.stringify(args).includes(`"${word}"`));
}

async function visitorOf(from: string) {
    return (await workspace.people.visitors()).find((one) => isOf(one, from));
}

async function isShownLater(): Promise<boolean> {
    const from = newCustomer();
    await setEverybodyOnline(workspace, false);
    await text(workspace, { from, body: 'Anybody?' });
    await setEverybodyOnline(workspace, true);
    await workspace.runJobs();
    return areShown(from, ['Anybody?']);
}

async function isPictureShown(): Promise<boolean> {
    const { customer, write } = await conversationWith(workspace);
    await write({ body: 'Look', media: [{ contentType: 'image/png', bytes: Buffer.from('a picture') }] });
    return areShown(customer, ['Hello', 'Look', { file: 'picture.png' }]);
}

async function isFileSent(): Promise<boolean> {
    const conversation = await conversationWith(workspace);
    await conversation.reply('', [{ name: 'map.png', content: Buffer.from('a map') }]);
    return conversation.received().some(({ media }) => media.length > 0);
}

/** Rocket.Chat posts it and dies before the app hears of it; then the job comes. */
async function isShownOnce(): Promise<boolean> {
    const from = newCustomer();
    const about = from.slice(1);
    workspace.faults.add({ call: 'LivechatBridge.doCreateMessage', about, failAfter: 'no primary', times: 1 });
    await text(workspace, { from, body: 'Once' });
    workspace.faults.clear();
    await letTimePass(workspace.store, await pendingIn(workspace.store));
    await workspace.runJobs();
    return areShown(from, ['Once']);
}

async function isDeliveryShown(): Promise<boolean> {
    const conversation = await conversationWith(workspace);
    const [messageId = ''] = await conversation.reply('Hi');
    return (await conversation.reactions(messageId)).length > 0;
}

/** On WhatsApp it is sent, delivered and read, one after the other. */
async function isLastStateAlone(): Promise<boolean> {
    const ends = { customer: `whatsapp:${newCustomer()}`, to: `whatsapp:${OUR_NUMBER}` };
    const conversation = await conversationWith(workspace, ends);
    const [messageId = ''] = await conversation.reply('Hi');
    return (await conversation.reactions(messageId)).join() === ':eyes:';
}

async function isAgentTold(): Promise<boolean> {
    const conversation = await conversationWith(workspace);
    await conversation.write({ body: 'STOP' });
    await conversation.reply('Why?');
    return (await conversation.notes()).length > 0;
}

async function isCommandAnswered(): Promise<boolean> {
    const [note] = await typed(workspace, { text: '/sms help' });
    return note?.sender === 'sms-incoming.bot';
}

async function isInMenus(): Promise<boolean> {
    return (await workspace.people.actionButtons('agent-ana')).length > 0;
}

async function isFormOpened(): Promise<boolean> {
    const ends = { customer: `whatsapp:${newCustomer()}`, to: `whatsapp:${OUR_NUMBER}` };
    const { roomId, agentId: userId } = await conversationWith(workspace, ends);
    await typed(workspace, { userId, roomId, text: '/sms template spring_check' });
    const [shown] = await workspace.people.views(userId);
    if (shown !== undefined) {
        await workspace.people.dismisses({ userId, viewId: shown.view.id });
    }
    return shown !== undefined;
}

async function areShown(from: string, expected: readonly Shown[]): Promise<boolean> {
    const shown = await shownOf(workspace, { from, to: OUR_NUMBER });
    return JSON.stringify(shown) === JSON.stringify(expected);
}
