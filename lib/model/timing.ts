/**
 * Every limit of time, in milliseconds, in one place, because they lean on each other. What must hold between them is
 * in the test of this file: what is left of a lease covers the longest call that shows, an answer is given before Twilio hangs up,
 * and a job ends before the scheduler gives it up.
 */

/** An accessor without an answer counts as failed after this; the engine itself gives calls to the server no limit. */
export const ACCESSOR_TIMEOUT_MS = 15_000;

/** Counted from a webhook's arrival: a text that is not stored by then is answered 500, so that Twilio tries again. */
export const STORED_WITHIN_MS = 8_000;
/** Counted likewise: Twilio waits 15 s, and a text that is stored is safe. */
export const ANSWERED_WITHIN_MS = 10_000;

/** How long whoever works on a lane is believed alive without a sign of life. */
export const LEASE_MS = 35_000;
/** What is left of a lease, renewed or not, when a call that shows begins: others with a clock that is ahead see it end sooner. */
export const LEFT_FOR_A_CALL_MS = 20_000;
/** A turn with less than this left of its lease is as good as lost. */
export const LEASE_SAFETY_MS = 5_000;
/** How far the clocks of two instances may differ; a lease that ends later than that is of a clock that was wrong. */
export const CLOCK_SKEW_MS = 5_000;
/** How long a contender waits for the others. */
export const MAX_WAIT_MS = 20_000;
export const FIRST_WAIT_MS = 25;
export const LONGEST_WAIT_MS = 400;

/** How often a turn is renewed while something slow is waited for. */
export const RENEW_EVERY_MS = 8_000;

/** Twilio's answer to a request for a message: Rocket.Chat's limit ends with the headers, ours with the body. */
export const SEND_TIMEOUT_MS = 12_000;
export const SEND_GIVEN_UP_MS = 14_000;
/** Pauses before a message that Twilio surely did not take is handed over again. */
export const SEND_PAUSES_MS: readonly number[] = [500, 1_000, 2_000, 4_000];

/** An admin who checks the channel is told within this time what Twilio says, or that it did not. */
export const CHECKED_WITHIN_MS = 10_000;
/** How long it is watched what becomes of a test: most carriers tell within seconds, and some never. */
export const TEST_WATCHED_FOR_MS = 40_000;
/** The answer of our own address to a request from here. */
export const PROBE_TIMEOUT_MS = 8_000;

/** The same two limits for a file of Twilio's. */
export const MEDIA_TIMEOUT_MS = 10_000;
export const MEDIA_GIVEN_UP_MS = 25_000;
/** Fresh media of WhatsApp may answer 404 for a moment. Source: Chatwoot #15504, which waits the same. */
export const MEDIA_PAUSES_MS: readonly number[] = [1_000, 3_000];
/** A fetch without an answer is only made again when it failed this soon: the customer's next text waits. */
export const MEDIA_QUICK_MS = 5_000;

/** The scheduler gives a job 30 s; what the job has not begun by then, one slow call before, is left to its next run. */
export const JOB_STARTS_FOR_MS = 14_000;

/** How far back the agents' messages of a room are compared with the outbox. */
export const LOOK_BACK_MS = 60 * 60_000;
/** Compared again when they were compared less than this before they were posted: clocks differ, and saving takes time. */
export const LOOK_AGAIN_MS = 60_000;
/**
 * A reply of which nobody heard is sent when it is found within this time, which covers a restart and an update. Later
 * the agent has seen that nothing happened, and may have repeated it or said something else.
 */
export const LOST_REPLY_SENT_WITHIN_MS = 5 * 60_000;
/** For so long it is tried to tell an agent what became of a text that they wrote first. */
export const FIRST_TOLD_WITHIN_MS = 10 * 60_000;
/** A reply that waits longer than this is shown to wait. */
export const WAITING_TOLD_AFTER_MS = 60_000;
/** A reply waits this long at most for what was said before it and is missing. */
export const COMPARED_WITHIN_MS = 2_000;
/** How long the job waits for the comparison of rooms. */
export const ROOMS_COMPARED_FOR_MS = 4_000;
/** How many it looks at again in a run when it has seen all, and in how many runs all of them: while what is found may be sent. */
export const ROOMS_AGAIN = 20;
export const ROOMS_AGAIN_IN_RUNS = 3;

/** How long the caller of a command is kept waiting; the engine gives up after 30 s. What takes longer is told when it is done. */
export const COMMAND_PATIENCE_MS = 20_000;
/** A client gives what a button does 5 s, and then says that it failed. Source: Rocket.Chat's client, lib/ActionManager.ts. */
export const BUTTON_PATIENCE_MS = 3_500;

/** WhatsApp and Messenger take free words for so long after the customer's last text. Source: Twilio "WhatsApp key concepts". */
export const WINDOW_MS = 24 * 60 * 60_000;
/** So long before its end the agent hears of it. */
export const WINDOW_TOLD_BEFORE_MS = 60 * 60_000;
/** Nothing is asked of one that was shut so long ago; an answer to a reply would have opened another. */
export const WINDOW_FORGOTTEN_AFTER_MS = 14 * 24 * 60 * 60_000;

/** A list of templates is read again when it is older: WhatsApp takes minutes to decide. */
export const TEMPLATES_FRESH_MS = 10 * 60_000;

/** What an agent was asked can be answered for so long: later they may mean another customer. */
export const QUESTION_LIVES_MS = 10 * 60_000;

/** A text is put off for so long at most: later nobody knows what it was about. */
export const LATEST_LATER_MS = 90 * 24 * 60 * 60_000;

/** The longest pause between two attempts at what waits. */
export const LONGEST_PAUSE_MS = 10 * 60_000;
/** A call without an answer is given this long to happen after all, so that the next attempt sees what came of it. */
export const LATE_EFFECT_MS = 45_000;

/** With the connection overrides of README (`#rc=3`), and how long Twilio waits for each try. */
const WEBHOOK_TRIES = 4;
const TWILIO_WAITS_MS = 15_000;
/** A text that is older than this is not on its way to us any more: all tries of the first URL and of the second are over. */
export const LEFT_TO_ITS_WEBHOOK_MS = 2 * WEBHOOK_TRIES * TWILIO_WAITS_MS + 30_000;
/** For so long a process takes for granted what it has seen noted of a number of ours: another one may find that it leads elsewhere. */
export const HEARD_KNOWN_FOR_MS = 10 * 60_000;
/** How far two comparisons with Twilio's log overlap, since what Twilio lists can lag. */
export const SWEEPS_OVERLAP_MS = 60 * 60_000;
/** A comparison that failed is made again after this, and after a pause that grows. */
export const SWEEP_AGAIN_MS = 60_000;
/** How long an admin who asks for a comparison waits for its end; the job goes on with it. */
export const SWEEP_ASKED_FOR_MS = 15_000;

/** The job notes this often that it runs, and each process learns this often what the others have told. */
export const JOB_BEATS_EVERY_MS = 5 * 60_000;
/** A job of which nothing was heard for so long is silent: long enough for a restart of the server. */
export const JOB_SILENT_MS = 15 * 60_000;
/** What another process has not told after this, this one does. */
export const LEFT_TO_THE_JOB_MS = 90_000;
/** Webhooks that are refused for so long are told. */
export const REFUSED_FOR_MS = 60_000;
/** A text that Rocket.Chat refuses for so long is told, and likewise Twilio when it gives no answer: with the ten minutes
 * between two comparisons that is half an hour. */
export const REFUSED_BY_ROCKETCHAT_MS = 10 * 60_000;
export const TWILIO_AWAY_MS = 17 * 60_000;

/** Settings are read again at most this often for the sake of a signature that does not match. */
export const REREAD_AFTER_MS = 5_000;
/** Refused webhooks are told to the log at most this often. */
export const REFUSED_TOLD_EVERY_MS = 60_000;

/** Twilio may hold a message in its queue for ten hours, and fetches its files after that. Source: "Message queueing". */
export const MEDIA_ADDRESS_LIVES_MS = 12 * 60 * 60 * 1000;

export const DAY_MS = 24 * 60 * 60 * 1000;
