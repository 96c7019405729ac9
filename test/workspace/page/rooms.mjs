import { computed, effect } from '@preact/signals';
import { folder, roomId, seen } from './choices.mjs';
import { inbox, state } from './live.mjs';

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

/** The conversation that is open. */
export const room = computed(() => listed.value.find(({ id }) => id === roomId.value) ?? listed.value[0]);

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
    folder.value = folderOf(one);
    roomId.value = one.id;
}

/** What is in front of us has been seen. */
effect(() => {
    const open = room.value;
    if (open && !inGeneral.value && document.visibilityState === 'visible') {
        const count = open.messages.filter(({ from }) => from === 'visitor').length;
        if (seen.peek()[open.id] !== count) {
            seen.value = { ...seen.peek(), [open.id]: count };
        }
    }
});

/** A conversation that moves from the queue to an agent takes us with it. */
effect(() => {
    const followed = rooms.value.find(({ id }) => id === roomId.peek());
    const isElsewhere = followed && folder.peek() === 'queued' && followed.open && !followed.queued;
    if (
        isElsewhere ||
        (listed.value.length === 0 && folder.peek() === 'queued' && rooms.value.some(({ open }) => open))
    ) {
        folder.value = 'open';
    }
});
