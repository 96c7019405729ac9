import type { Caller, CommandRoom } from './caller';

/** One command as it was typed, or as its button stands for it. */
export interface CommandOrder {
    readonly caller: Caller;
    readonly room: CommandRoom;
    /** What stands behind the command's name, without the yes at its end. A word may hold spaces where it was quoted. */
    readonly words: readonly string[];
    /** Whether the caller said yes to what the command asked. */
    readonly isYes: boolean;
}

/** Whose a command is. */
export type CommandFor = 'everybody' | 'agent' | 'admin';

/**
 * Whether this caller may run a command, by Rocket.Chat's roles. An agent's are for whoever Rocket.Chat lets into
 * conversations of Omnichannel. Source: the roles of `view-l-room` in Rocket.Chat's
 * apps/meteor/app/authorization/server/constant/permissions.ts.
 */
export function mayRun({ roles }: Caller, whose: CommandFor): boolean {
    switch (whose) {
        case 'everybody':
            return true;
        case 'agent':
            return roles.some((role) => AGENTS.includes(role));
        case 'admin':
            return roles.includes(ADMIN);
    }
}

const ADMIN = 'admin';
const AGENTS: readonly string[] = ['livechat-agent', 'livechat-monitor', 'livechat-manager', ADMIN];
