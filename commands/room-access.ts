/** Whether whoever has this id and these roles sees a conversation of Omnichannel that this agent serves. Source: the roles
 * of `view-livechat-rooms` in Rocket.Chat's apps/meteor/app/authorization/server/constant/permissions.ts. */
export function seesConversation(
    { id, roles }: { readonly id: string; readonly roles?: readonly string[] },
    servedBy: { readonly id: string } | undefined,
): boolean {
    return servedBy?.id === id || (roles ?? []).some((role) => SEE_ALL.includes(role));
}

const SEE_ALL: readonly string[] = ['admin', 'livechat-manager', 'livechat-monitor'];
