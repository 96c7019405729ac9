import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    RocketChatAssociationModel,
    RocketChatAssociationRecord,
} from '@rocket.chat/apps-engine/definition/metadata/index.js';
import { APP_ID, rocketChat } from './rocket-chat.mts';

const about = (id: string) => new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, id);

async function records() {
    return (await rocketChat()).bridges.getPersistenceBridge();
}

test('section 8: records are read by all the associations asked for, as data without ids', async () => {
    const records_ = await records();
    const id = await records_.doCreateWithAssociations({ n: 1 }, [about('a'), about('b')], APP_ID);
    await records_.doCreateWithAssociations({ n: 2 }, [about('a')], APP_ID);
    assert.deepEqual(await records_.doReadByAssociations([about('a')], APP_ID), [{ n: 1 }, { n: 2 }]);
    assert.deepEqual(await records_.doReadByAssociations([about('b'), about('a')], APP_ID), [{ n: 1 }]);
    assert.deepEqual(await records_.doReadByAssociations([about('a')], 'another-app'), []);
    assert.deepEqual(await records_.doReadById(id, 'another-app'), { n: 1 });
});

test('section 8: an update wants the exact list of associations, replaces the whole value, and changes one record', async () => {
    const records_ = await records();
    await records_.doCreateWithAssociations({ n: 1, old: true }, [about('a'), about('b')], APP_ID);
    await records_.doCreateWithAssociations({ n: 1, old: true }, [about('a'), about('b')], APP_ID);
    assert.equal(await records_.doUpdateByAssociations([about('b'), about('a')], { n: 2 }, false, APP_ID), '');
    assert.equal(await records_.doUpdateByAssociations([about('a')], { n: 2 }, false, APP_ID), '');
    assert.equal(await records_.doUpdateByAssociations([about('a'), about('b')], { n: 2 }, false, APP_ID), '');
    assert.deepEqual(await records_.doReadByAssociations([about('a')], APP_ID), [{ n: 2 }, { n: 1, old: true }]);
});

test('section 8: an upsert returns the id of the record it made, and only then', async () => {
    const records_ = await records();
    const id = await records_.doUpdateByAssociations([about('a')], { n: 1 }, true, APP_ID);
    assert.deepEqual(await records_.doReadById(id, APP_ID), { n: 1 });
    assert.equal(await records_.doUpdateByAssociations([about('a')], { n: 2 }, true, APP_ID), '');
    assert.equal(await records_.doUpdateByAssociations([about('none')], { n: 2 }, false, APP_ID), '');
});

test('section 8: removal by association returns what it removed, or undefined', async () => {
    const records_ = await records();
    await records_.doCreateWithAssociations({ n: 1 }, [about('a'), about('b')], APP_ID);
    assert.equal(await records_.doRemoveByAssociations([about('c')], APP_ID), undefined);
    assert.deepEqual(await records_.doRemoveByAssociations([about('b')], APP_ID), [{ n: 1 }]);
    assert.deepEqual(await records_.doReadByAssociations([about('a')], APP_ID), []);
});

test('section 8: two removals at once can both return the same record', async () => {
    const records_ = await records();
    await records_.doCreateWithAssociations({ n: 1 }, [about('a')], APP_ID);
    const both = await Promise.all([1, 2].map(() => records_.doRemoveByAssociations([about('a')], APP_ID)));
    assert.deepEqual(both, [[{ n: 1 }], [{ n: 1 }]]);
});

test('section 8: update by id is not implemented, and data must be an object', async () => {
    const records_ = await records();
    await assert.rejects(records_.doUpdate('id', {}, true, APP_ID), /^Error: Not implemented\.$/);
    await assert.rejects(records_.doCreate('text' as never, APP_ID), /must be an object/);
});
