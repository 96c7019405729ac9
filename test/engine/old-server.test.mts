import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { CHANNEL_COMMANDS } from './channel-commands.mts';
import { forgottenForGood, helpIsForWhoAsks, nothingTypedIsInTheLog } from './commanding.mts';
import { EVERY_STORY } from './every-story.mts';
import { nothingIsInTheLog, unsignedRequestsDoNotFillIt } from './quiet-log.mts';
import { everyWayIsAnsweredWhereItCame, strangersGetNothing, strangersGetNothingOfWhatThereIs } from './strangers.mts';
import { WRITING_FIRST } from './writing-first.mts';

// Every story once on a server of before, and in Deno; the whole ring runs on today's.

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace({ generation: 'old', runtime: 'deno' });
});

after(() => workspace?.stop());

for (const { what, play } of EVERY_STORY) {
    test(what, async () => {
        assert.equal(await play(workspace), undefined);
    });
}

test('nothing of what people write, and no number, signature or token stands in the app’s log', () =>
    nothingIsInTheLog(workspace));

test('help is for whoever asks, in their language, and seen by them alone', () => helpIsForWhoAsks(workspace));

test('a customer is forgotten for good', () => forgottenForGood(workspace));

test('nothing of what is typed behind a command stands in the app’s log', () => nothingTypedIsInTheLog(workspace));

for (const [what, play] of WRITING_FIRST) {
    test(what, () => play(workspace));
}

test('unsigned requests cannot fill the app’s log', () => unsignedRequestsDoNotFillIt(workspace));

test('a number registered in the public livechat API gives nothing of its conversation', () =>
    strangersGetNothing(workspace));

test('each of a customer’s ways to write is answered where it came from, and shown with its number at once', () =>
    everyWayIsAnsweredWhereItCame(workspace));

test('the public livechat API gives nothing of any conversation that there is, whoever began it', () =>
    strangersGetNothingOfWhatThereIs(workspace));

for (const [what, play] of CHANNEL_COMMANDS) {
    test(what, () => play(workspace));
}
