import express, { type Request, type Response, Router } from 'express';
import { randomId } from '../store/random-id.mts';
import { closeRoom } from './close-room.mts';
import type { RoomDocument, RoomSource, VisitorDocument } from './documents.mts';
import { meteorError } from './meteor-error.mts';
import { openRoom } from './open-room.mts';
import { registerGuest } from './register-guest.mts';
import { sendGuestMessage } from './send-message.mts';
import type { Server } from './server.mts';

const API: RoomSource = { type: 'api' };
const HISTORY = 20;

/**
 * The REST routes of the livechat widget, open to anybody without a login: whoever has a visitor's token reads and writes as
 * that visitor. `POST visitor`, `GET visitor/:token`, `GET visitor/:token/room`, `GET config`, `GET room`, `POST room.close`,
 * `GET messages.history/:rid`, `POST message`.
 * Unlike Rocket.Chat's they take any number of requests a minute. Source: the REST API's reference, Omnichannel, Livechat.
 */
export function livechatApi(server: Server): Router {
    const router = Router();
    router.use('/api/v1/livechat', express.json());
    router.post(
        '/api/v1/livechat/visitor',
        answering(async ({ body }) => ({ visitor: await registered(server, Object(Object(body).visitor)) })),
    );
    router.get(
        '/api/v1/livechat/visitor/:token',
        answering(async ({ params }) => ({ visitor: await guestWith(server, params.token) })),
    );
    router.get(
        '/api/v1/livechat/config',
        answering(async ({ query }) => ({ config: await configFor(server, text(query.token)) })),
    );
    router.get(
        '/api/v1/livechat/room',
        answering(({ query }) => roomFor(server, text(query.token), text(query.rid))),
    );
    router.get(
        '/api/v1/livechat/messages.history/:rid',
        answering(async ({ params, query }) => {
            const { _id: rid } = await roomOf(server, text(query.token), params.rid);
            const options = { sort: { ts: -1 as const }, limit: Number(query.limit) || HISTORY };
            return { messages: await server.collections.messages.find({ rid }, options) };
        }),
    );
    router.post(
        '/api/v1/livechat/message',
        answering(async ({ body }) => ({ message: await posted(server, Object(body)) })),
    );
    router.get(
        '/api/v1/livechat/visitor/:token/room',
        answering(async ({ params }) => {
            const { token } = await guestWith(server, params.token);
            return { rooms: await server.collections.rooms.find({ 'v.token': token, t: 'l', open: true }) };
        }),
    );
    router.post(
        '/api/v1/livechat/room.close',
        answering(({ body }) => closed(server, Object(body))),
    );
    return router;
}

type Fields = { readonly [field: string]: unknown };

/** Whatever is given is taken, an `_id` and a token of somebody's choice too. */
function registered(server: Server, visitor: Fields): Promise<VisitorDocument> {
    const { id, token, username, name, phone, email, department } = visitor;
    return registerGuest(server, {
        id: text(id),
        token: text(token),
        username: text(username),
        name: text(name),
        phone: text(phone),
        email: text(email),
        department: text(department),
    });
}

async function configFor({ collections, settings }: Server, token: string | undefined): Promise<object> {
    const guest = token && (await collections.visitors.findOne({ token }));
    const room = token && (await collections.rooms.findOne({ 'v.token': token, t: 'l', open: true }));
    return { enabled: settings.isOn('Livechat_enabled'), ...(guest && { guest }), ...(room && { room }) };
}

async function roomFor(server: Server, token: string | undefined, rid: string | undefined): Promise<object> {
    const guest = await guestWith(server, token);
    if (rid) return { room: await roomOf(server, token, rid), newRoom: false };
    const open = await server.collections.rooms.findOne({ 'v.token': token, t: 'l', open: true });
    if (open) return { room: open, newRoom: false };
    return { room: await openRoom(server, { visitor: guest, source: API }), newRoom: true };
}

async function posted(server: Server, { token, rid, msg, _id }: Fields): Promise<object | undefined> {
    const guest = await guestWith(server, token);
    const room = await roomOf(server, token, rid);
    if (!room.open) throw meteorError('room-closed');
    const now = new Date();
    const u = { _id: guest._id, username: guest.username };
    const message = { _id: text(_id) ?? randomId(), rid: room._id, msg: text(msg) ?? '', ts: now, _updatedAt: now, u };
    return sendGuestMessage(server, { guest, message, source: API });
}

async function closed(server: Server, { token, rid }: Fields): Promise<object> {
    const { _id, username } = await guestWith(server, token);
    const room = await roomOf(server, token, rid);
    if (!room.open) throw meteorError('room-closed');
    const comment = 'Closed by visitor';
    await closeRoom(server, { room, comment, by: { kind: 'visitor', who: { _id, username } } });
    return { rid: room._id, comment };
}

async function guestWith({ collections }: Server, token: unknown): Promise<VisitorDocument> {
    const guest = text(token) && (await collections.visitors.findOne({ token: text(token) }));
    if (!guest) throw meteorError('invalid-token');
    return guest;
}

async function roomOf({ collections }: Server, token: unknown, rid: unknown): Promise<RoomDocument> {
    const room = text(token) && (await collections.rooms.findOne({ _id: text(rid), 'v.token': text(token) }));
    if (!room) throw meteorError('invalid-room');
    return room;
}

function text(value: unknown): string | undefined {
    return typeof value === 'string' && value !== '' ? value : undefined;
}

function answering(work: (request: Request<Record<string, string>>) => Promise<object>) {
    return async (request: Request<Record<string, string>>, response: Response): Promise<void> => {
        try {
            response.json({ ...(await work(request)), success: true });
        } catch (error) {
            response
                .status(400)
                .json({ success: false, error: error instanceof Error ? error.message : String(error) });
        }
    };
}
