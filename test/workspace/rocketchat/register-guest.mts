import { randomId } from '../store/random-id.mts';
import { departmentByIdOrName } from './availability.mts';
import type { VisitorDocument } from './documents.mts';
import { meteorError } from './meteor-error.mts';
import type { Server } from './server.mts';

export type Guest = {
    readonly id?: string | undefined;
    readonly token?: string | undefined;
    readonly username?: string | undefined;
    readonly name?: string | undefined;
    readonly phone?: string | undefined;
    readonly email?: string | undefined;
    readonly department?: string | undefined;
};

/**
 * Finds the visitor by token, then phone, then email, and overwrites name, phone and email; else makes one. A phone match
 * keeps the visitor's own id and token, whatever the caller passed. Nothing but `_id` is unique, so two callers at once can
 * make two visitors, unless both pass the same `id`.
 */
export async function registerGuest(server: Server, guest: Guest): Promise<VisitorDocument> {
    if (!guest.token) throw invalidToken(server);
    const department = await departmentId(server, guest.department);
    const known = await findKnown(server, guest);
    const id = known ? known._id : (guest.id ?? randomId());
    const byToken = !known && !guest.id;
    const saved = await server.collections.visitors.findAndUpdate(
        byToken ? { token: guest.token } : { _id: id },
        {
            $set: {
                token: known?.token ?? guest.token,
                status: 'online',
                _updatedAt: new Date(),
                ...(guest.name && { name: guest.name }),
                ...(guest.phone && { phone: [{ phoneNumber: guest.phone }] }),
                ...(guest.email && { visitorEmails: [{ address: guest.email.trim().toLowerCase() }] }),
                ...(department && { department }),
                ...(!known && { username: guest.username ?? (await nextUsername(server)), ts: new Date() }),
                // As in Rocket.Chat, the loser of a race by token carries an `_id` of its own, and fails.
                ...(byToken && { _id: id }),
            },
        },
        { upsert: true },
    );
    if (!saved) throw new Error('error-invalid-visitor');
    return saved;
}

async function findKnown(server: Server, { token, phone, email }: Guest): Promise<VisitorDocument | undefined> {
    const { visitors } = server.collections;
    const byToken = await visitors.findOne({ token });
    if (byToken) return byToken;
    const byPhone = phone ? await visitors.findOne({ 'phone.phoneNumber': phone }) : undefined;
    if (byPhone) return byPhone;
    return email ? visitors.findOne({ 'visitorEmails.address': email.trim().toLowerCase() }) : undefined;
}

async function departmentId(server: Server, idOrName: string | undefined): Promise<string | undefined> {
    if (!idOrName) return undefined;
    const department = await departmentByIdOrName(server, idOrName);
    if (!department) throw meteorError('error-invalid-department', 'The provided department is invalid');
    return department._id;
}

/** `guest-N`, from a counter that is a setting. */
async function nextUsername(server: Server): Promise<string> {
    const counter = await server.collections.settings.findAndUpdate(
        { _id: 'Livechat_guest_count' },
        { $inc: { value: 1 } },
    );
    return `guest-${Number(counter?.value ?? 1) - 1}`;
}

function invalidToken({ generation }: Server): Error {
    if (generation === 'new') return meteorError('error-invalid-token');
    return new Error('Match error: Expected string, got undefined in field token');
}
