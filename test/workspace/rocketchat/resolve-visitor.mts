import type {
    IVisitorExternalIdentifier,
    ResolveVisitorContactData,
} from '@rocket.chat/apps-engine/definition/livechat/index.js';
import type { VisitorDocument } from './documents.mts';
import type { Server } from './server.mts';

/**
 * The visitor with this external id, of whatever app; else the one with this phone or email, who is given the external
 * id. Never makes a visitor.
 */
export async function resolveVisitor(
    server: Server,
    externalId: IVisitorExternalIdentifier,
    contactData: ResolveVisitorContactData | undefined,
): Promise<VisitorDocument | undefined> {
    const { visitors } = server.collections;
    const known = await visitors.findOne({ 'externalIds.entityId': externalId.entityId });
    if (known || !contactData) return known;
    const byContact =
        'phone' in contactData
            ? { 'phone.phoneNumber': contactData.phone }
            : { 'visitorEmails.address': contactData.email };
    return visitors.findAndUpdate(byContact, { $push: { externalIds: { ...externalId } } });
}
