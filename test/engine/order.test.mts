import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withSeed } from '../harness/seeded.mts';
import type { PostAnswer } from '../harness/signed-post.mts';
import { until } from '../harness/until.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import type { Tap } from '../workspace/rocketchat/tap.mts';
import { finish } from './deliveries/finish.mts';
import { randomDelays, randomFailures } from './deliveries/taps.mts';
import { INCOMING, newSid, text, textFields, textsOf } from './inbound.mts';

const POST = 'LivechatBridge.doCreateMessage';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

test('50 quick texts of one customer with random delays in every accessor appear in order', async () => {
    const from = '+14017140001';
    await withSeed(async (random) => {
        const answers = await quickTexts(from, { count: 50, tap: randomDelays(6, random) });
        assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
        await finish(workspace);
        assert.deepEqual(await textsOf(workspace, from), numbered(50));
    });
});

test('40 quick texts with random failures of the accessors appear in order, those not accepted excepted', async () => {
    const from = '+14017140002';
    await withSeed(async (random) => {
        const answers = await quickTexts(from, { count: 40, tap: randomFailures(0.1, random) });
        const accepted = numbered(40).filter((_, at) => answers[at]?.status === 200);
        await finish(workspace);
        const shown = await textsOf(workspace, from);
        assert.deepEqual(
            shown.filter((body) => accepted.includes(body)),
            accepted,
        );
        // A claim may fail after it was stored: such a text is delivered too, and Twilio's second delivery is a duplicate.
        assert.equal(new Set(shown).size, shown.length);
    });
});

test('a text whose claim is slow does not hold up the next one for ever, and comes before it', async () => {
    const from = '+14017140003';
    const answers = await quickTexts(from, { count: 5, tap: slowFirstClaim(from) });
    assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200, 200, 200],
    );
    await finish(workspace);
    assert.deepEqual(await textsOf(workspace, from), numbered(5));
});

test('a newer text waits behind an older one that Rocket.Chat refuses for now', async () => {
    const from = '+14017140004';
    workspace.faults.add({ call: POST, about: from.slice(1), fail: 'no primary', times: 3 });
    for (const body of numbered(3)) {
        assert.equal((await text(workspace, { from, body })).status, 200);
    }
    assert.deepEqual(await textsOf(workspace, from), []);
    assert.equal((await text(workspace, { from, body: 'Text 4' })).status, 200);
    workspace.faults.clear();
    assert.deepEqual(await textsOf(workspace, from), numbered(4));
});

/** Texts of one customer, each sent as soon as the app has begun to store the one before it. */
async function quickTexts(
    from: string,
    { count, tap }: { readonly count: number; readonly tap: Tap },
): Promise<readonly PostAnswer[]> {
    const untap = workspace.taps.add(tap);
    const answers: Promise<PostAnswer>[] = [];
    workspace.calls.clear();
    for (const body of numbered(count)) {
        const sid = newSid();
        // Where a failure leaves a lease behind, that is waited for by nobody: `finish` ends it.
        answers.push(workspace.post(INCOMING, textFields({ from, body, sid }), { isAnswerEnough: true }));
        await until(() => isClaiming(sid), { what: `the claim of ${body}`, everyMs: 1 });
    }
    const answered = await Promise.all(answers);
    untap();
    return answered;
}

function isClaiming(sid: string): boolean {
    return workspace.calls
        .list()
        .some(
            ({ name, args }) =>
                name === 'PersistenceBridge.doCreateWithAssociations' && JSON.stringify(args).includes(sid),
        );
}

function slowFirstClaim(from: string): Tap {
    let isFirst = true;
    return {
        async before({ method, args }) {
            if (method === 'doCreateWithAssociations' && JSON.stringify(args).includes(from) && isFirst) {
                isFirst = false;
                await until(
                    () =>
                        workspace.calls.list().filter((call) => JSON.stringify(call.args).includes('Text 5')).length >
                        0,
                    {
                        what: 'the last text to arrive',
                    },
                );
            }
        },
    };
}

function numbered(count: number): readonly string[] {
    return Array.from({ length: count }, (_, at) => `Text ${at + 1}`);
}
