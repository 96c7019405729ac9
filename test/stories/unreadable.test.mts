import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown } from './fake/omnichannel.mts';
import { minutes, unfinished } from './fake/outcome.mts';
import { OUR_NUMBER, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

const POISON: ReadonlyArray<readonly [what: string, work: unknown]> = [
    ['nothing', null],
    ['work of another version', { words: 'Hello' }],
    ['a text without a sender', { text: {}, department: '', traces: [] }],
    ['a text without files', { text: { from: '+14017122661', to: OUR_NUMBER, body: 'x' }, department: '', traces: [] }],
];

for (const [what, work] of POISON) {
    test(`an entry that cannot be read (${what}) is left, and holds nobody up`, async () => {
        const workspace = fakeWorkspace();
        const { clock, records, omnichannel } = workspace;
        omnichannel.isAnyoneOnline = false;
        const one = workspace.start('one');
        await clock.until(one.deliver(textRequest({ Body: 'a' })));
        const [stored] = records.filter(({ labels }) => labels.includes('pending'));
        assert.ok(stored);
        const data: { id: string } & Record<string, unknown> = JSON.parse(stored.json);
        const older = { ...data, id: `000000000000000${data.id.slice(15)}`, key: 'poison', work };
        const labels = stored.labels.map((label) => label.replace(/^entry:.*/, `entry:${older.id}`));
        records.push({
            labels: labels.map((label) => label.replace(/^text:.*/, 'text:poison')),
            json: JSON.stringify(older),
        });
        await clock.until(one.deliver(textRequest({ From: '+14017122662', Body: 'other' })));
        omnichannel.isAnyoneOnline = true;
        await minutes(workspace, 3);
        assert.deepEqual([...shown(omnichannel)].sort(), ['a', 'other']);
        assert.deepEqual(unfinished(workspace), [`entry:${older.id}`]);
        assert.equal(workspace.log.filter(({ event }) => event === 'sms.unreadable').length, 1);
    });
}

test('a line that the store fails on does not keep the job from the others', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls, omnichannel } = workspace;
    omnichannel.isAnyoneOnline = false;
    const one = workspace.start('one');
    for (const [index, Body] of ['a', 'b', 'c'].entries()) {
        await clock.until(one.deliver(textRequest({ From: `+1401712266${index}`, Body })));
    }
    omnichannel.isAnyoneOnline = true;
    await clock.advance(60_000);
    let failures = 1;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'records.create token' && failures > 0) {
                failures -= 1;
                throw new Error('not primary');
            }
        },
    };
    await clock.until(workspace.start('job').recover());
    assert.deepEqual([...shown(omnichannel)].sort(), ['b', 'c']);
    assert.ok(calls.made.some(({ process, name }) => process === 'job' && name === 'records.remove'));
});
