import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowsOver } from '../../lib/engine/store/windows.ts';
import { pairOf } from '../../lib/model/room.ts';
import { DAY_MS } from '../../lib/model/timing.ts';
import { memoryRecords, type StoredRecord } from './fake/memory-records.mts';
import { shown } from './fake/omnichannel.mts';
import { assertDelivered, minutes, unfinished } from './fake/outcome.mts';
import { replyWorld, wayTo } from './fake/reply-world.mts';
import { ACCOUNT, CUSTOMER, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';
import { STARTS_AT } from './fake/virtual-clock.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

// Records as version 0.1 left them behind when it was updated.

const OWNER = '0123456789ab';
const LINE = `sms:${CUSTOMER}>sms:${OUR_NUMBER}`;

/** One minute before the update, and so many more things that waited before it. */
function idAt(count: number): string {
    return `00${STARTS_AT - 60_000}-${String(count).padStart(9, '0')}-${OWNER}`;
}

function store({ records }: FakeWorkspace, labels: readonly string[], data: object): void {
    records.push({ labels, json: JSON.stringify(data) });
}

interface Entry {
    readonly label: string;
    readonly count: number;
    readonly line: string;
    readonly key: string;
    readonly kind: string;
    readonly work: unknown;
    readonly leaseUntil?: number;
}

/** Something that waits: nobody's, never tried. */
function waits(workspace: FakeWorkspace, entry: Entry): void {
    const { label, count, ...about } = entry;
    const id = idAt(count);
    const untouched = { owner: OWNER, leaseUntil: 0, ticket: 0, attempts: 0, dueAt: 0, why: '' };
    const labels = [label, `line:${about.line}`, `text:${about.key}`, `entry:${id}`];
    store(workspace, labels, { id, ...untouched, ...about });
}

function textWaits(workspace: FakeWorkspace, body: string, count: number, about: object = {}): string {
    const sid = `SM${String(900 + count).padStart(32, '0')}`;
    const text = { from: CUSTOMER, to: OUR_NUMBER, body, media: [], sid, accountSid: ACCOUNT };
    const work = { text, department: '', traces: [], rooms: [], refusals: 0 };
    waits(workspace, { label: 'pending', count, line: LINE, key: sid, kind: 'text', work, ...about });
    return sid;
}

const OLD_REPLY = {
    messageId: 'old',
    roomId: 'room',
    agentId: 'ana',
    text: 'See you at 5',
    files: [],
    sms: { from: CUSTOMER, to: OUR_NUMBER, channel: 'sms', accountSid: ACCOUNT },
};

function replyWaits(workspace: FakeWorkspace, work: object = {}): void {
    const whole = { reply: OLD_REPLY, sids: [], isSending: false, ...work };
    waits(workspace, { label: 'outbox', count: 1, line: 'reply:room', key: 'reply:old', kind: 'reply', work: whole });
}

test('texts that waited are shown in order, ahead of the one that comes after the update', async () => {
    const workspace = fakeWorkspace();
    textWaits(workspace, 'a', 1);
    textWaits(workspace, 'b', 2);
    const one = workspace.start('one');
    await workspace.clock.until(one.deliver(textRequest({ Body: 'c' })));
    await workspace.clock.quiet();
    assertDelivered(workspace, ['a', 'b', 'c']);
});

test('a text that was in the hands of the version before is taken up when its lease is over', async () => {
    const workspace = fakeWorkspace();
    textWaits(workspace, 'a', 1, { leaseUntil: STARTS_AT + 20_000 });
    const job = workspace.start('job');
    await workspace.clock.until(job.recover());
    assert.deepEqual(shown(workspace.omnichannel), []);
    await minutes(workspace, 1);
    assertDelivered(workspace, ['a']);
});

test('the pause of a text that was tried goes on, and what its attempts met is found out anew', async () => {
    const workspace = fakeWorkspace();
    textWaits(workspace, 'a', 1, { attempts: 3, dueAt: STARTS_AT + 90_000, why: 'no-agent-online' });
    await minutes(workspace, 1);
    assert.deepEqual(shown(workspace.omnichannel), []);
    await minutes(workspace, 1);
    assertDelivered(workspace, ['a']);
});

test('a text of which a part was posted goes on with the next part', async () => {
    const workspace = fakeWorkspace();
    const sid = `SM${String(901).padStart(32, '0')}`;
    const url = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}/Media/ME${'0'.repeat(32)}`;
    const media = [{ url, contentType: 'image/jpeg' }];
    const text = { from: CUSTOMER, to: OUR_NUMBER, body: 'Look', media, sid, accountSid: ACCOUNT };
    textWaits(workspace, 'Look', 1, { work: { text, department: '', traces: ['message'] } });
    await minutes(workspace, 1);
    assertDelivered(workspace, ['[picture.jpg]']);
});

test('a text that the version before had finished is a repeat, and is forgotten with its day', async () => {
    const workspace = fakeWorkspace();
    const { clock } = workspace;
    const request = textRequest({ MessageSid: 'SM0000000000000000000000000000old1' });
    const key = 'SM0000000000000000000000000000old1';
    const settled = { key, line: LINE, at: STARTS_AT - 60_000, outcome: 'posted', traces: ['message'] };
    store(workspace, [`text:${key}`, `history:${LINE}`, 'day:2026-01-15'], settled);
    store(workspace, ['days', 'noted:2026-01-15'], { day: '2026-01-15' });
    await clock.until(workspace.start('one').deliver(request));
    await clock.quiet();
    assertDelivered(workspace, []);
    for (let day = 0; day < 9; day += 1) {
        await clock.advance(DAY_MS);
        await clock.until(workspace.start('job').recover());
    }
    await clock.until(workspace.start('two').deliver(request));
    await clock.quiet();
    assertDelivered(workspace, ['Hello']);
});

test('what it had posted and accounted for is not taken for the same words of another text', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls, omnichannel, records } = workspace;
    await clock.until(workspace.start('one').deliver(textRequest({ Body: 'ok' })));
    await clock.quiet();
    const at = records.findIndex(({ labels }) => labels.some((label) => label.startsWith('history:')));
    const record = records[at];
    assert.ok(record);
    const { lane, ...rest } = JSON.parse(record.json) as { readonly lane: string };
    records[at] = { ...record, json: JSON.stringify({ ...rest, line: lane }) };
    const two = workspace.start('two');
    calls.hook = { before: ({ name }) => (name === 'livechat.post' ? two.kill() : undefined) };
    void two.deliver(textRequest({ Body: 'ok' }));
    await clock.quiet();
    calls.hook = {};
    await minutes(workspace, 1);
    assertDelivered(workspace, ['ok', 'ok']);
    assert.equal(omnichannel.rooms.length, 1);
});

test('a text that version 0.2 left waiting is kept in its own record while it waits on, and is shown once', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel, records } = workspace;
    omnichannel.isAnyoneOnline = false;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({ Body: 'a' })));
    await clock.quiet();
    // As 0.2 had it: the labels the other way round, and what is to be done under another name.
    const at = records.findIndex(({ labels }) => labels.includes('pending'));
    const [own = '', line = '', text = '', kind = ''] = records[at]?.labels ?? [];
    const labels = [kind, line, text, own];
    const { toDo, ...data } = JSON.parse(records[at]?.json ?? '{}') as { readonly toDo?: object };
    assert.ok(toDo !== undefined && own.startsWith('entry:') && kind === 'pending');
    records[at] = { labels, json: JSON.stringify({ ...data, work: toDo }) };
    const waiting = () => records.filter((record) => record.labels.includes(own));
    const tries = () => waiting().map(({ json }) => (JSON.parse(json) as { lastTry: { count: number } }).lastTry.count);
    const [before = 0] = tries();
    for (const [tried, Body] of ['b', 'c', 'd'].entries()) {
        await clock.until(workspace.start('two').deliver(textRequest({ Body })));
        await clock.quiet();
        assert.deepEqual(tries(), [before + tried + 1], 'tried ahead of the next one, and noted in the same record');
        assert.deepEqual(waiting()[0]?.labels, labels);
    }
    omnichannel.isAnyoneOnline = true;
    await minutes(workspace, 1);
    assertDelivered(workspace, ['a', 'b', 'c', 'd']);
});

test('what this version stores is nothing that 0.2 would do without being able to note how far it got', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel, records } = workspace;
    omnichannel.isAnyoneOnline = false;
    await clock.until(workspace.start('one').deliver(textRequest({})));
    const [waiting, ...others] = records.filter(({ labels }) => labels.includes('pending'));
    assert.ok(waiting !== undefined && others.length === 0);
    // What 0.2 did was under the name of work, and without that it said that it cannot read the text, and left it.
    assert.ok(!('work' in (JSON.parse(waiting.json) as object)), waiting.json);
});

test('of the two notes of a channel’s window, its own and that of version 0.2, the later text counts', async () => {
    const stored: StoredRecord[] = [];
    const windows = windowsOver(memoryRecords(stored, async (_name, work) => work()));
    const older = { roomId: 'room', wroteAt: STARTS_AT };
    for (const of02 of [older, { ...older, wroteAt: STARTS_AT - 1 }, { ...older, wroteAt: STARTS_AT + 1 }]) {
        stored.length = 0;
        stored.push({ labels: ['windows', 'window:room'], json: JSON.stringify(of02) });
        await windows.note({ ...older, isTold: true });
        const latest = of02.wroteAt > STARTS_AT ? of02 : { ...older, isTold: true };
        assert.deepEqual([await windows.find('room'), await windows.all()], [latest, [latest]]);
    }
    await windows.remove('room');
    assert.deepEqual(stored, []);
});

test('a token of a process of the version before is a pass: it holds its lane up, and is removed when it is dead', async () => {
    const workspace = fakeWorkspace();
    const leaseUntil = STARTS_AT + 20_000;
    waits(workspace, { label: 'token', count: 1, line: LINE, key: idAt(1), kind: 'token', leaseUntil, work: null });
    textWaits(workspace, 'a', 2);
    const { clock } = workspace;
    const job = workspace.start('job');
    await clock.until(job.recover());
    await minutes(workspace, 2);
    assertDelivered(workspace, ['a']);
});

test('a reply that waited leaves once, and its callbacks are shown', async () => {
    const world = replyWorld();
    const { workspace } = world;
    replyWaits(workspace);
    const one = world.start('one');
    await workspace.clock.until(one.recover());
    assert.deepEqual(
        world.taken.map(({ to, from, body }) => [to, from, body]),
        [[CUSTOMER, OUR_NUMBER, 'See you at 5']],
    );
    const [{ sid = '' } = {}] = world.taken;
    await one.callback({ sid, status: 'delivered', message: 'old' });
    assert.deepEqual([...(world.reactions.get('old') ?? [])], [':white_check_mark:']);
    assert.deepEqual(unfinished(workspace), []);
});

test('a reply that the version before was handing to Twilio is not sent again', async () => {
    const world = replyWorld();
    replyWaits(world.workspace, { isSending: true });
    await world.workspace.clock.until(world.start('one').recover());
    assert.deepEqual(world.taken, []);
    assert.match(world.notes.join(), /^⚠️ Perhaps not delivered: “See you at 5”/);
});

test('a callback about a part that the version before had sent is shown, and its failure told with what to do', async () => {
    const world = replyWorld();
    const sid = `SM${'a'.repeat(32)}`;
    store(world.workspace, [`reply:${sid}`, 'message:old', 'day:2026-01-15'], { sid, reply: OLD_REPLY, parts: 1 });
    const one = world.start('one');
    await one.callback({ sid, status: 'sent', message: 'old' });
    assert.deepEqual([...(world.reactions.get('old') ?? [])], [':outbox_tray:']);
    await one.callback({ sid, status: 'undelivered', errorCode: '30003' });
    assert.deepEqual([...(world.reactions.get('old') ?? [])], [':x:']);
    assert.match(world.notes.join(), /^⚠️ Not delivered: “See you at 5”.*30003/);
});

test('an opt-out that Twilio reports of a reply of the version before counts for its customer', async () => {
    const world = replyWorld();
    const sid = `SM${'a'.repeat(32)}`;
    store(world.workspace, [`reply:${sid}`, 'message:old', 'day:2026-01-15'], { sid, reply: OLD_REPLY, parts: 1 });
    await world.start('one').callback({ sid, status: 'failed', errorCode: '21610' });
    const { customers } = world.workspace.start('texts').ports;
    assert.equal((await customers.read(pairOf(wayTo(CUSTOMER)))).optedOut, true);
});
