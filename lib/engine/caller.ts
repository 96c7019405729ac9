import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { Caller } from '../model/caller';

/** The user who runs a command. Users without a zone are at Greenwich, and without roles may do nothing. */
export function toCaller({ id, username, roles, utcOffset, settings }: IUser): Caller {
    const language: unknown = settings?.preferences?.language;
    return {
        id,
        username,
        roles: Array.isArray(roles) ? roles : [],
        utcOffset: typeof utcOffset === 'number' ? utcOffset : 0,
        ...(typeof language === 'string' && language !== '' && { language }),
    };
}
