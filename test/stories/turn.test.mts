import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimed, LEASE_MS, postponed } from '../../lib/queue/pending.ts';
import { MAX_WAIT_MS, type TurnOutcome } from '../../lib/queue/turn.ts';
import { type Arena, arena, type Contender, LINE } from './fake/contenders.mts';

async function claim(contender: Contender, { clock }: Arena, kind: 'text' | 'token' = 'text') {
    const entry = claimed(contender.newEntry(kind), clock.now());
    await contender.lines.add(entry);
    return entry;
}

function isHeld(outcome: TurnOutcome): asserts outcome is Extract<TurnOutcome, { kind: 'held' }> {
    assert.equal(outcome.kind, 'held');
}

test('whoever is alone has the turn after one read', async () => {
    const all = arena();
    const one = all.start('one');
    const turn = await one.takeTurn(await claim(one, all));
    isHeld(turn);
    assert.deepEqual([turn.waited, turn.ahead, await turn.stillHeld()], [false, [], true]);
    assert.deepEqual(
        all.calls.made.map(({ name }) => name),
        ['records.create pending', 'records.find'],
    );
});

test('the second has the turn when the first is done, and not before', async () => {
    const all = arena();
    const [one, two] = [all.start('one'), all.start('two')];
    const first = await claim(one, all);
    isHeld(await one.takeTurn(first));
    let isTaken = false;
    const second = two.takeTurn(await claim(two, all)).then((turn) => {
        isTaken = true;
        return turn;
    });
    await all.clock.advance(10_000);
    assert.equal(isTaken, false);
    await one.lines.remove(first);
    const turn = await all.clock.until(second);
    isHeld(turn);
    assert.equal(turn.waited, true);
});

test('those who wait have their turns in the order in which they drew tickets', async () => {
    const all = arena();
    const [one, two, three] = [all.start('one'), all.start('two'), all.start('three')];
    const first = await claim(one, all);
    isHeld(await one.takeTurn(first));
    const order: string[] = [];
    const wait = async (name: string, contender: Contender) => {
        const entry = await claim(contender, all);
        isHeld(await contender.takeTurn(entry));
        order.push(name);
        await contender.lines.remove(entry);
    };
    const later = [wait('two', two)];
    await all.clock.advance(100);
    later.push(wait('three', three));
    await all.clock.advance(100);
    await one.lines.remove(first);
    await all.clock.until(Promise.all(later));
    assert.deepEqual(order, ['two', 'three']);
});

test('a dead holder is overtaken when its lease is over, and not before', async () => {
    const all = arena();
    const [one, two] = [all.start('one'), all.start('two')];
    isHeld(await one.takeTurn(await claim(one, all)));
    one.kill();
    const takesOver = async () => all.clock.until(two.takeTurn(await claim(two, all, 'token')));
    await all.clock.advance(LEASE_MS - MAX_WAIT_MS - 1_000);
    assert.equal((await takesOver()).kind, 'busy');
    await all.clock.advance(1_000);
    isHeld(await takesOver());
});

test('who waits in vain for MAX_WAIT_MS gives up, and leaves the entry as nobody’s', async () => {
    const all = arena();
    const [one, two] = [all.start('one'), all.start('two')];
    isHeld(await one.takeTurn(await claim(one, all)));
    const startedAt = all.clock.now();
    const entry = await claim(two, all);
    assert.equal((await all.clock.until(two.takeTurn(entry))).kind, 'busy');
    assert.ok(all.clock.now() - startedAt >= MAX_WAIT_MS);
    const stored = (await two.lines.read(LINE)).find(({ id }) => id === entry.id);
    assert.deepEqual([stored?.leaseUntil, stored?.ticket], [0, 0]);
});

test('what arrived earlier is ahead, oldest first, without tokens and without what came later', async () => {
    const all = arena();
    const one = all.start('one');
    const older = [one.newEntry(), one.newEntry(), one.newEntry('token'), one.newEntry('reply')];
    const mine = claimed(one.newEntry(), all.clock.now());
    for (const entry of [one.newEntry(), mine, ...older.reverse()]) {
        await one.lines.add(entry);
    }
    const turn = await one.takeTurn(mine);
    isHeld(turn);
    const expected = older.filter(({ kind }) => kind !== 'token').map(({ id }) => id);
    assert.deepEqual(
        turn.ahead.map(({ id }) => id),
        expected.sort(),
    );
});

test('what follows a copy of the own work is left to the next turn: settling the copy ends this one', async () => {
    const all = arena();
    const one = all.start('one');
    const [copy, other] = [{ ...one.newEntry(), key: 'SM1' }, one.newEntry()];
    const mine = claimed({ ...one.newEntry(), key: 'SM1' }, all.clock.now());
    for (const entry of [copy, other, mine]) {
        await one.lines.add(entry);
    }
    const turn = await one.takeTurn(mine);
    isHeld(turn);
    assert.deepEqual(
        turn.ahead.map(({ id }) => id),
        [copy.id],
    );
});

test('an entry that somebody removed is gone, at once or while waiting', async () => {
    const all = arena();
    const [one, two] = [all.start('one'), all.start('two')];
    assert.equal((await one.takeTurn(claimed(one.newEntry(), all.clock.now()))).kind, 'gone');
    isHeld(await one.takeTurn(await claim(one, all)));
    const entry = await claim(two, all);
    const waiting = two.takeTurn(entry);
    await all.clock.advance(1_000);
    await one.lines.remove(entry);
    assert.equal((await all.clock.until(waiting)).kind, 'gone');
    await two.lines.update(entry);
    assert.ok(!(await two.lines.read(LINE)).some(({ id }) => id === entry.id), 'an update brings nothing back');
});

test('an entry that the holder put off ends the waiting for it, and keeps what the holder wrote', async () => {
    const all = arena();
    const [one, two] = [all.start('one'), all.start('two')];
    isHeld(await one.takeTurn(await claim(one, all)));
    const entry = await claim(two, all);
    const waiting = two.takeTurn(entry);
    await all.clock.advance(1_000);
    await one.lines.update(postponed(entry, { why: 'no-agent-online', now: all.clock.now() }));
    assert.equal((await all.clock.until(waiting)).kind, 'busy');
    const stored = (await two.lines.read(LINE)).find(({ id }) => id === entry.id);
    assert.deepEqual([stored?.attempts, stored?.why], [1, 'no-agent-online']);
});

test('a lease that ended while a read was under way may have been renewed: the reader does not take the turn', async () => {
    const all = arena();
    const [one, two] = [all.start('one'), all.start('two')];
    const turn = await one.takeTurn(await claim(one, all));
    isHeld(turn);
    await all.clock.advance(16_000);
    const entry = await claim(two, all);
    all.calls.hook = {
        after: ({ process, name }) =>
            process === 'two' && name === 'records.find' ? all.clock.wait(14_500) : undefined,
    };
    const taken = two.takeTurn(entry);
    await all.clock.advance(10);
    assert.equal(await turn.stillHeld(), true, 'renewed');
    assert.notEqual((await all.clock.until(taken)).kind, 'held');
});

test('a holder renews when half of the lease is over, and stops acting shortly before its end', async () => {
    const all = arena();
    const one = all.start('one');
    const turn = await one.takeTurn(await claim(one, all));
    isHeld(turn);
    for (let renewals = 0; renewals < 10; renewals += 1) {
        await all.clock.advance(LEASE_MS / 2 + 1);
        assert.equal(await turn.stillHeld(), true);
    }
    await all.clock.advance(LEASE_MS - 4_000);
    assert.equal(await turn.stillHeld(), false);
});

test('a renewal that is stored after the end of the lease does not count', async () => {
    const all = arena();
    const one = all.start('one');
    const turn = await one.takeTurn(await claim(one, all));
    isHeld(turn);
    await all.clock.advance(LEASE_MS - 6_000);
    all.calls.hook = { before: () => all.clock.wait(7_000) };
    assert.equal(await all.clock.until(turn.stillHeld()), false);
    all.calls.hook = {};
    assert.equal(await turn.stillHeld(), false, 'nor later');
});
