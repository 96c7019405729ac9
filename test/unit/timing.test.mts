import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import {
    ACCESSOR_TIMEOUT_MS,
    ANSWERED_WITHIN_MS,
    CLOCK_SKEW_MS,
    COMPARED_PAUSES_MS,
    COMPARED_WITHIN_MS,
    FIRST_WAIT_MS,
    JOB_BEATS_EVERY_MS,
    JOB_SILENT_MS,
    JOB_STARTS_FOR_MS,
    LATE_EFFECT_MS,
    LEASE_MS,
    LEASE_SAFETY_MS,
    LEFT_FOR_A_CALL_MS,
    LEFT_TO_ITS_WEBHOOK_MS,
    LEFT_TO_THE_JOB_MS,
    LONGEST_PAUSE_MS,
    LONGEST_WAIT_MS,
    MAX_WAIT_MS,
    MEDIA_ADDRESS_LIVES_MS,
    MEDIA_GIVEN_UP_MS,
    MEDIA_QUICK_MS,
    MEDIA_TIMEOUT_MS,
    REFUSED_BY_ROCKETCHAT_MS,
    REFUSED_FOR_MS,
    RENEW_EVERY_MS,
    SEND_GIVEN_UP_MS,
    SEND_PAUSES_MS,
    SEND_TIMEOUT_MS,
    STORED_WITHIN_MS,
    SWEEPS_OVERLAP_MS,
    TWILIO_AWAY_MS,
} from '../../lib/model/timing.ts';

/** How long Twilio waits for the answer to a webhook. */
const TWILIO_WAITS_MS = 15_000;
/** After this the scheduler gives a job up. */
const JOB_MAY_TAKE_MS = 30_000;
/** How long Twilio may keep a message in its queue. */
const TWILIO_QUEUES_MS = 10 * 60 * 60 * 1000;

/** What a turn has at least, when it was found to be held. */
const LEFT_MS = LEFT_FOR_A_CALL_MS;

test('what is left of a lease covers the longest call that shows, also for somebody whose clock is ahead', () => {
    assert.ok(ACCESSOR_TIMEOUT_MS + CLOCK_SKEW_MS <= LEFT_MS);
    assert.ok(SEND_GIVEN_UP_MS + CLOCK_SKEW_MS <= LEFT_MS);
});

test('a lease whose renewal took as long as it may still covers a call', () => {
    assert.ok(LEASE_MS - ACCESSOR_TIMEOUT_MS >= LEFT_MS);
});

test('a turn is renewed long before it is as good as lost', () => {
    assert.ok(LEASE_SAFETY_MS < LEFT_MS);
});

test('a turn that is looked at while something slow is waited for is never found lost', () => {
    assert.ok(RENEW_EVERY_MS < LEFT_MS - LEASE_SAFETY_MS);
});

test('nor is one after the longest pause before a message is handed over again', () => {
    // Up to twice as long as it says, so that requests refused together do not come back together.
    assert.ok(2 * Math.max(...SEND_PAUSES_MS) < LEFT_MS - LEASE_SAFETY_MS);
});

test('whoever holds a lease takes it for lost no later than somebody whose clock is ahead', () => {
    assert.ok(CLOCK_SKEW_MS <= LEASE_SAFETY_MS);
});

test('a reply that has waited for what was said before it has enough of its lease left for a call', () => {
    assert.ok(COMPARED_WITHIN_MS <= LEASE_MS - LEFT_FOR_A_CALL_MS);
    const pauses = COMPARED_PAUSES_MS.reduce((sum, pause) => sum + pause, 0);
    assert.ok(pauses < COMPARED_WITHIN_MS && pauses > COMPARED_WITHIN_MS / 2);
});

test('a contender gives up while its own claim still stands, and has looked many times by then', () => {
    assert.ok(MAX_WAIT_MS <= LEASE_MS - LEASE_SAFETY_MS);
    assert.ok(FIRST_WAIT_MS <= LONGEST_WAIT_MS && LONGEST_WAIT_MS * 10 <= MAX_WAIT_MS);
});

test('a text is stored before it is answered, and answered before Twilio hangs up', () => {
    assert.ok(STORED_WITHIN_MS < ANSWERED_WITHIN_MS);
    assert.ok(ANSWERED_WITHIN_MS < TWILIO_WAITS_MS);
});

test('a request to Twilio is given up by Rocket.Chat before it is given up here', () => {
    assert.ok(SEND_TIMEOUT_MS < SEND_GIVEN_UP_MS);
    assert.ok(MEDIA_TIMEOUT_MS < MEDIA_GIVEN_UP_MS);
});

test('a file that ran into its limit did not fail soon', () => {
    assert.ok(MEDIA_QUICK_MS < MEDIA_TIMEOUT_MS);
});

test('what may still happen after a call without an answer has happened when the next attempt looks', () => {
    assert.ok(LATE_EFFECT_MS > ACCESSOR_TIMEOUT_MS);
    assert.ok(LATE_EFFECT_MS > LEASE_MS);
});

test('the time for that is no pause so long that it is taken for one of a clock that was ahead', () => {
    assert.ok(LATE_EFFECT_MS <= LONGEST_PAUSE_MS);
});

test('a job begins nothing any more when it is given up', () => {
    assert.ok(JOB_STARTS_FOR_MS < JOB_MAY_TAKE_MS);
});

test('the address of a file lives until Twilio has fetched it, however long the message was queued', () => {
    assert.ok(MEDIA_ADDRESS_LIVES_MS > TWILIO_QUEUES_MS);
});

test('a text is looked for in Twilio’s log when Twilio has given it up, whatever its clock and its two URLs do', () => {
    const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
    const tries = 1 + Number(/#rc=(\d)&/.exec(readme)?.[1]);
    assert.ok(LEFT_TO_ITS_WEBHOOK_MS >= 2 * tries * TWILIO_WAITS_MS + CLOCK_SKEW_MS + ANSWERED_WITHIN_MS);
});

test('a list that lags by minutes hides nothing from two comparisons', () => {
    assert.ok(SWEEPS_OVERLAP_MS >= 10 * 60_000 + LEFT_TO_ITS_WEBHOOK_MS);
});

test('a trouble is told as soon as docs/promises.md says, by a job that runs every minute', () => {
    const minuteMs = 60_000;
    assert.ok(REFUSED_FOR_MS + minuteMs <= 3 * minuteMs);
    assert.ok(REFUSED_BY_ROCKETCHAT_MS + 2 * minuteMs <= 12 * minuteMs);
    // Ten minutes until a comparison finds Twilio away, and three more until the next but one.
    assert.ok(TWILIO_AWAY_MS + (10 + 3) * minuteMs <= 30 * minuteMs);
});

test('a job is not called silent by a process that hears of it as seldom as it may', () => {
    assert.ok(JOB_SILENT_MS > 2 * JOB_BEATS_EVERY_MS);
    assert.ok(LEFT_TO_THE_JOB_MS > 60_000);
});
