import type { OurNumber } from '../../model/number-ports';
import type { PendingKind } from '../../queue/pending';

/**
 * Every label under which the app's records are kept. They are read by the versions before and after this one: what
 * stands here is never renamed.
 */
export const labels = {
    /** What waits, by kind. */
    kind: (kind: PendingKind) => KINDS[kind],
    /** What waits on one lane. */
    lane: (lane: string) => `line:${lane}`,
    /** One thing that waits. */
    pending: (id: string) => `entry:${id}`,
    /** What waits and what is settled of one key: one read shows a text on its way from one to the other. */
    key: (key: string) => `text:${key}`,
    /** What is settled on one lane, and in one room. */
    history: (lane: string) => `history:${lane}`,
    room: (roomId: string) => `room:${roomId}`,
    /** What is forgotten together; the day is UTC, yyyy-mm-dd. */
    day: (day: string) => `day:${day}`,
    /** The days that are noted, and one of them. */
    days: 'days',
    notedDay: (day: string) => `noted:${day}`,
    /** A customer, by the key of the address. */
    customer: (address: string) => `customer:${address}`,
    optOut: 'opt-out',
    /** With which number or messaging service of ours, by its key. */
    ours: (ours: string) => `with:${ours}`,
    offlineReply: 'offline-reply',
    /** The secret of visitors' ids and tokens. */
    secret: 'visitor-secret',
    /** Whom an address stands for, by its key; and whom a visitor answers. */
    alias: (address: string) => `alias:${address}`,
    /** The other way round: what stands for a customer. */
    aliasOf: (customer: string) => `alias-of:${customer}`,
    visitor: (visitorId: string) => `visitor:${visitorId}`,
    /** The conversations that may be open, and one of them. */
    openRooms: 'open-rooms',
    openRoom: (roomId: string) => `open-room:${roomId}`,
    /** What is known of one message of Twilio's, and of one reply. */
    sid: (sid: string) => `reply:${sid}`,
    message: (messageId: string) => `message:${messageId}`,
    /** The numbers whose texts are ours, and one of them. */
    ourNumbers: 'our-numbers',
    ourNumber: ({ accountSid, number }: Pick<OurNumber, 'accountSid' | 'number'>) =>
        `our-number:${accountSid}:${number}`,
    /** How a number is known to be ours. */
    how: (how: OurNumber['how']) => `known:${how}`,
    /** How far Twilio's log has been compared with what is remembered. */
    sweeps: 'sweeps',
    /** What of the channel is in trouble, and when the job last said that it runs. */
    watch: 'watch',
    jobRan: 'job-ran',
    /** What was pointed at this workspace at Twilio, and one of it. */
    connections: 'connections',
    connection: (sid: string) => `connection:${sid}`,
    /** Conversations whose channel takes free words for a time only, and one of them. */
    windows: 'windows',
    window: (roomId: string) => `window:${roomId}`,
    /** Replies that were stopped for that, in one room. */
    stopped: (roomId: string) => `stopped:${roomId}`,
    stoppedReply: (messageId: string) => `stopped-reply:${messageId}`,
    /** What agents have put off, and one of it. */
    laters: 'laters',
    later: (id: string) => `later:${id}`,
    laterIn: (roomId: string) => `later-in:${roomId}`,
    /** What agents were asked, and one of them. */
    questions: 'questions',
    question: (agentId: string) => `question:${agentId}`,
    /** That an agent was told that a reply waits. */
    waits: (messageId: string) => `waits:${messageId}`,
} as const;

const KINDS = { text: 'pending', reply: 'outbox', first: 'first-text', pass: 'token' } as const;
