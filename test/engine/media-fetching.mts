import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import type { RestRequest } from '../workspace/twilio/twilio.mts';
import { roomsBetween, shownOf } from './conversation.mts';
import { handOver } from './inbound.mts';
import type { MediaDay } from './media-day.mts';
import { ARRIVED, NOT_FETCHED, newCustomer, picture, shownOnDay } from './pictures.mts';

const TYPES = ['jpeg', 'png', 'gif', 'webp', 'bmp', 'tiff', 'jpeg', 'png', 'gif', 'webp'];
const NAMES = ['jpg', 'png', 'gif', 'webp', 'bmp', 'tiff', 'jpg', 'png', 'gif', 'webp'].map(
    (extension, at) => `picture-${at + 1}.${extension}`,
);

/** Files from Twilio through the http of this server generation, in every mood of Twilio's. */
export function testFetching(day: MediaDay): void {
    test('ten pictures arrive in order, each with its own bytes, name and extension', async () => {
        const from = newCustomer();
        const media = TYPES.map((type, at) => picture(`number ${at}`, `image/${type}`));
        await handOver(day.workspace, from, { to: OUR_NUMBER, body: 'Ten', media });
        assert.deepEqual(
            await filesOf(day.workspace, from),
            NAMES.map((name, at) => `${name}: the bytes of number ${at}`),
        );
        const shown = await shownOf(day.workspace, { from, to: OUR_NUMBER });
        assert.deepEqual(shown, ['Ten', ...NAMES.map((file) => ({ file }))]);
    });

    testLogins(day);

    test('a file that comes slowly comes', async () => {
        assert.deepEqual(await shownOnDay(day.workspace, { slowMs: 400 }), ARRIVED);
    });

    for (const mood of [{ wrongType: true }, { expiredSignature: true }]) {
        test(`a file is a line with the reason when Twilio's answer is ${Object.keys(mood)[0]}`, async () => {
            assert.deepEqual(await shownOnDay(day.workspace, mood), NOT_FETCHED);
        });
    }

    test('a file that leads from redirect to redirect becomes a line with the reason', async () => {
        assert.deepEqual(await shownOnDay(day.workspace, { loop: true }), NOT_FETCHED);
    });
}

function testLogins(day: MediaDay): void {
    for (const auth of ['required', 'open'] as const) {
        for (const answer of ['redirect', 'direct'] as const) {
            test(`a picture arrives with a login ${auth} and an answer that is ${answer}`, async () => {
                for (const replayedAuthorization of ['refused', 'accepted'] as const) {
                    assert.deepEqual(await shownOnDay(day.workspace, { auth, answer, replayedAuthorization }), ARRIVED);
                }
            });
        }
    }

    test('Twilio gets our login at its own address, and the place it redirects to gets none', async () => {
        const from = newCustomer();
        const media = [picture('credentials')];
        const { sid } = await handOver(day.workspace, from, { to: OUR_NUMBER, media });
        const own = day.workspace.twilio.requests.find(({ path }) => path.includes(sid));
        const media0 = own?.path.split('/').at(-1) ?? 'none';
        const asked = day.workspace.twilio.requests.filter(({ path }) => path.includes(media0)).map(toLogin);
        assert.deepEqual(asked, ['api with a valid login', 'cdn with nothing']);
    });
}

function toLogin({ host, credentials, headers }: RestRequest): string {
    const login = credentials?.valid ? 'a valid login' : 'a wrong login';
    return `${host} with ${headers.authorization === undefined ? 'nothing' : login}`;
}

async function filesOf(workspace: TestWorkspace, from: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { id } of await roomsBetween(workspace, { from, to: OUR_NUMBER })) {
        for (const file of (await workspace.people.messages(id)).flatMap(({ files }) => files)) {
            found.push(`${file.name}: ${(await workspace.people.fileContent(file.id)).content}`);
        }
    }
    return found;
}
