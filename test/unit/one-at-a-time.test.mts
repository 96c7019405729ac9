import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneAtATime } from '../../lib/queue/one-at-a-time.ts';

/** Work that ends when it is told to. */
function held() {
    let end: (value: string) => void = () => {};
    let fail: (error: Error) => void = () => {};
    const result = new Promise<string>((resolve, reject) => {
        end = resolve;
        fail = reject;
    });
    return { result, end: (value: string) => end(value), fail: (error: Error) => fail(error) };
}

async function settled(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
}

test('on one lane the next work begins when the one before has ended, in the order of the calls', async () => {
    const queue = oneAtATime();
    const [first, second] = [held(), held()];
    const begun: string[] = [];
    const run = (name: string, work: Promise<string>) =>
        queue.inOrder('lane', () => {
            begun.push(name);
            return work;
        });
    const results = Promise.all([
        run('first', first.result),
        run('second', second.result),
        run('third', second.result),
    ]);
    await settled();
    assert.deepEqual(begun, ['first']);
    first.end('a');
    await settled();
    assert.deepEqual(begun, ['first', 'second']);
    second.end('b');
    assert.deepEqual(await results, ['a', 'b', 'b']);
    assert.deepEqual(begun, ['first', 'second', 'third']);
});

test('what fails is told to its caller alone, and the next work begins all the same', async () => {
    const queue = oneAtATime();
    const first = queue.inOrder('lane', () => Promise.reject(new Error('no')));
    const second = queue.inOrder('lane', async () => 'done');
    await assert.rejects(first, /^Error: no$/);
    assert.equal(await second, 'done');
});

test('other lanes wait for nothing', async () => {
    const queue = oneAtATime();
    void queue.inOrder('one', () => held().result);
    assert.equal(await queue.inOrder('two', async () => 'at once'), 'at once');
});

test('a lane is idle until it is given work, and again when all of it has ended, well or not', async () => {
    const queue = oneAtATime();
    assert.equal(queue.isIdle('lane'), true);
    const [first, second] = [held(), held()];
    const one = queue.inOrder('lane', () => first.result);
    const two = queue.inOrder('lane', () => second.result);
    assert.deepEqual([queue.isIdle('lane'), queue.isIdle('other')], [false, true]);
    first.end('a');
    await one;
    await settled();
    assert.equal(queue.isIdle('lane'), false, 'the second is at work');
    second.fail(new Error('no'));
    await assert.rejects(two);
    await settled();
    assert.equal(queue.isIdle('lane'), true);
});
