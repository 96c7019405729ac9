import { createHash } from 'node:crypto';
import { randomId } from '../store/random-id.mts';
import type { MessageDocument, RoomDocument, UploadDocument, UserDocument, VisitorDocument } from './documents.mts';
import { fileMessage, withDescription, withThumb } from './file-message.mts';
import { fileType } from './file-type.mts';
import { meteorError } from './meteor-error.mts';
import { canAccessRoom } from './room-access.mts';
import { sendGuestMessage, sendUserMessage } from './send-message.mts';
import type { Server } from './server.mts';
import { isVetoed } from './vetoes.mts';

export type NewUpload = {
    readonly name: string;
    readonly rid: string;
    readonly userId?: string | undefined;
    /** Wins over the user. */
    readonly visitorToken?: string | undefined;
    readonly content: Buffer;
    /** The message's text; apps cannot give one. */
    readonly caption?: string;
    /** What the file shows. */
    readonly description?: string | undefined;
};

/** Stores a file and posts the message that shows it. Rejects what Rocket.Chat's file filter rejects. */
export async function uploadFile(server: Server, upload: NewUpload): Promise<UploadDocument> {
    if (!upload.userId && !upload.visitorToken) throw new Error('Missing user to perform the upload operation');
    const type = fileType(upload.name, upload.content);
    const room = await server.collections.rooms.findOne({ _id: upload.rid });
    const user = upload.visitorToken ? undefined : await server.collections.users.findOne({ _id: upload.userId });
    await mustPassFilter(server, { upload, type, room, user });
    const stored = await storeFile(server, upload, type);
    if (upload.visitorToken) await postForVisitor(server, stored, upload.visitorToken);
    else await postForUser(server, stored, upload);
    return stored;
}

/** The bytes of an upload. */
export async function fileContent(server: Server, uploadId: string): Promise<Buffer> {
    const stored = await server.collections.uploadContents.findOne({ _id: uploadId });
    if (!stored) throw new Error('Unknown error');
    return stored.content;
}

type Filtering = {
    readonly upload: NewUpload;
    readonly type: string;
    readonly room: RoomDocument | undefined;
    readonly user: UserDocument | undefined;
};

async function mustPassFilter(server: Server, { upload, type, room, user }: Filtering): Promise<void> {
    const { settings } = server;
    const size = upload.content.length;
    if (size === 0) throw meteorError('file-too-small', `File "${upload.name}" is too small (min = 1)`);
    if (!room || !(await mayUpload(server, { upload, room, user })))
        throw meteorError('invalid-file', 'File is not valid');
    if (!settings.isOn('FileUpload_Enabled'))
        throw meteorError('error-file-upload-disabled', 'File upload is disabled');
    const maxSize = settings.number('FileUpload_MaxFileSize');
    if (maxSize > -1 && size > maxSize) {
        throw meteorError('error-file-too-large', `File exceeds allowed size of ${maxSize} bytes`);
    }
    if (!isAllowedType(server, type)) throw meteorError('error-invalid-file-type', 'File type is not accepted');
    if (await isVetoed(server, { what: 'upload', roomId: room._id, visitorId: room.v?._id }))
        throw meteorError('error-app-prevented', 'An app prevented the file from being uploaded');
}

type Uploading = { readonly upload: NewUpload; readonly room: RoomDocument; readonly user: UserDocument | undefined };

async function mayUpload(server: Server, { upload, room, user }: Uploading): Promise<boolean> {
    if (upload.visitorToken) return room.open === true && room.v?.token === upload.visitorToken;
    if (!user) return false;
    return user.type === 'app' || canAccessRoom(server, room, user);
}

function isAllowedType({ settings }: Server, type: string): boolean {
    const listed = (id: string) =>
        settings
            .text(id)
            .split(',')
            .map((entry) => entry.trim())
            .filter(Boolean);
    const matches = (entry: string) => entry === type || (entry.endsWith('/*') && type.startsWith(entry.slice(0, -1)));
    const allowed = listed('FileUpload_MediaTypeWhiteList');
    if (listed('FileUpload_MediaTypeBlackList').some(matches)) return false;
    return allowed.length === 0 || allowed.some(matches);
}

async function storeFile(server: Server, upload: NewUpload, type: string): Promise<UploadDocument> {
    const _id = randomId();
    const now = new Date();
    const path = `/file-upload/${_id}/${encodeURIComponent(upload.name)}`;
    const document: UploadDocument = {
        _id,
        name: upload.name,
        type,
        size: upload.content.length,
        rid: upload.rid,
        ...(upload.visitorToken ? { visitorToken: upload.visitorToken } : { userId: upload.userId ?? '' }),
        extension: upload.name.includes('.') ? (upload.name.split('.').pop() ?? '') : '',
        store: 'GridFS:Uploads',
        complete: true,
        uploading: false,
        progress: 1,
        etag: createHash('md5').update(upload.content).digest('hex'),
        path,
        url: `${server.settings.text('Site_Url').replace(/\/+$/, '')}${path}`,
        uploadedAt: now,
        _updatedAt: now,
    };
    await server.collections.uploadContents.insert({ _id, content: upload.content });
    await server.collections.uploads.insert(document);
    return document;
}

/** A visitor who is gone, or a room that is no longer theirs: the file stays stored and is not shown. */
async function postForVisitor(server: Server, file: UploadDocument, token: string): Promise<void> {
    const guest = await server.collections.visitors.findOne({ token });
    const room = await server.collections.rooms.findOne({ _id: file.rid, open: true, 'v.token': token });
    if (!guest || !room) return;
    await sendGuestMessage(server, { guest, source: { type: 'api' }, message: fileMessage(file, stubOfGuest(guest)) });
}

async function postForUser(
    server: Server,
    file: UploadDocument,
    { userId = '', caption = '', description }: NewUpload,
): Promise<void> {
    const thumb = file.type.startsWith('image/') ? await storeThumb(server, file) : undefined;
    const plain = fileMessage(file, { _id: userId, username: '' });
    const message = description ? withDescription(server, plain, description) : plain;
    await sendUserMessage(server, userId, {
        ...message,
        msg: caption,
        ...(thumb && withThumb(server, message, thumb)),
    });
}

/** Rocket.Chat would shrink the picture; here the thumb has the same bytes, and an id of its own, which is what matters. */
async function storeThumb(server: Server, file: UploadDocument): Promise<UploadDocument> {
    const content = await fileContent(server, file._id);
    return storeFile(server, { name: `thumb-${file.name}`, rid: file.rid, userId: file.userId, content }, file.type);
}

function stubOfGuest({ _id, username, name }: VisitorDocument): MessageDocument['u'] {
    return { _id, username, ...(name && { name }) };
}
