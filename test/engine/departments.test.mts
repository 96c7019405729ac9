import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { linesLogged } from './app-log.mts';
import { ACCEPTED, INCOMING, roomsOf, textFields, textsOf } from './inbound.mts';

let workspace: TestWorkspace;
let sales: string;
let support: string;

before(async () => {
    workspace = await startWorkspace();
    const departments = await workspace.people.departments();
    const idOf = (name: string) => departments.find((department) => department.name === name)?.id ?? '';
    sales = idOf('Sales');
    support = idOf('Support');
});

after(() => workspace?.stop());

test('without a wish a conversation has no department', async () => {
    assert.equal(await departmentOf('+14017130001'), undefined);
});

test('the query asks for a department by name or id', async () => {
    assert.equal(await departmentOf('+14017130002', { query: { department: 'Sales' } }), sales);
    assert.equal(await departmentOf('+14017130003', { query: { department: support } }), support);
});

test('the default department is a name or an id, and spaces around it do not matter', async () => {
    await workspace.settings.set({ default_department: ' Support ' });
    assert.equal(await departmentOf('+14017130004'), support);
    await workspace.settings.set({ default_department: sales });
    assert.equal(await departmentOf('+14017130005'), sales);
    await workspace.settings.set({ default_department: '' });
});

test('the texted number decides, above the default and below the query', async () => {
    await workspace.settings.set({
        default_department: 'Support',
        departments_by_number: ['# by number', '', '+1 (555) 867-5311 = Sales', `12345=${support}`].join('\n'),
    });
    assert.equal(await departmentOf('+14017130006', { to: '+15558675311' }), sales);
    assert.equal(await departmentOf('+14017130007', { to: '12345' }), support);
    assert.equal(await departmentOf('+14017130008', { to: '+15558675312' }), support);
    const query = { department: 'Support' };
    assert.equal(await departmentOf('+14017130009', { to: '+15558675311', query }), support);
    assert.equal(await departmentOf('whatsapp:+14017130010', { to: 'whatsapp:+15558675311' }), sales);
    await workspace.settings.set({ default_department: '', departments_by_number: '' });
});

test('a department with spaces and other letters can be asked for', async () => {
    const { id } = await workspace.people.addDepartment({
        name: 'Büro & Co',
        agentIds: (await workspace.people.agents()).map((agent) => agent.id),
    });
    assert.equal(await departmentOf('+14017130011', { query: { department: 'Büro & Co' } }), id);
    assert.equal(await departmentOf('+14017130012', { query: 'department=B%C3%BCro%20%26%20Co' }), id);
});

test('an unknown department falls back to the next wish and is logged once', async () => {
    await workspace.settings.set({ default_department: 'Support' });
    for (const from of ['+14017130013', '+14017130014', '+14017130015']) {
        assert.equal(await departmentOf(from, { query: { department: 'Nowhere' } }), support);
    }
    await workspace.settings.set({ default_department: 'Gone' });
    assert.equal(await departmentOf('+14017130016'), undefined);
    assert.equal(await departmentOf('+14017130017'), undefined);
    await workspace.settings.set({ default_department: '' });
    assert.deepEqual(
        (await linesLogged(workspace, 'sms.department-unknown')).map(({ fields }) => fields),
        [{ department: 'Nowhere' }, { department: 'Gone' }],
    );
});

test('a department is no reason to open a second conversation', async () => {
    assert.equal(await departmentOf('+14017130018', { query: { department: 'Sales' } }), sales);
    assert.equal(await departmentOf('+14017130018', { query: { department: 'Support' } }), sales);
    assert.deepEqual(await textsOf(workspace, '+14017130018'), ['Hello', 'Hello']);
});

test('a text that waits for a department goes to the next wish when that department is gone', async () => {
    const { id } = await workspace.people.addDepartment({ name: 'Night', agentIds: [] });
    const from = '+14017130020';
    await workspace.settings.set({ default_department: 'Support' });
    const query = { department: 'Night' };
    assert.deepEqual(await workspace.post(INCOMING, textFields({ from }), { query }), ACCEPTED);
    await workspace.runJobs();
    assert.deepEqual(await roomsOf(workspace, from), []);
    await workspace.people.removeDepartment(id);
    await workspace.runJobs();
    assert.deepEqual(
        (await roomsOf(workspace, from)).map(({ departmentId }) => departmentId),
        [support],
    );
    await workspace.settings.set({ default_department: '' });
});

test('lines that cannot be used are reported with their number, and the others count', async () => {
    await workspace.settings.set({
        departments_by_number: ['+15558675313 = Sales', 'Support', 'Sales = +15558675314', '+15558675315 ='].join('\n'),
        twilio_subaccounts: 'AC00000000000000000000000000000007:secret-of-seven\nnot an account: secret-of-nobody',
    });
    assert.equal(await departmentOf('+14017130019', { to: '+15558675313' }), sales);
    const reported = await linesLogged(workspace, 'sms.setting-problem');
    const places = new Set(reported.map(({ fields }) => `${fields.setting} ${fields.line}`));
    assert.deepEqual([...places].sort(), [
        'departments_by_number 2',
        'departments_by_number 3',
        'departments_by_number 4',
        'twilio_subaccounts 2',
    ]);
    assert.ok(reported.every(({ fields }) => typeof fields.why === 'string' && fields.why !== ''));
    assert.doesNotMatch(JSON.stringify(reported), /secret-of/);
    await workspace.settings.set({ departments_by_number: '', twilio_subaccounts: '' });
});

interface Wish {
    readonly to?: string;
    readonly query?: Readonly<Record<string, string>> | string;
}

/** Where a text of this customer ends up. */
async function departmentOf(from: string, { to, query }: Wish = {}): Promise<string | undefined> {
    const fields = textFields({ from, ...(to !== undefined && { to }) });
    assert.deepEqual(await workspace.post(INCOMING, fields, query === undefined ? {} : { query }), ACCEPTED);
    const rooms = await roomsOf(workspace, from.replace('whatsapp:', ''));
    assert.equal(rooms.length, 1);
    return rooms[0]?.departmentId;
}
