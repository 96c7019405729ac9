/** An attachment of a message, as the converter for apps leaves it or, inside a quote, as the server has it. */
export type Attachment = Readonly<Record<string, unknown>>;

/** The records of a list; none for anything else. */
export function listOf(value: unknown): readonly Attachment[] {
    return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A field by the server's name for it. What the server's converter does not know is among the unmapped properties.
 * Source: Rocket.Chat apps/meteor/app/apps/server/converters/messages and transformMappedData. */
export function fieldOf(attachment: Attachment, name: string): unknown {
    const { _unmappedProperties_: unmapped } = attachment;
    return (
        attachment[APP_NAMES.get(name) ?? name] ?? attachment[name] ?? (isRecord(unmapped) ? unmapped[name] : undefined)
    );
}

/** The same where it is a text that says something. */
export function textIn(attachment: Attachment, name: string): string | undefined {
    return textOf(fieldOf(attachment, name));
}

/** The title and where it leads. */
export function titleOf(attachment: Attachment): { readonly title?: string; readonly link?: string } {
    const { title } = attachment;
    return isRecord(title)
        ? { title: textOf(title.value), link: textOf(title.link) }
        : { title: textOf(title), link: textIn(attachment, 'title_link') };
}

/** Whose words they are said to be, and where these are to be found. */
export function authorOf(attachment: Attachment): { readonly name?: string; readonly link?: string } {
    const { author } = attachment;
    return isRecord(author)
        ? { name: textOf(author.name), link: textOf(author.link) }
        : { name: textIn(attachment, 'author_name'), link: textIn(attachment, 'author_link') };
}

/** The addresses of what an attachment shows or plays; of a small picture only where there is nothing else. */
export function addressesOf(attachment: Attachment): readonly string[] {
    const shown = ['image_url', 'audio_url', 'video_url'].map((name) => textIn(attachment, name)).filter(isText);
    const thumb = textIn(attachment, 'thumb_url');
    return shown.length > 0 || thumb === undefined ? shown : [thumb];
}

/** The ids of the uploads that an attachment names, the file itself before a small picture of it. */
export function uploadsOf(attachment: Attachment): readonly string[] {
    const linked = [titleOf(attachment).link, ...addressesOf(attachment)].map(uploadIn);
    return [textIn(attachment, 'fileId'), ...linked].filter(isText);
}

/** The upload that an address leads to. */
export function uploadIn(address: string | undefined): string | undefined {
    return /^(?:https?:\/\/[^/]+)?(?:\/[^?#]*)?\/file-upload\/([^/?#]+)/.exec(address ?? '')?.[1];
}

/** Whether it is another message, quoted or forwarded. */
export function isQuote(attachment: Attachment): boolean {
    return textIn(attachment, 'message_link') !== undefined;
}

/** Whether it is of the kind that the server makes of an upload. */
export function isOfFile(attachment: Attachment): boolean {
    return attachment.type === 'file' || uploadsOf(attachment).length > 0;
}

/** Whether this is a text that says something. */
export function isText(value: unknown): value is string {
    return typeof value === 'string' && value.trim() !== '';
}

const APP_NAMES: ReadonlyMap<string, string> = new Map([
    ['message_link', 'timestampLink'],
    ['thumb_url', 'thumbnailUrl'],
    ['image_url', 'imageUrl'],
    ['image_type', 'imageType'],
    ['audio_url', 'audioUrl'],
    ['audio_type', 'audioType'],
    ['video_url', 'videoUrl'],
    ['video_type', 'videoType'],
]);

function textOf(value: unknown): string | undefined {
    return isText(value) ? value : undefined;
}

function isRecord(value: unknown): value is Attachment {
    return typeof value === 'object' && value !== null;
}
