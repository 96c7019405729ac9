import { randomId } from '../store/random-id.mts';
import type { FileStub, MessageDocument, UploadDocument } from './documents.mts';
import type { Server } from './server.mts';

/**
 * What of a picture's message is different once it has a thumb: a second file, which only the new generation marks as what
 * it is, and the thumb's address as the picture's.
 */
export function withThumb(
    { generation }: Server,
    message: MessageDocument,
    thumb: UploadDocument,
): Partial<MessageDocument> {
    const [attachment] = message.attachments ?? [];
    const small: FileStub = { ...fileStub(thumb), ...(generation === 'new' && { typeGroup: 'thumb' }) };
    return {
        files: [...(message.files ?? []), small],
        attachments: [{ ...attachment, image_url: linkOf(thumb, message.file?.name ?? thumb.name) }],
    };
}

/** The message with the words that go with its file; the new generation takes a picture's for those who cannot see it. */
export function withDescription({ generation }: Server, message: MessageDocument, words: string): MessageDocument {
    const field = generation === 'new' && message.file?.type.startsWith('image/') ? 'image_alt' : 'description';
    return { ...message, attachments: (message.attachments ?? []).map((one) => ({ ...one, [field]: words })) };
}

/** The message that shows a file: no text, the file twice over, and an attachment that links to it. */
export function fileMessage(file: UploadDocument, u: MessageDocument['u']): MessageDocument {
    const now = new Date();
    const link = linkOf(file, file.name);
    const kind = file.type.split('/')[0] ?? '';
    const shown = ['image', 'audio', 'video'].includes(kind)
        ? { [`${kind}_url`]: link, [`${kind}_type`]: file.type, [`${kind}_size`]: file.size }
        : { format: file.extension, size: file.size };
    const attachment = {
        title: file.name,
        type: 'file',
        title_link: link,
        title_link_download: true,
        fileId: file._id,
        ...shown,
    };
    return {
        _id: randomId(),
        rid: file.rid,
        ts: now,
        _updatedAt: now,
        msg: '',
        u,
        file: fileStub(file),
        files: [fileStub(file)],
        groupable: false,
        attachments: [attachment],
    };
}

function fileStub({ _id, name, type, size, extension }: UploadDocument): FileStub {
    return { _id, name, type, size, format: extension };
}

function linkOf(file: UploadDocument, name: string): string {
    return `/file-upload/${file._id}/${encodeURI(name)}`;
}
