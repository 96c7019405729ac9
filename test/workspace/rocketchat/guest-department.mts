import type { VisitorDocument } from './documents.mts';
import type { Server } from './server.mts';

/** The visitor, without a department that no longer exists; that is forgotten in the store as well. */
export async function withKnownDepartment(server: Server, guest: VisitorDocument): Promise<VisitorDocument> {
    const { department, ...rest } = guest;
    if (!department || (await server.collections.departments.findOne({ _id: department }))) return guest;
    await server.collections.visitors.update({ _id: guest._id }, { $unset: { department: '' } });
    return rest as VisitorDocument;
}
