import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Delivery, deliveryOf, reactionOf } from '../../lib/outbound/delivery-state.ts';

const part = (sid: string, parts = 1) => ({ sid, parts });
const note = (sid: string, status: string) => ({ sid, status });

const ROWS: ReadonlyArray<readonly [string, Parameters<typeof deliveryOf>[0], Delivery]> = [
    ['nothing known', { sent: [], notes: [] }, 'sending'],
    ['taken', { sent: [part('a')], notes: [] }, 'sent'],
    ['queued at Twilio', { sent: [part('a')], notes: [note('a', 'queued')] }, 'sent'],
    ['delivered', { sent: [part('a')], notes: [note('a', 'delivered'), note('a', 'sent')] }, 'delivered'],
    ['read', { sent: [part('a')], notes: [note('a', 'read'), note('a', 'delivered')] }, 'read'],
    ['undelivered', { sent: [part('a')], notes: [note('a', 'sent'), note('a', 'undelivered')] }, 'failed'],
    ['canceled', { sent: [part('a')], notes: [note('a', 'canceled')] }, 'failed'],
    ['delivered after a failure', { sent: [part('a')], notes: [note('a', 'failed'), note('a', 'read')] }, 'failed'],
    ['a status of the future', { sent: [part('a')], notes: [note('a', 'teleported')] }, 'sent'],
    ['called back before it was noted', { sent: [], notes: [note('a', 'delivered')] }, 'delivered'],
    ['one part of two', { sent: [part('a', 2)], notes: [note('a', 'read')] }, 'sending'],
    ['both parts, one less far', { sent: [part('a', 2), part('b', 2)], notes: [note('a', 'read')] }, 'sent'],
    [
        'both parts delivered, one read',
        { sent: [part('a', 2), part('b', 2)], notes: [note('a', 'read'), note('b', 'delivered')] },
        'delivered',
    ],
    ['one part of two failed', { sent: [part('a', 2)], notes: [note('a', 'failed')] }, 'failed'],
    ['perhaps taken', { sent: [part('')], notes: [] }, 'sending'],
    ['perhaps taken, then called back', { sent: [part('')], notes: [note('a', 'delivered')] }, 'delivered'],
    ['noted twice', { sent: [part('a', 2), part('a', 2)], notes: [note('a', 'delivered')] }, 'sending'],
];

for (const [what, state, expected] of ROWS) {
    test(`${what}: ${expected}`, () => {
        assert.equal(deliveryOf(state), expected);
    });
}

test('the order of the notes does not matter, and more of them never show less', () => {
    const status = fc.constantFrom('queued', 'sending', 'sent', 'delivered', 'read', 'undelivered', 'odd');
    const notes = fc.array(fc.record({ sid: fc.constantFrom('a', 'b'), status }), { maxLength: 8 });
    const ranks: readonly Delivery[] = ['sending', 'sent', 'delivered', 'read', 'failed'];
    fc.assert(
        fc.property(notes, fc.nat(7), (all, cut) => {
            const sent = [part('a', 2), part('b', 2)];
            const whole = deliveryOf({ sent, notes: all });
            assert.equal(deliveryOf({ sent, notes: all.slice().reverse() }), whole);
            const earlier = deliveryOf({ sent, notes: all.slice(0, cut) });
            assert.ok(ranks.indexOf(earlier) <= ranks.indexOf(whole), `${earlier} then ${whole}`);
        }),
    );
});

test('each stage has its own reaction, and sending has none', () => {
    const stages: readonly Delivery[] = ['sent', 'delivered', 'read', 'failed'];
    const reactions = stages.map(reactionOf);
    assert.equal(new Set(reactions).size, stages.length);
    for (const reaction of reactions) {
        assert.match(reaction ?? '', /^:[a-z_]+:$/);
    }
    assert.equal(reactionOf('sending'), undefined);
});
