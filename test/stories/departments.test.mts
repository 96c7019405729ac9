import assert from 'node:assert/strict';
import { test } from 'node:test';
import { troubleIn } from '../../lib/engine/rocketchat-error.ts';
import { Failure } from '../../lib/model/trouble.ts';
import { assertDelivered, minutes } from './fake/outcome.mts';
import { CUSTOMER, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

function withDepartments(): FakeWorkspace {
    const workspace = fakeWorkspace();
    for (const name of ['Sales', 'Support', 'Front desk']) {
        workspace.omnichannel.departments.set(`id-${name}`, name);
    }
    return workspace;
}

/** The department of the conversation that this text opens. */
async function departmentOf(workspace: FakeWorkspace, query: object = {}): Promise<string | undefined> {
    await workspace.clock.until(workspace.start('one').deliver(textRequest({}, query)));
    await workspace.clock.quiet();
    return workspace.omnichannel.rooms.at(-1)?.departmentId;
}

const WISHES: ReadonlyArray<readonly [what: string, settings: object, query: object, department: string | undefined]> =
    [
        ['nobody asks for one', {}, {}, undefined],
        ['the address asks for one', { default_department: 'Sales' }, { department: 'Support' }, 'id-Support'],
        ['the address asks by id', {}, { department: 'id-Front desk' }, 'id-Front desk'],
        [
            'the texted number decides',
            { departments_by_number: `${OUR_NUMBER} = Support`, default_department: 'Sales' },
            {},
            'id-Support',
        ],
        ['only the default does', { default_department: '  Front desk ' }, {}, 'id-Front desk'],
        ['the one asked for does not exist', { default_department: 'Sales' }, { department: 'Nowhere' }, 'id-Sales'],
        ['none of those exists', { default_department: 'No' }, { department: 'Nowhere' }, undefined],
    ];

for (const [what, settings, query, department] of WISHES) {
    test(`where ${what} the conversation is ${department === undefined ? 'nobody’s in particular' : `that of ${department}`}`, async () => {
        const workspace = withDepartments();
        Object.assign(workspace.settings, settings);
        assert.equal(await departmentOf(workspace, query), department);
    });
}

test('a department that does not exist is told to the log once, however many texts ask for it', async () => {
    const workspace = withDepartments();
    const one = workspace.start('one');
    for (const From of ['+14017122661', '+14017122662', '+14017122663']) {
        await workspace.clock.until(one.deliver(textRequest({ From }, { department: 'Nowhere' })));
    }
    assert.equal(workspace.log.filter(({ event }) => event === 'sms.department-unknown').length, 1);
});

test('a department is no reason to open a second conversation', async () => {
    const workspace = withDepartments();
    await departmentOf(workspace, { department: 'Sales' });
    assert.equal(await departmentOf(workspace, { department: 'Support' }), 'id-Sales');
    assert.equal(workspace.omnichannel.rooms.length, 1);
});

test('a text that waited for a department goes to the next wish where that department is gone', async () => {
    const workspace = withDepartments();
    workspace.settings.default_department = 'Sales';
    workspace.omnichannel.isAnyoneOnline = false;
    await departmentOf(workspace, { department: 'Support' });
    workspace.omnichannel.departments.delete('id-Support');
    workspace.omnichannel.isAnyoneOnline = true;
    await minutes(workspace, 1);
    assertDelivered(workspace, ['Hello']);
    assert.equal(workspace.omnichannel.rooms.at(-1)?.departmentId, 'id-Sales');
});

test('while Rocket.Chat does not say whether anybody is there, the text is tried all the same', async () => {
    const workspace = withDepartments();
    const { clock, calls, omnichannel } = workspace;
    omnichannel.isAnyoneOnline = false;
    await departmentOf(workspace);
    omnichannel.isAnyoneOnline = true;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.isAnyoneOnline') {
                throw new Error('not primary');
            }
        },
    };
    await clock.advance(60_000);
    await clock.until(workspace.start('job').recover());
    await clock.quiet();
    assertDelivered(workspace, ['Hello']);
});

const GEO = { FromCity: 'PROVIDENCE', FromState: 'RI', FromZip: ' ', FromCountry: 'US' };

function fieldsOf({ omnichannel }: FakeWorkspace): readonly string[] {
    return [...omnichannel.customFields].map((field) => field.split(' ')[1] ?? '');
}

test('the place of a new customer is noted once, without what is blank, and what an agent changes stays', async () => {
    const workspace = withDepartments();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest(GEO)));
    await clock.quiet();
    assert.deepEqual(fieldsOf(workspace), ['country=US', 'state=RI', 'city=PROVIDENCE', `phone=${CUSTOMER}`]);
    const before = calls.made.length;
    await clock.until(one.deliver(textRequest({ ...GEO, FromCity: 'BOSTON' })));
    await clock.quiet();
    assert.ok(!calls.made.slice(before).some(({ name }) => name === 'livechat.setCustomField'));
});

test('neither a text nor the one after it waits for the place, and one that cannot be noted leaves the others', async () => {
    const workspace = withDepartments();
    const { clock, calls, omnichannel } = workspace;
    const one = workspace.start('one');
    let fields = 0;
    calls.hook = {
        before: ({ name }) => {
            if (name !== 'livechat.setCustomField') {
                return undefined;
            }
            fields += 1;
            if (fields === 2) {
                throw new Error('Invalid value for state field');
            }
            return clock.wait(14_000);
        },
    };
    const startedAt = clock.now();
    for (const Body of ['one', 'two']) {
        await clock.until(one.deliver(textRequest({ ...GEO, Body })));
    }
    assert.equal(clock.now(), startedAt);
    await clock.quiet();
    assertDelivered(workspace, ['one', 'two']);
    assert.deepEqual(fieldsOf(workspace), ['country=US', 'city=PROVIDENCE', `phone=${CUSTOMER}`]);
    assert.equal(omnichannel.visitors.length, 1);
});

test('custom fields that the workspace has not defined are told to the log once, all together', async () => {
    const workspace = withDepartments();
    const { clock, calls, log } = workspace;
    const one = workspace.start('one');
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.setCustomField') {
                throw new Failure(troubleIn('invalid-custom-field'));
            }
        },
    };
    for (const From of [CUSTOMER, '+14017122662']) {
        await clock.until(one.deliver(textRequest({ ...GEO, From })));
        await clock.quiet();
    }
    assert.deepEqual(log, [
        { level: 'warn', event: 'sms.no-custom-field', fields: { fields: 'country, state, city' } },
    ]);
});
