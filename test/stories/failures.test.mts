import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningOf } from '../../lib/twilio/error-codes.ts';
import { replySaying, replyWorld } from './fake/reply-world.mts';

const HI = replySaying('Hi');

/** Twilio says no at once, or later by a callback; whichever is usual, the agent has to hear of it. */
const CODES: readonly number[] = [
    20003, 21211, 21212, 21265, 21408, 21602, 21606, 21608, 21610, 21612, 21614, 21617, 21620, 21621, 21623, 21635,
    21703, 30002, 30003, 30004, 30005, 30006, 30007, 30008, 30011, 30019, 30022, 30023, 30032, 30034, 63003, 63005,
    63007, 63013, 63014, 63015, 63016, 63019, 63021, 63024, 63032, 63033, 63036, 63038, 39999,
];
/** Those with which Twilio asks for patience; as an answer they are no failure. */
const FOR_NOW: readonly number[] = [20429, 21611, 30001, 63018];

for (const code of CODES) {
    test(`error ${code} as an answer is told once to the sender and once in the room`, async () => {
        const world = replyWorld();
        world.answer = () => ({ kind: 'refused', code });
        await world.workspace.clock.until(world.start('one').send(HI));
        assertToldOnce(world, code);
    });
}

for (const code of [...CODES, ...FOR_NOW]) {
    test(`error ${code} by a callback is told once to the sender and once in the room`, async () => {
        const world = replyWorld();
        const one = world.start('one');
        await world.workspace.clock.until(one.send(HI));
        const [{ sid = '', message = '' } = {}] = world.taken;
        for (const status of ['undelivered', 'failed']) {
            await one.callback({ sid, status, errorCode: String(code), message });
        }
        assertToldOnce(world, code);
    });
}

/** The note and the line are the same, and name the code, what it means and what to do. */
function assertToldOnce({ notes, lines, reactions }: ReturnType<typeof replyWorld>, code: number): void {
    const { meaning, advice } = meaningOf({ code });
    const [note = '', ...others] = notes;
    assert.deepEqual([others, lines, [...(reactions.get(HI.messageId) ?? [])]], [[], [note], [':x:']]);
    assert.ok(note.startsWith('⚠️ Not delivered: “Hi”'), note);
    assert.ok(note.includes(meaning) && note.includes(advice) && note.endsWith(`(Twilio error ${code})`), note);
}
