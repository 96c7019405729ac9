import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hang, LATE, strikesAt } from './fake/calls.mts';
import { shown } from './fake/omnichannel.mts';
import { unfinished, unnoted } from './fake/outcome.mts';
import { STORIES } from './fake/stories.mts';
import { type Fate, tell } from './fake/told-story.mts';

const FATES: ReadonlyArray<readonly [name: string, fate: Fate, side: 'before' | 'after']> = [
    ['the process dies before', ({ one }) => ({ before: () => one.kill() }), 'before'],
    ['the process dies after', ({ one }) => ({ after: () => one.kill() }), 'after'],
    ['an error before', () => ({ before: fail }), 'before'],
    ['an error after', () => ({ after: fail }), 'after'],
    ['no answer, and nothing happens, at', ({ workspace }) => ({ before: () => hang(workspace.clock) }), 'before'],
    ['no answer, although it happened, at', ({ workspace }) => ({ after: () => hang(workspace.clock) }), 'after'],
];
const LATER: Fate = () => ({ before: () => LATE });

for (const tellable of STORIES) {
    const { name } = tellable();

    test(`${name}: is in the room once when undisturbed`, async () => {
        const story = tellable();
        const { workspace } = await tell(story);
        assert.deepEqual(shown(workspace.omnichannel), story.shown);
        assert.deepEqual(unfinished(workspace), []);
    });

    for (const [fateName, fate, side] of FATES) {
        test(`${name}: is in the room once after ${fateName} any call`, async () => {
            const { calls } = await tell(tellable());
            assert.ok(calls.length >= 7, 'the calls were counted');
            const wrong: string[] = [];
            for (const at of strikesAt(calls, side)) {
                const story = tellable();
                const { workspace, isRepeated } = await tell(story, { at, fate });
                const found = shown(workspace.omnichannel);
                // What Twilio handed over again had not been accepted, so others may have been before it.
                const isSame =
                    story.atOnce && isRepeated
                        ? sorted(found) === sorted(story.shown)
                        : String(found) === String(story.shown);
                const left = [...unfinished(workspace), ...unnoted(workspace).map((id) => `${id} is not noted`)];
                if (!isSame || left.length > 0) {
                    wrong.push(`${at} ${calls[at - 1]?.name}: ${JSON.stringify(found)} ${left}`);
                }
            }
            assert.deepEqual(wrong, []);
        });
    }

    test(`${name}: nothing is lost when any call is given up and happens later; documented: a post may repeat`, async () => {
        const { calls } = await tell(tellable());
        const wrong: string[] = [];
        for (const at of strikesAt(calls, 'after')) {
            const story = tellable();
            const { workspace } = await tell(story, { at, fate: LATER });
            const found = shown(workspace.omnichannel);
            const surplus = without(found, story.shown);
            // Nobody can recognise what is not there yet, nor a text without a MessageSid that was answered 500.
            const mayRepeat = /post|upload|create pending/.test(calls[at - 1]?.name ?? '') ? 1 : 0;
            const isLost = found.length - surplus.length < story.shown.length;
            if (isLost || surplus.length > mayRepeat || unfinished(workspace).length > 0) {
                wrong.push(`${at} ${calls[at - 1]?.name}: ${JSON.stringify(found)} ${unfinished(workspace)}`);
            }
        }
        assert.deepEqual(wrong, []);
    });
}

/** The texts that are left when each of the others was taken away once. */
function without(texts: readonly string[], others: readonly string[]): readonly string[] {
    const left = [...texts];
    for (const other of others) {
        const index = left.indexOf(other);
        left.splice(index, index < 0 ? 0 : 1);
    }
    return left;
}

function sorted(texts: readonly string[]): string {
    return String([...texts].sort());
}

function fail(): never {
    throw new Error('MongoServerError: connection closed');
}
