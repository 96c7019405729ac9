import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { CHANNEL_COMMANDS } from './channel-commands.mts';
import { EVERY_STORY } from './every-story.mts';
import { COMMANDS, KEPT_SECRET } from './on-either-server.mts';
import { strangersGetNothingOfWhatThereIs } from './strangers.mts';
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

for (const [what, play] of [...COMMANDS, ...WRITING_FIRST, ...KEPT_SECRET]) {
    test(what, () => play(workspace));
}

test('the public livechat API gives nothing of any conversation that there is, whoever began it', () =>
    strangersGetNothingOfWhatThereIs(workspace));

for (const [what, play] of CHANNEL_COMMANDS) {
    test(what, () => play(workspace));
}
