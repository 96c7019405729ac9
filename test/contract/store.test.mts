import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, describe, test } from 'node:test';
import { memoryStore } from '../workspace/store/memory-store.mts';
import { remoteStore } from '../workspace/store/remote-store.mts';
import type { Store, StoreChange } from '../workspace/store/store.mts';
import { serveStore } from '../workspace/store/store-server.mts';

const INDEXES = { visitors: ['token', 'phone.phoneNumber'] };

/** One store in this process, the other on the far side of a socket: the same promises. */
for (const [name, open] of [
    ['memory store', openMemoryStore],
    ['remote store', openRemoteStore],
] as const) {
    describe(name, async () => {
        const { store, close } = await open();
        after(close);
        storeSuite(store);
    });
}

function storeSuite(store: Store): void {
    test('gives back what was inserted, dates and bytes included, under the given or a new id', async () => {
        const document = { _id: 'one', at: new Date(5), bytes: Buffer.from([0, 255]), list: [{ a: 1 }], nothing: null };
        assert.equal(await store.insert('things', document), 'one');
        assert.deepEqual(await store.find('things', { _id: 'one' }), [document]);
        assert.match(await store.insert('things', { at: new Date(6) }), /^\w{17}$/);
    });

    test('refuses a second document with the same id', async () => {
        await store.insert('unique', { _id: 'a' });
        await assert.rejects(store.insert('unique', { _id: 'a' }), /E11000/);
    });

    test('keeps a document apart from the objects that went in and came out', async () => {
        const mine = { _id: 'x', inner: { n: 1 } };
        await store.insert('copies', mine);
        mine.inner.n = 2;
        const [first] = await store.find('copies', {});
        Object.assign(first?.inner as object, { n: 3 });
        assert.deepEqual(await store.find('copies', {}), [{ _id: 'x', inner: { n: 1 } }]);
    });

    test('finds by equality, dotted paths through lists, operators and whole lists', async () => {
        await store.insert('visitors', {
            _id: 'v1',
            token: 't1',
            phone: [{ phoneNumber: '+1' }, { phoneNumber: '+2' }],
        });
        await store.insert('visitors', { _id: 'v2', token: 't2', phone: [], tags: ['a', 'b'] });
        const ids = async (query: object) => (await store.find('visitors', { ...query })).map(({ _id }) => _id);
        assert.deepEqual(await ids({ 'phone.phoneNumber': '+2' }), ['v1']);
        assert.deepEqual(await ids({ 'phone.phoneNumber': '+3' }), []);
        assert.deepEqual(await ids({ token: { $in: ['t1', 't2'] }, tags: { $exists: false } }), ['v1']);
        assert.deepEqual(await ids({ tags: { $all: ['b'] } }), ['v2']);
        assert.deepEqual(await ids({ tags: ['a', 'b'] }), ['v2']);
        assert.deepEqual(await ids({ tags: ['b', 'a'] }), []);
        assert.deepEqual(await ids({ token: { $regex: /^t2$/ } }), ['v2']);
    });

    test('an index follows updates and removals', async () => {
        await store.insert('visitors', { _id: 'moving', token: 'before' });
        await store.update('visitors', { _id: 'moving' }, { $set: { token: 'after' } });
        assert.equal((await store.find('visitors', { token: 'before' })).length, 0);
        assert.equal((await store.find('visitors', { token: 'after' })).length, 1);
        await store.remove('visitors', { token: 'after' });
        assert.equal((await store.find('visitors', { token: 'after' })).length, 0);
    });

    test('sorts, skips and limits', async () => {
        for (const n of [2, 3, 1]) await store.insert('numbers', { n });
        const found = await store.find('numbers', {}, { sort: { n: -1 }, skip: 1, limit: 1 });
        assert.deepEqual(
            found.map(({ n }) => n),
            [2],
        );
    });

    test('gives of each document what is asked for, and its id', async () => {
        await store.insert('parts', { _id: 'one', name: 'app', code: 'long', n: 1 });
        assert.deepEqual(await store.find('parts', {}, { fields: ['name', 'none'] }), [{ _id: 'one', name: 'app' }]);
        assert.deepEqual(await store.find('parts', {}, { fields: [] }), [{ _id: 'one' }]);
    });

    test('applies every update operator, to one document or to all', async () => {
        await store.insert('changes', { _id: 'c', n: 1, list: [1], gone: true });
        const change = { $set: { 'inner.a': 1 }, $inc: { n: 2 }, $push: { list: 2 }, $unset: { gone: '' } };
        assert.deepEqual(await store.update('changes', { _id: 'c' }, change), { matched: 1, modified: 1 });
        await store.update('changes', {}, { $pull: { list: 1 } }, { multi: true });
        assert.deepEqual(await store.find('changes', {}), [{ _id: 'c', n: 3, list: [2], inner: { a: 1 } }]);
    });

    test('an upsert inserts once: the query, the defaults and the change together', async () => {
        const upsert = () =>
            store.update(
                'upserts',
                { name: 'job' },
                { $set: { n: 1 }, $setOnInsert: { first: true } },
                { upsert: true },
            );
        const { upsertedId } = await upsert();
        assert.deepEqual(await upsert(), { matched: 1, modified: 1 });
        assert.deepEqual(await store.find('upserts', {}), [{ _id: upsertedId, name: 'job', n: 1, first: true }]);
    });

    test('an update that would change the id is refused', async () => {
        await store.insert('ids', { _id: 'a', token: 't' });
        await assert.rejects(store.update('ids', { token: 't' }, { $set: { _id: 'b' } }), /immutable field '_id'/);
    });

    test('of many who want one lock, one gets it', async () => {
        await store.insert('locks', { _id: 'job', lockedAt: null });
        const lock = (who: number) =>
            store.findAndUpdate('locks', { _id: 'job', lockedAt: null }, { $set: { lockedAt: who } });
        const won = (await Promise.all([1, 2, 3, 4, 5].map(lock))).filter((found) => found !== undefined);
        assert.equal(won.length, 1);
    });

    test('removal returns what was removed', async () => {
        await store.insert('removals', { _id: 'r', n: 1 });
        assert.deepEqual(await store.remove('removals', { n: 1 }), [{ _id: 'r', n: 1 }]);
        assert.deepEqual(await store.remove('removals', { n: 1 }), []);
    });

    test('tells a listener of every write until it stops listening', async () => {
        const heard: StoreChange[] = [];
        const arrived = new Promise<void>((resolve) => {
            const stop = store.changes((change) => {
                if (change.collection !== 'told') return;
                heard.push(change);
                if (heard.length < 3) return;
                stop();
                resolve();
            });
        });
        await store.insert('told', { _id: 't', n: 1 });
        await store.update('told', { _id: 't' }, { $set: { n: 2 } });
        await store.remove('told', { _id: 't' });
        await arrived;
        await store.insert('told', { _id: 'after' });
        assert.deepEqual(
            heard.map(({ kind, document }) => [kind, document.n]),
            [
                ['insert', 1],
                ['update', 2],
                ['remove', 2],
            ],
        );
    });
}

test('two clients of one served store see each other, and hear each other', async () => {
    const server = await serveStore(memoryStore());
    const [first, second] = [await remoteStore(server.address), await remoteStore(server.address)];
    const heard = new Promise((resolve) => second.changes(({ document }) => resolve(document)));
    await second.find('any', {});
    await first.insert('shared', { _id: 's', bytes: Buffer.from('x') });
    assert.deepEqual(await heard, { _id: 's', bytes: Buffer.from('x') });
    assert.equal((await second.find('shared', {})).length, 1);
    await Promise.all([first.close(), second.close()]);
    await server.close();
});

test('a client whose server went away fails clearly, and goes on when it is back', async () => {
    const store = memoryStore();
    const server = await serveStore(store);
    const client = await remoteStore(server.address);
    await server.close();
    await assert.rejects(client.find('any', {}), /the store at 127\.0\.0\.1:\d+ (is gone|does not answer)/);
    const again = await serveStore(store, Number(server.address.split(':')[1]));
    await client.insert('any', { _id: 'back' });
    assert.equal((await client.find('any', {})).length, 1);
    await client.close();
    await again.close();
});

for (const stray of ['GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'null\n', '5\n', '{"$pattern":"("}\n']) {
    test(`a stray ${JSON.stringify(stray.slice(0, 16))} is hung up on, and the store goes on`, async () => {
        const server = await serveStore(memoryStore());
        const client = await remoteStore(server.address);
        const socket = connect({ host: '127.0.0.1', port: Number(server.address.split(':')[1]) });
        socket.end(stray);
        await once(socket.resume(), 'close');
        await client.insert('any', { _id: 'still here' });
        assert.equal((await client.find('any', {})).length, 1);
        await client.close();
        await server.close();
    });
}

async function openMemoryStore(): Promise<{ store: Store; close: () => Promise<void> }> {
    const store = memoryStore({ indexes: INDEXES });
    return { store, close: () => store.close() };
}

async function openRemoteStore(): Promise<{ store: Store; close: () => Promise<void> }> {
    const server = await serveStore(memoryStore({ indexes: INDEXES }));
    const store = await remoteStore(server.address);
    return {
        store,
        async close() {
            await store.close();
            await server.close();
        },
    };
}
