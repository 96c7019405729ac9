import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planMessages } from '../../lib/outbound/plan-messages.ts';
import type { AgentFile, Card } from '../../lib/outbound/reply.ts';
import { replySaying } from './fake/reply-world.mts';
import { fakeWorkspace } from './fake-ports.mts';

const MEGABYTE = 1024 * 1024;
const SIZES: Readonly<Record<string, number>> = { fits: 1_000, huge: 100 * MEGABYTE };

function file(uploadId: string, caption: string): AgentFile {
    return { uploadId, name: `${uploadId}.png`, type: 'image/png', caption };
}

function fileOf(size: number | undefined) {
    return size === undefined ? undefined : { size, roomId: 'room' };
}

/** The bodies of the messages that this reply becomes. */
async function bodiesOf(
    text: string,
    files: readonly AgentFile[],
    cards: readonly Card[] = [],
): Promise<ReadonlyArray<string | null>> {
    const { ports } = fakeWorkspace().start('one');
    const settings = await ports.settingsSource.current();
    const uploads = { ...ports.uploads, find: async (uploadId: string) => fileOf(SIZES[uploadId]) };
    const plan = await planMessages(replySaying(text, { files, cards }), { ...ports, settings, uploads });
    assert.equal(plan.kind, 'planned');
    return plan.kind === 'planned' ? plan.requests.map(({ content }) => new URLSearchParams(content).get('Body')) : [];
}

test('what was written under a file that stays behind is sent all the same, after the text and in order', async () => {
    const files = [file('huge', 'the *plan*'), file('fits', 'the photo'), file('gone', 'the list')];
    assert.deepEqual(await bodiesOf('Here you are', files), ['Here you are\nthe plan\nthe list\nthe photo']);
});

test('a caption is sent also when nothing else of the reply is left', async () => {
    assert.deepEqual(await bodiesOf('', [file('huge', 'Your table is ready')]), ['Your table is ready']);
});

test('a caption that repeats the text, or another one, is not said twice', async () => {
    assert.deepEqual(await bodiesOf('Look', [file('huge', 'Look'), file('gone', 'Look')]), ['Look']);
});

test('a caption that repeats that of a file which stays behind, or the words below a quote, is not said twice', async () => {
    assert.deepEqual(await bodiesOf('Here', [file('huge', 'Look'), file('fits', ' Look')]), ['Here\nLook']);
    const cards = [{ isQuote: true, paragraphs: ['Which one?'], lost: [] }];
    assert.deepEqual(await bodiesOf('This one', [file('fits', 'This one')], cards), ['> Which one?\nThis one']);
});

test('files without captions leave nothing to say', async () => {
    assert.deepEqual(await bodiesOf('', [file('huge', ''), file('gone', ' ')]), []);
});
