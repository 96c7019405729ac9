import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { MediaDay } from './media-day.mts';
import { ARRIVED, lineFor, picture, shownOfAddress, shownOfPictures } from './pictures.mts';

/** What the app itself does not show, each with its reason. */
export function testOurRefusals(day: MediaDay): void {
    const shows = (media: Parameters<typeof shownOfPictures>[1]) => shownOfPictures(day.workspace, media);

    test('an empty file and one of a type that is not accepted are lines between those that arrive', async () => {
        const empty = { contentType: 'image/png', bytes: new Uint8Array() };
        assert.deepEqual(await shows([empty, picture('zip', 'application/zip'), picture('good')]), [
            'Look',
            lineFor('picture-1.png', 'the file is empty'),
            lineFor('document-2.zip', 'this workspace does not accept files of this type'),
            { file: 'picture-3.jpg' },
        ]);
    });

    test('a file is what comes, whatever it was announced as', async () => {
        const bytes = Buffer.from('\xff\xd8\xff\xe0 a picture', 'latin1');
        for (const contentType of ['', 'application/octet-stream', 'binary/octet-stream']) {
            assert.deepEqual(await shows([{ contentType, bytes }]), ['Look', { file: 'picture.jpg' }], contentType);
        }
    });

    test('a file of a type nobody knows is accepted when the setting says everything, and named .bin', async () => {
        await day.workspace.settings.set({ media_types: '*' });
        assert.deepEqual(await shows([picture('odd', 'application/x-odd')]), ['Look', { file: 'file.bin' }]);
        await day.workspace.settings.set({ media_types: 'image/*,audio/*,video/*,text/*,application/pdf' });
    });

    test('a file above the limit is a line, and one at the limit arrives', async () => {
        await day.workspace.settings.set({ media_max_mb: 1 });
        const atLimit = { contentType: 'image/jpeg', bytes: Buffer.alloc(1024 * 1024, 1) };
        const above = { contentType: 'image/jpeg', bytes: Buffer.alloc(1024 * 1024 + 1, 1) };
        assert.deepEqual(await shows([above, atLimit]), [
            'Look',
            lineFor('picture-1.jpg', 'it is larger than this workspace accepts'),
            { file: 'picture-2.jpg' },
        ]);
        await day.workspace.settings.set({ media_max_mb: 16 });
    });

    test('with files switched off each is a line and none is fetched', async () => {
        await day.workspace.settings.set({ media_enabled: false });
        const asked = day.workspace.twilio.requests.length;
        const off = 'pictures and files are switched off';
        assert.deepEqual(await shows([picture('a'), picture('b', 'audio/ogg')]), [
            'Look',
            lineFor('picture-1.jpg', off),
            lineFor('voice-2.ogg', off),
        ]);
        assert.equal(day.workspace.twilio.requests.length, asked);
        await day.workspace.settings.set({ media_enabled: true });
    });
}

/** What Rocket.Chat does not take. */
export function testTheirRefusals(day: MediaDay): void {
    const refused = ['Look', lineFor('picture.jpg', 'Rocket.Chat did not accept it')];
    const refusals: ReadonlyArray<readonly [what: string, setting: string, value: unknown]> = [
        ['uploads are disabled', 'FileUpload_Enabled', false],
        ['the file is too large', 'FileUpload_MaxFileSize', 3],
        ['the type is blacklisted', 'FileUpload_MediaTypeBlackList', 'image/jpeg'],
        ['the type is not on the white list', 'FileUpload_MediaTypeWhiteList', 'audio/*'],
    ];
    for (const [what, setting, value] of refusals) {
        test(`a file that Rocket.Chat refuses because ${what} is a line`, async () => {
            const { people } = day.workspace;
            const before = await people.setting(setting);
            await people.setSetting(setting, value);
            assert.deepEqual(await shownOfPictures(day.workspace, [picture('refused')]), refused);
            await people.setSetting(setting, before);
            assert.deepEqual(await shownOfPictures(day.workspace, [picture('taken')]), ARRIVED);
        });
    }
}

const FOREIGN: ReadonlyArray<readonly [what: string, url: (at: ForeignAt) => string]> = [
    ['another host', ({ elsewhere, path }) => `${elsewhere}${path}`],
    ['a host by another name', ({ api, path }) => `http://localhost:${api.port}${path}`],
    ['a host that begins like ours', ({ api, path }) => `http://${api.hostname}.example.com:${api.port}${path}`],
    ['another port', ({ api, path }) => `http://${api.hostname}:1${path}`],
    ['another scheme', ({ api, path }) => `https://${api.host}${path}`],
    ['no web address', ({ path }) => `file://${path}`],
    ['our host as the user', ({ api, elsewhere, path }) => `http://${api.host}@${new URL(elsewhere).host}${path}`],
    ['a login of its own', ({ api, path }) => `http://AC1:secret@${api.host}${path}`],
    ['an empty login', ({ api, path }) => `http://@${api.host}${path}`],
    ['a backslash', ({ api, elsewhere, path }) => `${elsewhere}\\@${api.host}${path}`],
    ['another account', ({ href }) => href.replace(/AC\w{32}/, 'AC00000000000000000000000000000002')],
    ['another message', ({ href }) => href.replace(/SM\w{6}/, 'SM000000')],
    ['another resource', ({ href }) => href.replace(/\/Media\/.*/, '.json')],
    ['a way out of the path', ({ href }) => href.replace(/\/Media\//, '/../../Messages/Media/')],
    ['an encoded way out', ({ href }) => href.replace(/\/Media\//, '/%2e%2e/Media/')],
    ['a query', ({ href }) => `${href}?Url=http://example.com`],
    ['a fragment', ({ href }) => `${href}#x`],
    ['a trailing slash', ({ href }) => `${href}/`],
    ['no scheme', ({ api, path }) => `//${api.host}${path}`],
    ['nonsense', () => 'picture'],
];

interface ForeignAt {
    readonly api: URL;
    readonly elsewhere: string;
    readonly href: string;
    readonly path: string;
}

/** Addresses that are not provably ours at Twilio. */
export function testForgedAddresses(day: MediaDay): void {
    test('a media address that is not ours at Twilio is a line, and nobody is asked for it', async () => {
        let reached = 0;
        const server = createServer((_, response) => {
            reached += 1;
            response.end('caught');
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const api = new URL(day.workspace.twilio.apiUrl);
        const asked = day.workspace.twilio.requests.length;
        const shown = FOREIGN.map(async ([what, url]) => [
            what,
            ...(await shownOfAddress(day.workspace, (proper) => url({ ...proper, api, elsewhere }))),
        ]);
        const line = lineFor('picture.jpg', 'its address is not ours at Twilio, so it was not fetched');
        assert.deepEqual(
            await Promise.all(shown),
            FOREIGN.map(([what]) => [what, 'Look', line]),
        );
        const forged = day.workspace.twilio.requests.slice(asked).filter(({ path }) => path.includes('/Messages/SM'));
        assert.deepEqual([reached, forged.length], [0, 0]);
        server.close();
    });
}
