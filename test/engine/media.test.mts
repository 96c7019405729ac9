import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../harness/until.mts';
import { OUR_NUMBER } from '../harness/workspace.mts';
import { letTimePass, pendingIn } from '../workspace/app-records.mts';
import { shownAtLast } from './conversation.mts';
import { mediaDay } from './media-day.mts';
import { testFetching } from './media-fetching.mts';
import { testForgedAddresses, testOurRefusals, testTheirRefusals } from './media-refusals.mts';
import { newCustomer, picture } from './pictures.mts';

const day = mediaDay('old');

day.testRetries();
testFetching(day);
testOurRefusals(day);
testTheirRefusals(day);
testForgedAddresses(day);
day.testPatience();

// Last, since it takes the whole app down.
test('pictures arrive once each, in order, when the app dies between them', async () => {
    const { workspace } = day;
    const from = newCustomer();
    let uploads = 0;
    let died = Promise.resolve();
    const remove = workspace.taps.add({
        after: ({ method }) => {
            uploads += method === 'doCreateUpload' ? 1 : 0;
            if (method === 'doCreateUpload' && uploads === 2) {
                died = workspace.killRuntime();
            }
        },
    });
    const media = [1, 2, 3].map((number) => picture(`dying ${number}`));
    void workspace.twilio.phone(from).send({ to: OUR_NUMBER, body: 'Three', media });
    await until(() => uploads === 2, { what: 'the second picture' });
    remove();
    await died;
    // As if half a minute had passed since the claims of the process that died.
    await letTimePass(workspace.store, await pendingIn(workspace.store, { kind: 'text' }));
    await workspace.runJobs();
    assert.deepEqual(await shownAtLast(workspace, { from, to: OUR_NUMBER }), [
        'Three',
        { file: 'picture-1.jpg' },
        { file: 'picture-2.jpg' },
        { file: 'picture-3.jpg' },
    ]);
});
