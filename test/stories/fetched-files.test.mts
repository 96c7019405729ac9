import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchFile } from '../../lib/inbound/fetch-file.ts';
import type { Fetched } from '../../lib/model/http-ports.ts';
import { MEDIA_QUICK_MS } from '../../lib/model/timing.ts';
import { textWith } from '../unit/texts.mts';
import { filesArrive, missing } from './fake/files.mts';
import { shown } from './fake/omnichannel.mts';
import { assertDelivered, recoverAll } from './fake/outcome.mts';
import { mediaFields, newSid, SUBACCOUNT, textRequest } from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

function fetches({ calls }: FakeWorkspace): number {
    return calls.made.filter(({ name }) => name === 'media.fetch').length;
}

function file(size: number, type = 'image/jpeg'): Fetched {
    return { kind: 'file', bytes: Buffer.alloc(size, 1), type };
}

test('a file of a type that is not accepted is a line; the others are shown around it', async () => {
    const workspace = fakeWorkspace();
    await filesArrive(workspace, ['image/jpeg', 'application/zip', 'image/png']);
    assertDelivered(workspace, [
        'Look',
        '[picture-1.jpg]',
        missing('this workspace does not accept files of this type', 'document-2.zip'),
        '[picture-3.png]',
    ]);
});

const HEAD = { jpeg: '\xff\xd8\xff\xe0', zip: 'PK\x03\x04', smil: '<smil>', heic: '\0\0\0\x18ftypheic' } as const;
/** What was announced, what comes with which header, and what the agent sees. */
const SERVED: ReadonlyArray<readonly [announced: string, head: keyof typeof HEAD, header: string, shown: string[]]> = [
    ['', 'jpeg', '', ['[picture.jpg]']],
    ['application/octet-stream', 'jpeg', 'binary/octet-stream', ['[picture.jpg]']],
    ['application/zip', 'jpeg', 'image/jpeg', ['[picture.jpg]']],
    ['image/jpeg', 'heic', 'image/heic', ['[picture.heic]']],
    ['video/mp4', 'heic', '', ['[picture.heic]']],
    [
        'image/jpeg',
        'zip',
        'application/zip',
        [missing('this workspace does not accept files of this type', 'document.zip')],
    ],
    ['image/jpeg', 'zip', '', [missing('this workspace does not accept files of this type', 'document.zip')]],
    ['', 'smil', '', []],
];

for (const [announced, head, header, files] of SERVED) {
    test(`a file announced as ${JSON.stringify(announced)} that comes as ${head} with ${JSON.stringify(header)} is ${files}`, async () => {
        const workspace = fakeWorkspace();
        workspace.media = () => ({ kind: 'file', bytes: Buffer.from(HEAD[head], 'latin1'), type: header });
        await filesArrive(workspace, [announced]);
        assertDelivered(workspace, ['Look', ...files]);
    });
}

test('WhatsApp’s name of a document is the file’s name', async () => {
    const workspace = fakeWorkspace();
    workspace.settings.media_types = '*';
    await filesArrive(workspace, ['application/pdf'], { Body: '../price list.pdf.exe', MessageType: 'document' });
    assertDelivered(workspace, ['../price list.pdf.exe', '[price list.pdf]']);
});

test('a file whose name only what came told is known for it again, when the process died right after posting it', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    workspace.media = () => ({ kind: 'file', bytes: Buffer.from(HEAD.heic, 'latin1'), type: '' });
    calls.hook = { after: ({ name }) => (name === 'livechat.upload' ? one.kill() : undefined) };
    const MessageSid = newSid();
    void one.deliver(textRequest({ MessageSid, Body: 'Look', ...mediaFields(MessageSid, ['']) }));
    await clock.quiet();
    calls.hook = {};
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, ['Look', '[picture.heic]']);
});

test('a file of a type that nobody knows is shown as .bin where everything is accepted', async () => {
    const workspace = fakeWorkspace();
    workspace.settings.media_types = '*';
    await filesArrive(workspace, ['application/x-odd']);
    assertDelivered(workspace, ['Look', '[file.bin]']);
});

for (const [what, bytes, expected] of [
    ['at the limit', 1024 * 1024, '[picture.jpg]'],
    ['above the limit', 1024 * 1024 + 1, missing('it is larger than this workspace accepts')],
    ['with nothing in it', 0, missing('the file is empty')],
    ['of a byte', 1, '[picture.jpg]'],
] as const) {
    test(`a file ${what} is ${expected.startsWith('[') ? 'shown' : 'a line'}`, async () => {
        const workspace = fakeWorkspace();
        workspace.settings.media_max_mb = 1;
        workspace.media = () => file(bytes);
        await filesArrive(workspace);
        assertDelivered(workspace, ['Look', expected]);
    });
}

test('with files switched off each is a line and none is fetched', async () => {
    const workspace = fakeWorkspace();
    workspace.settings.media_enabled = false;
    await filesArrive(workspace, ['image/jpeg', 'audio/ogg']);
    const off = 'pictures and files are switched off';
    assertDelivered(workspace, ['Look', missing(off, 'picture-1.jpg'), missing(off, 'voice-2.ogg')]);
    assert.equal(fetches(workspace), 0);
});

test('an address that is not ours at Twilio is a line, and nobody is asked for it', async () => {
    const workspace = fakeWorkspace();
    for (const address of [
        'https://example.com/picture.jpg',
        `https://api.twilio.com/2010-04-01/Accounts/${SUBACCOUNT}/Messages/SM1/Media/ME1`,
    ]) {
        await filesArrive(workspace, ['image/jpeg'], { MediaUrl0: address });
    }
    assert.equal(fetches(workspace), 0);
    assert.deepEqual(
        shown(workspace.omnichannel).filter((text) => text !== 'Look'),
        Array(2).fill(missing('its address is not ours at Twilio, so it was not fetched')),
    );
});

test('a file of another text of ours is not this text’s', async () => {
    const workspace = fakeWorkspace();
    const other = mediaFields(newSid(), ['image/jpeg']);
    await filesArrive(workspace, ['image/jpeg'], other);
    assertDelivered(workspace, ['Look', missing('its address is not ours at Twilio, so it was not fetched')]);
    assert.equal(fetches(workspace), 0);
});

test('a file of a subaccount’s is fetched with the subaccount’s own login', async () => {
    const workspace = fakeWorkspace();
    const authToken = 'b'.repeat(32);
    workspace.settings.twilio_subaccounts = `${SUBACCOUNT}:${authToken}`;
    const { ports } = workspace.start('one');
    const url = `https://api.twilio.com/2010-04-01/Accounts/${SUBACCOUNT}/Messages/SM1/Media/ME${'1'.repeat(32)}`;
    const text = textWith({ accountSid: SUBACCOUNT, sid: 'SM1', media: [{ url, contentType: 'image/jpeg' }] });
    const asked: unknown[] = [];
    const fetchMedia = async (request: unknown) => {
        asked.push(request);
        return file(1);
    };
    const settings = await ports.settingsSource.current();
    await fetchFile({ text, index: 0 }, { settings, clock: workspace.clock, fetchMedia });
    assert.deepEqual(asked, [{ url, accountSid: SUBACCOUNT, authToken }]);
});

test('an error page of a proxy is no picture, and a page that was announced as one is a file', async () => {
    const workspace = fakeWorkspace();
    workspace.settings.media_types = '*';
    workspace.media = () => file(100, 'text/html; charset=utf-8');
    await filesArrive(workspace);
    await filesArrive(workspace, ['text/html']);
    assert.equal(shown(workspace.omnichannel)[1], missing('it could not be fetched from Twilio'));
    assert.match(shown(workspace.omnichannel)[3] ?? '', /^\[.*\]$/);
});

const GONE = 'Twilio does not have it any more';
const FAILED = 'it could not be fetched from Twilio';
/** Twilio's answer, how often it is asked, and what the agent reads in the end. */
const ANSWERS: ReadonlyArray<readonly [status: number, times: number, why: string]> = [
    [404, 3, GONE],
    [410, 1, GONE],
    [429, 3, FAILED],
    [500, 3, FAILED],
    [503, 3, FAILED],
    [408, 3, FAILED],
    [401, 1, FAILED],
    [403, 1, FAILED],
    [0, 3, FAILED],
];

for (const [status, times, why] of ANSWERS) {
    test(`a file for which Twilio’s answer is ${status || 'none'} is asked for ${times === 1 ? 'once' : 'three times'}, and then a line`, async () => {
        const workspace = fakeWorkspace();
        const startedAt = workspace.clock.now();
        workspace.media = () => ({ kind: 'failed', status });
        await filesArrive(workspace);
        assertDelivered(workspace, ['Look', missing(why)]);
        assert.equal(fetches(workspace), times);
        assert.ok(workspace.clock.now() - startedAt >= (times === 3 ? 4_000 : 0), 'with pauses');
    });
}

test('a file that is there at the third time is shown', async () => {
    const workspace = fakeWorkspace();
    let asked = 0;
    workspace.media = () => (++asked < 3 ? { kind: 'failed', status: 404 } : file(1));
    await filesArrive(workspace);
    assertDelivered(workspace, ['Look', '[picture.jpg]']);
});

for (const [what, ms, times] of [
    ['soon', MEDIA_QUICK_MS - 1, 2],
    ['late', MEDIA_QUICK_MS, 1],
] as const) {
    test(`a connection that breaks ${what} is ${times === 1 ? 'not tried again' : 'tried again'}`, async () => {
        const workspace = fakeWorkspace();
        const { clock, calls } = workspace;
        workspace.media = () => ({ kind: 'failed', status: 0 });
        calls.hook = { before: ({ name }) => (name === 'media.fetch' ? clock.wait(ms) : undefined) };
        await filesArrive(workspace);
        assertDelivered(workspace, ['Look', missing(FAILED)]);
        assert.equal(fetches(workspace), times);
    });
}

test('a line that stands for a file is known for it again, when the process died right after posting it', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    const MessageSid = newSid();
    workspace.media = () => ({ kind: 'failed', status: 410 });
    let posts = 0;
    calls.hook = {
        after({ name }) {
            posts += name === 'livechat.post' ? 1 : 0;
            return posts === 2 ? one.kill() : undefined;
        },
    };
    void one.deliver(textRequest({ MessageSid, Body: 'Look', ...mediaFields(MessageSid, ['image/jpeg']) }));
    await clock.quiet();
    calls.hook = {};
    // By now Twilio has it.
    workspace.media = () => ({ kind: 'file', bytes: Buffer.from('picture'), type: 'image/jpeg' });
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, ['Look', '> 📎 picture.jpg could not be shown: Twilio does not have it any more.']);
});
