import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown } from './fake/omnichannel.mts';
import { minutes, unfinished } from './fake/outcome.mts';
import { replySaying, replyWorld } from './fake/reply-world.mts';
import { mediaFields, newSid, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

const POISON: ReadonlyArray<readonly [what: string, work: unknown]> = [
    ['nothing', null],
    ['work of another version', { words: 'Hello' }],
    ['a text without a sender', { text: {}, department: '', traces: [] }],
    ['a text without files', { text: { from: '+14017122661', to: OUR_NUMBER, body: 'x' }, department: '', traces: [] }],
];

for (const [what, work] of POISON) {
    test(`an entry that cannot be read (${what}) is left, and holds nobody up`, async () => {
        const workspace = fakeWorkspace();
        const { clock, records, omnichannel } = workspace;
        omnichannel.isAnyoneOnline = false;
        const one = workspace.start('one');
        await clock.until(one.deliver(textRequest({ Body: 'a' })));
        const [stored] = records.filter(({ labels }) => labels.includes('pending'));
        assert.ok(stored);
        const data: { id: string } & Record<string, unknown> = JSON.parse(stored.json);
        const older = { ...data, id: `000000000000000${data.id.slice(15)}`, key: 'poison', toDo: work };
        const labels = stored.labels.map((label) => label.replace(/^entry:.*/, `entry:${older.id}`));
        records.push({
            labels: labels.map((label) => label.replace(/^text:.*/, 'text:poison')),
            json: JSON.stringify(older),
        });
        await clock.until(one.deliver(textRequest({ From: '+14017122662', Body: 'other' })));
        omnichannel.isAnyoneOnline = true;
        await minutes(workspace, 3);
        assert.deepEqual([...shown(omnichannel)].sort(), ['a', 'other']);
        assert.deepEqual(unfinished(workspace), [`entry:${older.id}`]);
        assert.equal(workspace.log.filter(({ event }) => event === 'sms.unreadable').length, 1);
    });
}

test('a line that the store fails on does not keep the job from the others', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls, omnichannel } = workspace;
    omnichannel.isAnyoneOnline = false;
    const one = workspace.start('one');
    for (const [index, Body] of ['a', 'b', 'c'].entries()) {
        await clock.until(one.deliver(textRequest({ From: `+1401712266${index}`, Body })));
    }
    omnichannel.isAnyoneOnline = true;
    await clock.advance(60_000);
    let failures = 1;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'records.create token' && failures > 0) {
                failures -= 1;
                throw new Error('not primary');
            }
        },
    };
    await clock.until(workspace.start('job').recover());
    assert.deepEqual([...shown(omnichannel)].sort(), ['b', 'c']);
    assert.ok(calls.made.some(({ process, name }) => process === 'job' && name === 'records.remove'));
});

/** Where another version may have kept something else. */
const OTHER_SHAPES: readonly unknown[] = [7, {}];

const ENDS = { From: 'whatsapp:+14017122661', To: `whatsapp:${OUR_NUMBER}` };

const RICH = {
    ...ENDS,
    ExternalUserId: 'US.1349',
    ProfileUsername: 'ada',
    ProfileName: 'Ada',
    FromCity: 'PROVIDENCE',
    FromCountry: 'US',
    OptOutType: 'START',
    Latitude: '41.8',
    Longitude: '-71.4',
    ButtonText: 'Yes',
    ListTitle: 'Monday',
    OriginalRepliedMessageSid: newSid(),
    OriginalRepliedMessageSender: OUR_NUMBER,
    Forwarded: 'true',
    ReferralHeadline: 'Bikes',
    MessageType: 'text',
    MessagingServiceSid: 'MG00000000000000000000000000000001',
};

test('a text that waits holds nobody up, whatever one of its members has become', async () => {
    const { members } = await damaged(0, undefined);
    for (let member = 0; member < members; member += 1) {
        for (const shape of OTHER_SHAPES) {
            const { name, seen } = await damaged(member, shape);
            const what = `${name} is ${JSON.stringify(shape)}`;
            assert.ok(seen.includes('next'), what);
            if (!/^(from|to|body|media)$/.test(name)) {
                assert.match(seen.join(), /first/, what);
            }
        }
    }
});

/** A text that waits is damaged, another one comes, and somebody is there again. */
async function damaged(member: number, shape: unknown) {
    const workspace = fakeWorkspace();
    const { clock, records, omnichannel } = workspace;
    omnichannel.isAnyoneOnline = false;
    const one = workspace.start('one');
    const MessageSid = newSid();
    const media = mediaFields(MessageSid, ['image/jpeg']);
    await clock.until(one.deliver(textRequest({ ...RICH, ...media, MessageSid, Body: 'first' })));
    const at = records.findIndex(({ labels }) => labels.includes('pending'));
    const { labels, json } = records[at] ?? { labels: [], json: '{}' };
    const data = JSON.parse(json) as { readonly toDo: { readonly text: Record<string, unknown> } };
    const { text } = data.toDo;
    const name = Object.keys(text)[member] ?? '';
    if (shape !== undefined) {
        text[name] = shape;
    }
    records[at] = { labels, json: JSON.stringify(data) };
    await clock.until(one.deliver(textRequest({ ...ENDS, Body: 'next' })));
    omnichannel.isAnyoneOnline = true;
    await minutes(workspace, 3);
    return { name, members: Object.keys(text).length, seen: shown(omnichannel) };
}

test('a reply that waits holds nobody up, whatever one of its members has become', async () => {
    const count = (await damagedReply(0, undefined)).members;
    for (let member = 0; member < count; member += 1) {
        for (const shape of OTHER_SHAPES) {
            const { name, seen } = await damagedReply(member, shape);
            assert.ok(seen.includes('next'), `${name} is ${JSON.stringify(shape)}`);
        }
    }
});

/** A reply that waits is damaged, another one is written, and Twilio can be reached again. */
async function damagedReply(member: number, shape: unknown) {
    const world = replyWorld();
    const { clock, records } = world.workspace;
    const one = world.start('one');
    world.answer = () => ({ kind: 'not-connected' });
    await clock.until(one.send(replySaying('first', { visitorId: 'v1' })));
    const at = records.findIndex(({ labels }) => labels.includes('outbox'));
    const { labels, json } = records[at] ?? { labels: [], json: '{}' };
    const data = JSON.parse(json) as { readonly toDo: { readonly reply: Record<string, unknown> } };
    const name = Object.keys(data.toDo.reply)[member] ?? '';
    const members = Object.keys(data.toDo.reply).length;
    if (shape !== undefined) {
        data.toDo.reply[name] = shape;
    }
    records[at] = { labels, json: JSON.stringify(data) };
    world.answer = () => undefined;
    await clock.until(one.send(replySaying('next')));
    for (let minute = 0; minute < 3; minute += 1) {
        await clock.advance(60_000);
        await clock.until(one.recover());
    }
    return { name, members, seen: world.taken.map(({ body }) => body) };
}
