import assert from 'node:assert/strict';
import { test as testOnce } from 'node:test';
import { test } from './both-generations.mts';
import { APP_ID, CUSTOMER, rocketChat } from './rocket-chat.mts';

const phone = [{ phoneNumber: CUSTOMER }];

test('section 3: nothing found is undefined, which an app sees as null', async () => {
    const { livechat } = await rocketChat();
    assert.equal(await livechat.doFindVisitorByPhoneNumber(CUSTOMER, APP_ID), undefined);
    assert.equal(await livechat.doFindVisitorByToken('nobody', APP_ID), undefined);
    assert.equal(await livechat.doFindVisitorById('nobody', APP_ID), undefined);
});

test('section 3: a phone number matches exactly and without normalisation', async () => {
    const { livechat, newVisitor } = await rocketChat();
    await newVisitor();
    assert.equal((await livechat.doFindVisitorByPhoneNumber(CUSTOMER, APP_ID))?.token, 'token-1');
    assert.equal(await livechat.doFindVisitorByPhoneNumber(CUSTOMER.slice(1), APP_ID), undefined);
});

test('section 3: registering a known phone returns the existing visitor with its own id and token, under the new name', async () => {
    const { newVisitor, people } = await rocketChat();
    const first = await newVisitor();
    const second = await newVisitor({ id: 'mine', token: 'token-2', username: 'other', name: 'Zoe Z' });
    assert.deepEqual(
        [second.id, second.token, second.username, second.name],
        [first.id, 'token-1', '14017122661', 'Zoe Z'],
    );
    assert.equal((await people.visitors()).length, 1);
});

test('section 3: registering a known token replaces the phone number', async () => {
    const { newVisitor } = await rocketChat();
    await newVisitor();
    const moved = await newVisitor({ phone: [{ phoneNumber: '+15550000000' }, { phoneNumber: '+15550000001' }] });
    assert.deepEqual(moved.phone, [{ phoneNumber: '+15550000000' }]);
});

test('section 3: a given id and token are kept, a missing username becomes guest-N and a missing name stays missing', async () => {
    const { livechat } = await rocketChat();
    const made = await livechat.doCreateAndReturnVisitor({ id: 'fixed', token: 't', phone } as never, APP_ID);
    assert.deepEqual([made?.id, made?.token, made?.username, made?.name], ['fixed', 't', 'guest-1', undefined]);
    const next = await livechat.doCreateAndReturnVisitor({ token: 'u' } as never, APP_ID);
    assert.equal(next?.username, 'guest-2');
});

test('section 3: what registration does not take is dropped', async () => {
    const { newVisitor } = await rocketChat();
    const made = await newVisitor({ livechatData: { city: 'x' }, customFields: { a: 1 }, status: 'away' });
    assert.deepEqual([made.livechatData, made.customFields, made.status], [undefined, undefined, 'online']);
});

test('section 3: a department may be named by id or name and is stored as id; an unknown one is refused', async () => {
    const { newVisitor } = await rocketChat();
    assert.equal((await newVisitor({ department: 'Sales' })).department, 'department-sales');
    await assert.rejects(newVisitor({ department: 'Nowhere' }), /\[error-invalid-department\]/);
});

testOnce('section 3: without a token registration is refused, in each generation with its own text', async () => {
    const old = await rocketChat({ generation: 'old' });
    await assert.rejects(old.livechat.doCreateVisitor({ phone } as never, APP_ID), /Match error/);
    const fresh = await rocketChat({ generation: 'new' });
    await assert.rejects(
        fresh.livechat.doCreateVisitor({ phone } as never, APP_ID),
        /^Error: \[error-invalid-token\]$/,
    );
});

test('section 3: two registrations at once with tokens of their own make two visitors', async () => {
    const { newVisitor, people } = await rocketChat();
    await Promise.all([newVisitor({ token: 'a' }), newVisitor({ token: 'b' })]);
    assert.equal((await people.visitors()).length, 2);
});

test('section 3: two registrations at once with the same id make one visitor', async () => {
    const { newVisitor, people } = await rocketChat();
    const made = await Promise.allSettled([
        newVisitor({ id: 'same', token: 't' }),
        newVisitor({ id: 'same', token: 't' }),
    ]);
    assert.ok(made.some(({ status }) => status === 'fulfilled'));
    assert.equal((await people.visitors()).length, 1);
});

test('section 3: resolveVisitor finds by phone and adds the external id, then finds by that, and never makes a visitor', async () => {
    const { livechat, newVisitor, people } = await rocketChat();
    const external = { entityId: 'US.123' };
    assert.equal(await livechat.doResolveVisitor(external, { phone: CUSTOMER }, APP_ID), undefined);
    const { id } = await newVisitor();
    const found = await livechat.doResolveVisitor(external, { phone: CUSTOMER }, APP_ID);
    assert.deepEqual([found?.id, found?.externalIds], [id, [{ entityId: 'US.123', appId: APP_ID }]]);
    assert.equal((await livechat.doResolveVisitor(external, undefined, 'another-app'))?.id, id);
    assert.equal((await people.visitors()).length, 1);
});

test('section 3: a custom field must be defined, must match its pattern, and says whether anything changed', async () => {
    const { livechat, newVisitor, people } = await rocketChat();
    await newVisitor();
    const set = (value: string, overwrite = true) =>
        livechat.doSetCustomFields({ token: 'token-1', key: 'city', value, overwrite }, APP_ID);
    await assert.rejects(set('Providence'), /^Error: invalid-custom-field$/);
    await people.defineCustomField({ id: 'city', regexp: '^[A-Z]' });
    await assert.rejects(set('lower'), /Invalid value for city field/);
    assert.equal(await set('Providence'), 1);
    assert.equal(await set('Providence'), 0);
    assert.equal(await set('Boston', false), 0);
    assert.deepEqual((await people.visitors())[0]?.livechatData, { city: 'Providence' });
});

testOnce('section 3, old: a custom field of scope room goes to every open room of the visitor', async () => {
    const { livechat, newVisitor, people } = await rocketChat({ generation: 'old' });
    const visitor = await newVisitor();
    await people.defineCustomField({ id: 'campaign', scope: 'room' });
    await livechat.doCreateRoom(visitor, undefined as never, APP_ID);
    await livechat.doCreateRoom(visitor, undefined as never, APP_ID);
    assert.equal(
        await livechat.doSetCustomFields({ token: 'token-1', key: 'campaign', value: 'x', overwrite: true }, APP_ID),
        2,
    );
    assert.deepEqual(
        (await people.rooms()).map(({ livechatData }) => livechatData),
        [{ campaign: 'x' }, { campaign: 'x' }],
    );
});
