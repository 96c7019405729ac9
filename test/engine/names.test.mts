import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../harness/until.mts';
import { OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import type { VisitorView } from '../workspace/rocketchat/people.mts';
import { shownAtLast } from './conversation.mts';
import { ACCEPTED, INCOMING, isOf, text, textFields } from './inbound.mts';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
    for (const id of ['country', 'state', 'city']) {
        await workspace.people.defineCustomField({ id });
    }
});

after(() => workspace?.stop());

const WRITTEN: ReadonlyArray<readonly [number: string, name: string]> = [
    ['+14017170001', '+1 401-717-0001'],
    ['+447911123456', '+44 7911 123456'],
    ['+4915123456789', '+49 1512 3456789'],
    ['+5511961234567', '+55 11 96123-4567'],
    ['14017170002', '+1 401-717-0002'],
];

for (const [number, name] of WRITTEN) {
    test(`a customer without a name is called by the number as people write it: ${name}`, async () => {
        await text(workspace, { from: number });
        const phone = `+${number.replace('+', '')}`;
        assert.deepEqual(await visitorOf(phone), { name, username: phone.slice(1) });
    });
}

test('a customer is called by the profile name, as one line in which everything can be seen', async () => {
    await whatsApp('+14017171001', ' Ada\r\n Love\u0007lace\t');
    assert.equal((await visitorOf('+14017171001')).name, 'Ada Love␇lace (+1 401-717-1001)');
    await whatsApp('+14017171002', '\u200b\u3164 ');
    assert.equal((await visitorOf('+14017171002')).name, '+1 401-717-1002');
    await whatsApp('+14017171003', '👩‍🚒'.repeat(100));
    assert.match((await visitorOf('+14017171003')).name ?? '', /^👩/u);
});

test('a customer known by the number gets the name of a later profile', async () => {
    await whatsApp('+14017172001', '');
    await whatsApp('+14017172001', 'Grace Hopper');
    await named('+14017172001', 'Grace Hopper (+1 401-717-2001)');
    assert.equal((await visitorsOf('+14017172001')).length, 1);
});

test('a name that an agent gave is kept, whatever the profile says later', async () => {
    await whatsApp('+14017172002', 'xX_mary_Xx');
    const correction = { $set: { name: 'Mary Shelley' } };
    await workspace.store.update('rocketchat_livechat_visitor', { username: '14017172002' }, correction);
    await whatsApp('+14017172002', 'xX_mary_Xx');
    await whatsApp('+14017172002', 'Somebody Else');
    await quiet('+14017172002');
    assert.equal((await visitorOf('+14017172002')).name, 'Mary Shelley');
});

test('a new customer gets the place of the number, as far as the workspace has defined the fields', async () => {
    await text(workspace, { from: '+14017173001' });
    const place = { country: 'US', state: 'RI', city: 'PROVIDENCE' };
    await until(async () => (await dataOf('+14017173001')).city, { what: 'the city' });
    assert.deepEqual(await dataOf('+14017173001'), place);
});

test('the place is set once: what an agent changes stays, and a blank one leaves nothing', async () => {
    await post({ ...textFields({ from: '+14017173002' }), FromCity: ' ', FromState: '' });
    await until(async () => (await dataOf('+14017173002')).country, { what: 'the country' });
    await text(workspace, { from: '+14017173002' });
    await quiet('+14017173002');
    assert.deepEqual(await dataOf('+14017173002'), { country: 'US' });
});

test('neither a text nor the one after it waits for custom fields', async () => {
    workspace.faults.add({ call: 'doSetCustomFields', hang: true });
    await text(workspace, { from: '+14017173003', body: 'one' });
    await text(workspace, { from: '+14017173003', body: 'two' });
    const ends = { from: '+14017173003', to: OUR_NUMBER };
    assert.deepEqual(await shownAtLast(workspace, ends), ['one', 'two']);
    workspace.faults.clear();
});

test('a text is not lost or repeated when custom fields fail', async () => {
    workspace.faults.add({ call: 'doSetCustomFields', fail: 'Invalid value for city field' });
    await text(workspace, { from: '+14017173004', body: 'one' });
    const ends = { from: '+14017173004', to: OUR_NUMBER };
    assert.deepEqual(await shownAtLast(workspace, ends), ['one']);
    workspace.faults.clear();
});

async function whatsApp(phone: string, ProfileName: string): Promise<void> {
    const fields = textFields({ from: `whatsapp:${phone}`, to: `whatsapp:${OUR_NUMBER}` });
    await post({ ...fields, ProfileName, WaId: phone.slice(1), MessageType: 'text' });
    await shownAtLast(workspace, { from: `whatsapp:${phone}`, to: `whatsapp:${OUR_NUMBER}` });
}

async function post(fields: Record<string, string>): Promise<void> {
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
}

async function visitorsOf(phone: string): Promise<readonly VisitorView[]> {
    return (await workspace.people.visitors()).filter((visitor) => isOf(visitor, phone));
}

async function visitorOf(phone: string): Promise<{ readonly name?: string; readonly username?: string }> {
    const [visitor] = await visitorsOf(phone);
    return { ...(visitor?.name && { name: visitor.name }), ...(visitor && { username: visitor.username }) };
}

async function dataOf(phone: string): Promise<Readonly<Record<string, unknown>>> {
    return (await visitorsOf(phone))[0]?.livechatData ?? {};
}

async function named(phone: string, name: string): Promise<void> {
    await until(async () => (await visitorOf(phone)).name === name, { what: `${phone} to be called ${name}` });
}

/** What follows a text comes before what follows a later customer's: when that is done, so is this. */
async function quiet(phone: string): Promise<void> {
    const later = `+1401718${phone.slice(-4)}`;
    await text(workspace, { from: later });
    await until(async () => (await dataOf(later)).city, { what: 'what follows a text' });
}
