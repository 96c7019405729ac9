import type { ContactDocument, RoomSource, VisitorDocument } from './documents.mts';
import type { Server } from './server.mts';

/** Links a visitor and where they write from to a contact, as opening a conversation does since 7.0. */
export async function linkContact(
    server: Server,
    visitor: VisitorDocument,
    source: RoomSource,
): Promise<ContactDocument> {
    const { contacts } = server.collections;
    const channel = {
        name: source.label ?? source.type,
        blocked: false,
        visitor: { visitorId: visitor._id, source: channelSource(source) },
    };
    const known = await contacts.findOne({ 'channels.visitor.visitorId': visitor._id });
    if (!known) {
        const contact = { name: visitor.name ?? visitor.username, channels: [channel], createdAt: new Date() };
        return { ...contact, _id: await contacts.insert(contact) };
    }
    if (known.channels.some(({ visitor: { source: other } }) => sameSource(other, source))) return known;
    return (await contacts.findAndUpdate({ _id: known._id }, { $push: { channels: channel } })) ?? known;
}

/** Whether an agent has blocked this visitor on this channel. */
export async function isChannelBlocked(server: Server, visitorId: string, source: RoomSource): Promise<boolean> {
    const contact = await server.collections.contacts.findOne({ 'channels.visitor.visitorId': visitorId });
    return contact?.channels.some(({ blocked, visitor }) => blocked && sameSource(visitor.source, source)) ?? false;
}

/** Blocks or unblocks every channel of a visitor's contact. */
export async function setChannelsBlocked(server: Server, visitorId: string, blocked: boolean): Promise<void> {
    const contact = await server.collections.contacts.findOne({ 'channels.visitor.visitorId': visitorId });
    if (!contact) throw new Error(`visitor ${visitorId} has no contact yet: it is made with the first conversation`);
    const channels = contact.channels.map((channel) => ({ ...channel, blocked }));
    await server.collections.contacts.update({ _id: contact._id }, { $set: { channels } });
}

function channelSource({ type, id }: RoomSource): { readonly type: string; readonly id?: string } {
    return { type, ...(id && { id }) };
}

function sameSource(left: { readonly type: string; readonly id?: string }, right: RoomSource): boolean {
    return left.type === right.type && left.id === right.id;
}
