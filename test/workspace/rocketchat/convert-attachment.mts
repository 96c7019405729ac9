import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages/index.js';

type Fields = { readonly [field: string]: unknown };

/** App field → server field, for what is only renamed. */
const RENAMED: readonly (readonly [string, string])[] = [
    ['collapsed', 'collapsed'],
    ['color', 'color'],
    ['text', 'text'],
    ['timestampLink', 'message_link'],
    ['thumbnailUrl', 'thumb_url'],
    ['imageDimensions', 'image_dimensions'],
    ['imagePreview', 'image_preview'],
    ['imageUrl', 'image_url'],
    ['imageType', 'image_type'],
    ['imageSize', 'image_size'],
    ['audioUrl', 'audio_url'],
    ['audioType', 'audio_type'],
    ['audioSize', 'audio_size'],
    ['videoUrl', 'video_url'],
    ['videoType', 'video_type'],
    ['videoSize', 'video_size'],
    ['fields', 'fields'],
    ['actionButtonsAlignment', 'button_alignment'],
    ['actions', 'actions'],
    ['type', 'type'],
    ['description', 'description'],
    ['fileId', 'fileId'],
];

/** Attachments as an app sees them; undefined when the message has none. */
export function toAppAttachments(attachments: unknown): IMessageAttachment[] | undefined {
    if (!Array.isArray(attachments)) return undefined;
    return attachments.map((attachment: Fields) => ({
        ...renamed(
            attachment,
            RENAMED.map(([app, server]) => [server, app]),
        ),
        title: {
            value: attachment.title,
            link: attachment.title_link,
            displayDownloadLink: attachment.title_link_download,
        },
        author: { name: attachment.author_name, link: attachment.author_link, icon: attachment.author_icon },
        ...(typeof attachment.ts === 'string' && { timestamp: new Date(attachment.ts) }),
    })) as unknown as IMessageAttachment[];
}

/** Attachments as the server stores them; throws `Invalid href value provided` for a relative or foreign-scheme link. */
export function toServerAttachments(attachments: readonly IMessageAttachment[] | undefined): Fields[] | undefined {
    if (!Array.isArray(attachments)) return undefined;
    return attachments.map((attachment: IMessageAttachment) => {
        const { title, author, timestamp } = attachment;
        for (const link of [
            title?.link,
            author?.link,
            author?.icon,
            attachment.imageUrl,
            attachment.audioUrl,
            attachment.videoUrl,
        ]) {
            if (link && !isAllowedLink(link)) throw new Error('Invalid href value provided');
        }
        return withoutAbsent({
            ...renamed({ ...attachment }, RENAMED),
            title: title?.value,
            title_link: title?.link,
            title_link_download: title?.displayDownloadLink,
            author_name: author?.name,
            author_link: author?.link,
            author_icon: author?.icon,
            ts: timestamp?.toJSON(),
        });
    });
}

function isAllowedLink(link: string): boolean {
    return link.startsWith('/file-upload/') || /^https?:\/\//i.test(link) || /^data:/i.test(link);
}

function renamed(fields: Fields, names: readonly (readonly [string, string])[]): Record<string, unknown> {
    const found = names.filter(([from]) => fields[from] !== undefined && fields[from] !== null);
    return Object.fromEntries(found.map(([from, to]) => [to, fields[from]]));
}

function withoutAbsent(fields: Fields): Fields {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}
