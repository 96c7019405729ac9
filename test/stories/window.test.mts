import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ReplyWorld, replySaying, replyWorld, said, waiting, wayTo, wroteAt } from './fake/reply-world.mts';
import { CUSTOMER, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WHATSAPP = { customer: `whatsapp:${CUSTOMER}`, to: `whatsapp:${OUR_NUMBER}` };

/** A world in which a WhatsApp customer wrote so long ago. */
async function writtenAgo(ms: number): Promise<ReplyWorld> {
    const world = replyWorld();
    wroteAt(world, world.workspace.clock.now());
    await world.workspace.clock.advance(ms);
    return world;
}

async function replied(world: ReplyWorld, text: string): Promise<void> {
    const way = { ...wayTo(WHATSAPP.customer), to: wayTo(WHATSAPP.to).from };
    await world.workspace.clock.until(world.start('one').send(replySaying(text, { way })));
    await world.workspace.clock.quiet();
}

async function again(world: ReplyWorld, messageId?: string): Promise<string> {
    const answer = await world.workspace.clock.until(world.start('two').again(messageId));
    await world.workspace.clock.quiet();
    return answer;
}

async function jobRuns(world: ReplyWorld, minutes: number): Promise<void> {
    const job = world.start('job');
    for (let minute = 0; minute < minutes; minute += 1) {
        await world.workspace.clock.advance(MINUTE_MS);
        await world.workspace.clock.until(job.recover());
        await world.workspace.clock.quiet();
    }
}

test('a reply 23 hours and 59 minutes after the customer’s last text leaves', async () => {
    const world = await writtenAgo(24 * HOUR_MS - MINUTE_MS);
    await replied(world, 'In time');
    assert.deepEqual(said(world), ['In time']);
    assert.deepEqual(world.notes, []);
});

test('a minute after 24 hours it is stopped before Twilio is asked, and its agent reads why and how it can leave', async () => {
    const world = await writtenAgo(24 * HOUR_MS + MINUTE_MS);
    await replied(world, 'Too late');
    assert.deepEqual(said(world), []);
    assert.deepEqual(waiting(world), []);
    assert.match(world.notes[0] ?? '', /^⚠️ Not sent: “Too late”\. .*24 hours ago.*`\/sms again`/);
    assert.deepEqual(world.buttons, ['again m-Too late', 'template']);
    assert.match(world.notes[0] ?? '', /`\/sms template`/);
    assert.equal(world.lines.length, 1);
    assert.deepEqual([...(world.reactions.get('m-Too late') ?? [])], [':x:']);
});

test('a template leaves after them, by the way of every reply', async () => {
    const world = await writtenAgo(25 * HOUR_MS);
    const way = { ...wayTo(WHATSAPP.customer), to: wayTo(WHATSAPP.to).from };
    const template = { sid: 'HX1', variables: { 1: 'Anna' } };
    await world.workspace.clock.until(world.start('one').send(replySaying('Hi Anna', { way, template })));
    await world.workspace.clock.quiet();
    assert.deepEqual(
        world.taken.map((taken) => [taken.template, taken.body, taken.to, taken.from]),
        [['HX1 {"1":"Anna"}', '', WHATSAPP.customer, WHATSAPP.to]],
    );
    assert.deepEqual([world.notes, world.lines], [[], []]);
    assert.deepEqual([...(world.reactions.get('m-Hi Anna') ?? [])], [':outbox_tray:']);
});

test('the stopped words leave by the button alone, once, and only when the customer has written', async () => {
    const world = await writtenAgo(25 * HOUR_MS);
    await replied(world, 'Stopped');
    assert.match(await again(world, 'm-Stopped'), /has not written since/);
    wroteAt(world, world.workspace.clock.now());
    await jobRuns(world, 5);
    assert.deepEqual(said(world), [], 'never by themselves');
    const one = world.start('one');
    const presses = [one.again('m-Stopped'), world.start('three').again('m-Stopped')];
    const answers = await world.workspace.clock.until(Promise.all(presses));
    await world.workspace.clock.quiet();
    assert.match(answers[0] ?? '', /^✉️/);
    assert.deepEqual(said(world), ['Stopped']);
    assert.ok(!world.reactions.get('m-Stopped')?.has(':x:'));
    assert.match(await again(world, 'm-Stopped'), /No reply .* is waiting/);
});

test('without an id the last one that was stopped leaves, then the one before it', async () => {
    const world = await writtenAgo(25 * HOUR_MS);
    await replied(world, 'First');
    await world.workspace.clock.advance(MINUTE_MS);
    await replied(world, 'Second');
    wroteAt(world, world.workspace.clock.now());
    await again(world);
    await again(world);
    assert.deepEqual(said(world), ['Second', 'First']);
    assert.match(await again(world), /No reply .* is waiting/);
});

test('where nobody knows when the customer wrote, and on channels without such a time, a reply leaves', async () => {
    const world = replyWorld();
    await replied(world, 'Unknown');
    const other = await writtenAgo(48 * HOUR_MS);
    await other.workspace.clock.until(other.start('one').send(replySaying('By SMS')));
    assert.deepEqual([said(world), said(other)], [['Unknown'], ['By SMS']]);
});

test('in the last hour the agent hears once that it ends, also over a restart, and anew for the next text', async () => {
    const world = await writtenAgo(22 * HOUR_MS + 58 * MINUTE_MS);
    await jobRuns(world, 1);
    assert.deepEqual(world.notes, []);
    await jobRuns(world, 3);
    await jobRuns(world, 3);
    assert.equal(world.notes.length, 1);
    assert.match(world.notes[0] ?? '', /^⏳ The customer’s last text is almost 24 hours old\. At \d\d:\d\d UTC/);
    wroteAt(world, world.workspace.clock.now());
    await world.workspace.clock.advance(23 * HOUR_MS);
    await jobRuns(world, 2);
    assert.equal(world.notes.length, 2);
});

test('one that has ended is not told, and is forgotten after two weeks', async () => {
    const world = await writtenAgo(25 * HOUR_MS);
    await jobRuns(world, 1);
    assert.deepEqual(world.notes, []);
    await world.workspace.clock.advance(15 * 24 * HOUR_MS);
    await jobRuns(world, 1);
    assert.ok(!world.workspace.records.some(({ labels }) => labels.includes('windows')));
});

test('a WhatsApp text opens the time, by when it arrived, and an SMS needs no record of it', async () => {
    const workspace = fakeWorkspace();
    const process = workspace.start('one');
    const arrivedAt = workspace.clock.now();
    workspace.omnichannel.isAnyoneOnline = false;
    const text = { From: WHATSAPP.customer, To: WHATSAPP.to };
    await workspace.clock.until(process.deliver(textRequest(text)));
    await workspace.clock.until(process.deliver(textRequest({})));
    workspace.omnichannel.isAnyoneOnline = true;
    await workspace.clock.advance(HOUR_MS);
    await workspace.clock.until(workspace.start('job').recover());
    await workspace.clock.quiet();
    const windows = await process.ports.windows.all();
    assert.deepEqual(
        windows.map(({ wroteAt: at }) => at),
        [arrivedAt],
    );
});
