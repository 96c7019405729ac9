import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WebhookRequest } from '../../endpoints/check-webhook.ts';
import { DAY_MS } from '../../lib/model/timing.ts';
import { seeded } from '../harness/seeded.mts';
import { arrives, heardFrom, sent } from './fake/lost-texts.mts';
import { shown } from './fake/omnichannel.mts';
import { unfinished } from './fake/outcome.mts';
import { AUTH_TOKEN } from './fake/signed-texts.mts';
import { type FakeProcess, type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

/** `TEXTS=10000` is a busy day, and takes minutes here. */
const TEXTS = Number(process.env.TEXTS ?? 400);
/** How long a page of Twilio's takes, and a post in Rocket.Chat. */
const SLOW: ReadonlyMap<string, number> = new Map([
    ['twilio.ask', 400],
    ['livechat.post', 100],
]);
const CUSTOMERS = TEXTS / 20;
const SEED = 12;
const PICTURE = '[picture.jpg]';

/** What customers send from one moment to another, evenly spread; one text in ten has a picture. */
function flood(
    workspace: FakeWorkspace,
    { name, count, forMs }: Flood,
    random: () => number,
): readonly WebhookRequest[] {
    const from = workspace.clock.now();
    return Array.from({ length: count }, (_, index) => {
        const customer = Math.floor(random() * CUSTOMERS);
        return sent(workspace, {
            from: customerOf(customer),
            body: `${name} ${index} of ${customer}`,
            files: random() < 0.1 ? ['image/jpeg'] : [],
            at: from + Math.floor((index * forMs) / count),
        });
    });
}

interface Flood {
    readonly name: string;
    readonly count: number;
    readonly forMs: number;
}

function customerOf(customer: number): string {
    return `+1401${String(7_000_000 + customer)}`;
}

/** Both instances run the job, and meanwhile these webhooks arrive, evenly spread. */
async function minutes(
    workspace: FakeWorkspace,
    processes: readonly FakeProcess[],
    { count, webhooks = [] }: { readonly count: number; readonly webhooks?: readonly WebhookRequest[] },
): Promise<void> {
    const perMinute = Math.ceil(webhooks.length / count);
    for (let minute = 0; minute < count; minute += 1) {
        const jobs = processes.map((process) => process.recover());
        const arriving = webhooks
            .slice(minute * perMinute, (minute + 1) * perMinute)
            .map((request) => arrives(processes[customerIn(bodyOf(request)) % processes.length]!, request));
        await workspace.clock.until(Promise.all([...jobs, ...arriving]));
        await workspace.clock.advance(60_000);
    }
}

/** Everything that was sent since is shown, once, and each customer's texts are in order. */
function assertAllShown(workspace: FakeWorkspace, names: readonly string[], since: number): void {
    const texts = shown(workspace.omnichannel).slice(since);
    const sentTexts = workspace.twilio.texts.filter(({ body }) => names.some((name) => body.startsWith(`${name} `)));
    assert.deepEqual(unfinished(workspace), []);
    const words = texts.filter((text) => text !== PICTURE);
    assert.equal(words.length, sentTexts.length);
    assert.equal(texts.length - words.length, sentTexts.filter(({ files }) => files.length > 0).length);
    const byCustomer = (all: readonly string[]) =>
        all.slice().sort((one, other) => customerIn(one) - customerIn(other));
    for (const name of names) {
        assert.deepEqual(
            byCustomer(words.filter((text) => text.startsWith(`${name} `))),
            byCustomer(sentTexts.map(({ body }) => body).filter((text) => text.startsWith(`${name} `))),
        );
    }
}

function bodyOf({ content }: WebhookRequest): string {
    return typeof content === 'object' && content !== null && 'Body' in content ? String(content.Body) : '';
}

function customerIn(text: string): number {
    return Number(/of (\d+)$/.exec(text)?.[1]);
}

test(`${TEXTS} texts of a day without an endpoint, an hour with a wrong token and an update are all shown in 15 minutes (seed ${SEED})`, async () => {
    const random = seeded(SEED);
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    calls.hook = {
        before: ({ name }) => {
            const ms = SLOW.get(name);
            return ms === undefined ? undefined : clock.wait(ms);
        },
    };
    const before = await heardFrom(workspace);
    before.kill();
    flood(workspace, { name: 'day', count: TEXTS, forMs: DAY_MS }, random);
    await clock.advance(DAY_MS);
    const [one, two] = [workspace.start('one'), workspace.start('two')];
    const live = flood(workspace, { name: 'live', count: CUSTOMERS, forMs: 60_000 }, random);
    let since = shown(workspace.omnichannel).length;
    await minutes(workspace, [one, two], { count: 15, webhooks: live });
    assertAllShown(workspace, ['day', 'live'], since);

    since = shown(workspace.omnichannel).length;
    workspace.settings.twilio_auth_token = 'wrong';
    workspace.twilio.fault = ({ account }) =>
        account.authTokens.includes(AUTH_TOKEN) ? undefined : { kind: 'answer', status: 401, body: {} };
    const refused = flood(workspace, { name: 'refused', count: CUSTOMERS, forMs: 60 * 60_000 }, random);
    await minutes(workspace, [one, two], { count: 60, webhooks: refused });
    assert.equal(shown(workspace.omnichannel).length, since);
    workspace.settings.twilio_auth_token = AUTH_TOKEN;
    await minutes(workspace, [one, two], { count: 15 });
    assertAllShown(workspace, ['refused'], since);

    since = shown(workspace.omnichannel).length;
    const upTo = flood(workspace, { name: 'before', count: CUSTOMERS, forMs: 60_000 }, random);
    await minutes(workspace, [one, two], { count: 1, webhooks: upTo });
    flood(workspace, { name: 'update', count: CUSTOMERS, forMs: 60_000 }, random);
    one.kill();
    await clock.advance(60_000);
    const after = workspace.start('after the update');
    const again = flood(workspace, { name: 'after', count: CUSTOMERS, forMs: 60_000 }, random);
    await minutes(workspace, [after, two], { count: 1, webhooks: again });
    await minutes(workspace, [after, two], { count: 14 });
    assertAllShown(workspace, ['before', 'update', 'after'], since);
});
