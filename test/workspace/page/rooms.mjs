import { computed, effect, signal } from '@preact/signals';
import { folder, inboxShows, roomId, seen } from './choices.mjs';
import { inbox, state } from './live.mjs';

/** The customer whose first conversation is waited for; empty for none. */
export const awaited = signal('');

/** @param {any} room */
export const folderOf = (room) => (room.open ? (room.queued ? 'queued' : 'open') : 'closed');

/** What people wrote in a room, without Rocket.Chat's own lines. @param {any} room */
export const written = (room) => room.messages.filter(({ from }) => from !== 'system');

/** @param {any} room */
const lastAt = (room) => new Date(room.messages.at(-1)?.createdAt ?? room.createdAt).getTime();

/** Every conversation, the liveliest first. */
export const rooms = computed(() => [...inbox.value.rooms].sort((a, b) => lastAt(b) - lastAt(a)));

/** Those in the folder that is open. */
export const listed = computed(() => rooms.value.filter((room) => folderOf(room) === folder.value));

/** The conversation in front of us; none while we wait for one with the customer whose phone was chosen. */
export const room = computed(() => {
    const chosen = listed.value.find(({ id }) => id === roomId.value);
    return chosen ?? (awaited.value === '' ? listed.value[0] : undefined);
});

/** Who a conversation is with: an address, as the app noted it. @param {any} one */
export const customerOf = (one) => String(one.customFields.sms?.from ?? '');

/** Opens the last conversation with a customer, or the first one once they have written. @param {string} address */
export function openConversationWith(address) {
    const theirs = rooms.value.filter((one) => customerOf(one) === address);
    const found = theirs.find(({ open }) => open) ?? theirs[0];
    if (found) {
        openRoom(found);
    } else {
        awaited.value = address;
        inboxShows.value = 'list';
        roomId.value = '';
        folder.value = 'open';
    }
}

/** How many messages of the customer were not looked at yet. @param {any} one */
export function unread(one) {
    const fromCustomer = one.messages.filter(({ from }) => from === 'visitor').length;
    return Math.max(0, fromCustomer - (seen.value[one.id] ?? 0));
}

/** @param {string | undefined} departmentId */
export const departmentName = (departmentId) =>
    state.value?.departments.find(({ id }) => id === departmentId)?.name ?? '';

/** The channel that every workspace has, where nobody's conversation is. */
export const GENERAL = 'GENERAL';

/** Whether the channel is in front of us. */
export const inGeneral = computed(() => roomId.value === GENERAL);

/** Anybody with a login, agents too. @param {string | undefined} userId */
export const userName = (userId) => state.value?.users.find(({ id }) => id === userId)?.name ?? '';

/** @param {string | undefined} agentId */
export const agentName = (agentId) => state.value?.agents.find(({ id }) => id === agentId)?.name ?? '';

/** Opens a conversation, in whatever folder it is. @param {any} one */
export function openRoom(one) {
    awaited.value = '';
    inboxShows.value = 'conversation';
    folder.value = folderOf(one);
    roomId.value = one.id;
}

/** What is in front of us has been seen. */
effect(() => {
    const said = inbox.value.channel.length;
    if (inGeneral.value && seen.peek()[GENERAL] !== said) {
        seen.value = { ...seen.peek(), [GENERAL]: said };
    }
});

effect(() => {
    const open = room.value;
    if (open && !inGeneral.value && document.visibilityState === 'visible') {
        const count = open.messages.filter(({ from }) => from === 'visitor').length;
        if (seen.peek()[open.id] !== count) {
            seen.value = { ...seen.peek(), [open.id]: count };
        }
    }
});

/** The conversations that waited in the queue when we looked last. @type {Set<string>} */
let queued = new Set();

/** A conversation that moves from the queue to an agent takes us with it, and one that was waited for is opened. */
effect(() => {
    const before = queued;
    queued = new Set(rooms.value.filter((one) => one.queued).map(({ id }) => id));
    const followed = rooms.value.find(({ id }) => id === roomId.peek());
    if (followed?.open && !followed.queued && before.has(followed.id) && folder.peek() === 'queued') {
        folder.value = 'open';
    }
    const come = rooms.value.find((one) => one.open && customerOf(one) === awaited.peek());
    if (come) {
        openRoom(come);
    }
});
