import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, hang, strikesAt } from './fake/calls.mts';
import { arrives, heardFrom, jobRuns, sent } from './fake/lost-texts.mts';
import { shown } from './fake/omnichannel.mts';
import { unfinished } from './fake/outcome.mts';
import type { Fate } from './fake/told-story.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

const OTHER = '+14017122662';

const FATES: ReadonlyArray<readonly [name: string, fate: Fate, side: 'before' | 'after']> = [
    ['the process dies before', ({ one }) => ({ before: () => one.kill() }), 'before'],
    ['the process dies after', ({ one }) => ({ after: () => one.kill() }), 'after'],
    ['an error before', () => ({ before: fail }), 'before'],
    ['no answer, although it happened, at', ({ workspace }) => ({ after: () => hang(workspace.clock) }), 'after'],
];

/** Three texts of two customers are lost, one with pictures; the job that finds them is struck at its call of this number. */
async function told(strike?: { readonly at: number; readonly fate: Fate }): Promise<{
    readonly workspace: FakeWorkspace;
    readonly calls: readonly Call[];
}> {
    const workspace = fakeWorkspace();
    const one = await heardFrom(workspace);
    sent(workspace, { body: 'Look', files: ['image/jpeg', 'image/png'] });
    sent(workspace, { body: 'Well?', at: workspace.clock.now() + 1_000 });
    sent(workspace, { body: 'Hers', from: OTHER });
    await workspace.clock.advance(8 * 60_000);
    const before = workspace.calls.made.length;
    const fate = strike?.fate({ workspace, one });
    const isStruck = ({ number, process }: Call) => process === 'one' && number - before === strike?.at;
    workspace.calls.hook = {
        before: (call) => (isStruck(call) ? fate?.before?.(call) : undefined),
        after: (call) => (isStruck(call) ? fate?.after?.(call) : undefined),
    };
    await workspace.clock.advance(60_000);
    const running = one.recover().catch(() => {});
    await Promise.race([workspace.clock.until(running).catch(() => {}), workspace.clock.advance(60_000)]);
    const calls = workspace.calls.made.slice(before);
    workspace.calls.hook = {};
    const two = workspace.start('two');
    for (let runs = 0; runs < 14 && !(shown(workspace.omnichannel).length > 5 && isDone(workspace)); runs += 1) {
        await jobRuns(two, workspace, 1);
    }
    // What was forgotten on the way would be shown again by the next comparison.
    await workspace.clock.advance(10 * 60_000);
    await jobRuns(two, workspace, 1);
    return { workspace, calls };
}

for (const [name, fate, side] of FATES) {
    test(`lost texts are shown once, in order, after ${name} any call of the comparison that finds them`, async () => {
        const { calls } = await told();
        assert.ok(
            calls.some((call) => call.name === 'twilio.ask'),
            'the calls were counted',
        );
        const wrong: string[] = [];
        const names = calls.map((call) => call.name);
        // From then on they go the way of every text, which has fates of its own.
        const [first, last] = [names.indexOf('records.create token'), names.indexOf('records.put') + 3];
        assert.ok(first >= 0 && last - first > 15, 'the calls were counted');
        for (const at of strikesAt(calls, side).filter((number) => number >= first && number <= last)) {
            const { workspace } = await told({ at, fate });
            const texts = shown(workspace.omnichannel);
            const theirs = texts.filter((text) => text !== 'Hers');
            const isRight =
                String(theirs) === 'Hi,Look,[picture-1.jpg],[picture-2.png],Well?' &&
                theirs.length + 1 === texts.length;
            if (!isRight || unfinished(workspace).length > 0) {
                wrong.push(`${at} ${calls[at - 1]?.name}: ${JSON.stringify(texts)} ${unfinished(workspace)}`);
            }
        }
        assert.deepEqual(wrong, []);
    });
}

test('a number is noted as ours although the process dies over the note', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    let isAnswered = false;
    workspace.calls.hook = { before: () => (isAnswered ? one.kill() : undefined) };
    const answering = arrives(one, sent(workspace, { body: 'Hi' })).then(() => {
        isAnswered = true;
    });
    await workspace.clock.until(answering);
    await workspace.clock.quiet();
    assert.ok(!workspace.records.some(({ labels }) => labels.includes('our-numbers')));
    const two = workspace.start('two');
    await workspace.clock.until(arrives(two, sent(workspace, { body: 'again' })));
    await workspace.clock.quiet();
    sent(workspace, { body: 'lost' });
    await jobRuns(two, workspace, 15);
    assert.deepEqual(shown(workspace.omnichannel), ['Hi', 'again', 'lost']);
});

function isDone(workspace: FakeWorkspace): boolean {
    return unfinished(workspace).length === 0;
}

function fail(): never {
    throw new Error('MongoServerError: connection closed');
}
