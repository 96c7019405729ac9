import assert from 'node:assert/strict';
import { until } from '../harness/until.mts';
import { STORE_INDEXES } from '../workspace/rocketchat/collections.mts';
import { memoryStore } from '../workspace/store/memory-store.mts';
import { remoteStore } from '../workspace/store/remote-store.mts';
import { serveStore } from '../workspace/store/store-server.mts';
import { test } from './both-generations.mts';
import { APP_ID, CUSTOMER, NO_AGENT, type RocketChat, rocketChat, SMS_ROOM } from './rocket-chat.mts';

async function twoInstances(): Promise<{
    readonly one: RocketChat;
    readonly two: RocketChat;
    readonly close: () => Promise<void>;
}> {
    const server = await serveStore(memoryStore({ indexes: STORE_INDEXES }));
    const stores = [await remoteStore(server.address), await remoteStore(server.address)] as const;
    const one = await rocketChat({ store: stores[0], instanceId: 'one' });
    const two = await rocketChat({ store: stores[1], instanceId: 'two' });
    return {
        one,
        two,
        async close() {
            for (const part of [one, two, ...stores, server]) await part.close();
        },
    };
}

test('section 13: two instances share visitors and rooms, and the furniture is there once', async () => {
    const { one, two, close } = await twoInstances();
    const visitor = await one.newVisitor();
    assert.equal((await two.livechat.doFindVisitorByPhoneNumber(CUSTOMER, APP_ID))?.id, visitor.id);
    const room = await two.livechat.doCreateRoom(visitor, NO_AGENT, APP_ID, SMS_ROOM);
    assert.deepEqual(
        (await one.livechat.doFindRooms(visitor, null, APP_ID)).map(({ id }) => id),
        [room.id],
    );
    assert.equal((await one.people.agents()).length, 2);
    assert.equal(one.appUserId, two.appUserId);
    await close();
});

test('section 13: only the instance that saved a message tells its apps', async () => {
    const { one, two, close } = await twoInstances();
    const visitor = await one.newVisitor();
    const room = await one.livechat.doCreateRoom(visitor, NO_AGENT, APP_ID, SMS_ROOM);
    await two.livechat.doCreateMessage({ room, visitor, token: visitor.token, text: 'hello' } as never, APP_ID);
    assert.equal((await two.eventNamed('IPostMessageSent')).text, 'hello');
    assert.deepEqual(
        one.events.filter(({ event }) => event === 'IPostMessageSent'),
        [],
    );
    await close();
});

test('section 13: a setting changed on one instance is soon the other’s', async () => {
    const { one, two, close } = await twoInstances();
    await one.people.setSetting('Site_Url', 'https://chat.example');
    await until(async () => (await two.people.setting('Site_Url')) === 'https://chat.example', {
        what: 'the other instance to follow',
    });
    await close();
});

test('section 3: one visitor comes of two instances that register the same derived id at once', async () => {
    const { one, two, close } = await twoInstances();
    await Promise.allSettled([one, two].map(({ newVisitor }) => newVisitor({ id: 'derived', token: 'derived' })));
    assert.equal((await one.people.visitors()).length, 1);
    await close();
});

test('installed apps, their settings and their packages survive the process', async () => {
    const { one, two, close } = await twoInstances();
    const app = {
        id: APP_ID,
        status: 'initialized',
        settings: {},
        info: { name: 'SMS Incoming', nameSlug: 'sms-incoming' },
    } as never;
    const { _id = '' } = await one.metadataStorage.create(app);
    await one.sourceStorage.store(app, Buffer.from('zip'));
    await one.metadataStorage.updateSetting(_id, { id: 'twilio_api_url', value: 'x' } as never);
    const stored = await two.metadataStorage.retrieveOne(APP_ID);
    assert.equal(stored?.settings.twilio_api_url?.value, 'x');
    assert.deepEqual(await two.sourceStorage.fetch(app), Buffer.from('zip'));
    await assert.rejects(two.metadataStorage.create(app), /^Error: App already exists\.$/);
    const room = await two.livechat.doCreateRoom(await one.newVisitor(), NO_AGENT, APP_ID, SMS_ROOM);
    assert.equal(room.source && 'alias' in room.source && room.source.alias, 'SMS Incoming');
    assert.deepEqual(await two.metadataStorage.remove(APP_ID), { success: true });
    assert.equal(await one.metadataStorage.retrieveOne(APP_ID), null);
    await close();
});
