import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GOOD_DAY } from '../workspace/twilio/behaviour.mts';
import { openRules } from '../workspace/twilio/rules.mts';

const ANN = { customer: '+14017122661', number: '+15558675310', body: 'Hi' };
const BEN = { ...ANN, customer: '+14017122662' };

test('without rules it is a good day', () => {
    const { look, take } = openRules(() => undefined);
    assert.deepEqual(look('messages', ANN), GOOD_DAY.messages);
    assert.deepEqual(take('callbacks', ANN), GOOD_DAY.callbacks);
});

test('a rule is about its customer, number and text, and about its own section', () => {
    const { rules, look } = openRules(() => undefined);
    for (const match of [{ customer: ANN.customer }, { number: '+1', body: ANN.body }, { body: 'Ho' }]) {
        rules.add(match, { messages: { slowMs: 5 } });
    }
    assert.deepEqual(look('messages', ANN), { ...GOOD_DAY.messages, slowMs: 5 });
    assert.equal(look('messages', BEN).slowMs, 0);
    assert.equal(look('messages', { ...BEN, body: 'Ho' }).slowMs, 5);
    assert.equal(look('messages', { ...BEN, number: '+1' }).slowMs, 5);
    assert.deepEqual(look('media', ANN), GOOD_DAY.media);
});

test('of rules that always apply the newer wins, switch by switch, until it is taken away', () => {
    const { rules, look } = openRules(() => undefined);
    rules.add({}, { callbacks: { delayMs: 1, duplicate: 1 } });
    const remove = rules.add({ customer: ANN.customer }, { callbacks: { delayMs: 2 } });
    assert.deepEqual([look('callbacks', ANN).delayMs, look('callbacks', ANN).duplicate], [2, 1]);
    remove();
    remove();
    assert.equal(look('callbacks', ANN).delayMs, 1);
});

test('counted rules take turns, each until it is spent; others do not spend them, nor does a look', () => {
    const { rules, look, take } = openRules(() => undefined);
    rules.add({ customer: ANN.customer, times: 2 }, { messages: { answer: 'busy' } });
    rules.add({ customer: ANN.customer, times: 1 }, { messages: { answer: 'closed' } });
    rules.add({}, { messages: { answer: 'error', slowMs: 5 } });
    assert.equal(take('messages', BEN).answer, 'error');
    assert.equal(look('messages', ANN).answer, 'busy');
    take('callbacks', ANN);
    assert.deepEqual(
        Array.from({ length: 4 }, () => take('messages', ANN).answer),
        ['busy', 'busy', 'closed', 'error'],
    );
    assert.deepEqual(
        rules.list().map(({ id, left }) => [id, left]),
        [[3, null]],
    );
});

test('each rule that comes, is used or goes is told', () => {
    let told = 0;
    const { rules, take } = openRules(() => {
        told += 1;
    });
    rules.add({ times: 1 }, { messages: { answer: 'busy' } });
    take('messages', ANN);
    rules.add({}, { messages: { slowMs: 1 } });
    rules.clear();
    assert.deepEqual([told, rules.list()], [4, []]);
});
