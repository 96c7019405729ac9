import type { AgentFile, Card } from '../outbound/reply';
import {
    type Attachment,
    addressesOf,
    authorOf,
    fieldOf,
    isOfFile,
    isQuote,
    isText,
    listOf,
    textIn,
    titleOf,
    uploadIn,
    uploadsOf,
} from './attachment-fields';

/** What the attachments of a message show besides its files. */
export interface ReadAttachments {
    readonly cards: readonly Card[];
    /** Of a forwarded message, or of an attachment that was posted with the address of an upload. */
    readonly files: readonly AgentFile[];
}

export interface AttachmentsOf {
    readonly attachments: unknown;
    /** The uploads of the message, small pictures of them included. */
    readonly ownUploads: ReadonlySet<string>;
    /** Whether the message has no words of its own, so that what it quotes is what it says. */
    readonly isForwarding: boolean;
}

/**
 * The attachments that stand for no file of the message: what a REST call, a bot or a GIF command posts, a quoted message,
 * a forwarded one. Source: Rocket.Chat packages/core-typings, MessageAttachment; REST API, chat.postMessage.
 */
export function readAttachments({ attachments, ownUploads, isForwarding }: AttachmentsOf): ReadAttachments {
    const others = listOf(attachments).filter((one) => !uploadsOf(one).some((id) => ownUploads.has(id)));
    const read = ownUploads.size === 0 ? others : others.filter((one) => isQuote(one) || saysMoreThanCaption(one));
    return {
        // One that shows nothing stays: somebody posted it, and has to know that nothing of it leaves.
        cards: read
            .filter((one) => uploadsOf(one).length === 0 || wordsOf(one).length > 0)
            .map((one) => cardOf(one, 0)),
        files: read.filter((one) => isForwarding || !isQuote(one)).flatMap((one) => filesIn(one, 0)),
    };
}

/** What the agent wrote under a file; '' for nothing. From 8.4.4 on an image's description is its alternative text. */
export function captionOf(uploadId: string, index: number, attachments: unknown): string {
    const all = listOf(attachments).filter((attachment) => !isQuote(attachment));
    const attachment = all.find((one) => uploadsOf(one).includes(uploadId)) ?? all[index] ?? {};
    return textIn(attachment, 'description') ?? textIn(attachment, 'image_alt') ?? '';
}

/** Deeper than a server lets a chain of quotes grow. */
const MAX_DEPTH = 5;

function cardOf(attachment: Attachment, depth: number): Card {
    const inner = innerOf(attachment, depth).map((one) => cardOf(one, depth + 1));
    return {
        isQuote: isQuote(attachment),
        paragraphs: [
            ...wordsOf(attachment),
            textIn(attachment, 'description'),
            ...inner.flatMap(({ paragraphs }) => paragraphs),
        ].filter(isText),
        lost: [...lostIn(attachment), ...inner.flatMap(({ lost }) => lost)],
    };
}

function innerOf(attachment: Attachment, depth: number): readonly Attachment[] {
    return depth < MAX_DEPTH ? listOf(fieldOf(attachment, 'attachments')) : [];
}

function saysMoreThanCaption(attachment: Attachment): boolean {
    return attachment.type !== 'file' && wordsOf(attachment).length > 0;
}

/** A file's title is its name, and leaves with it. */
function wordsOf(attachment: Attachment): readonly string[] {
    const { title, link } = titleOf(attachment);
    // A quote's is somebody of the workspace.
    const author = isQuote(attachment) ? {} : authorOf(attachment);
    const fields = listOf(attachment.fields).map((one) => [one.title, one.value].filter(isText).join(': '));
    const addresses = addressesOf(attachment).filter((address) => isOpen(address) && address !== link);
    const buttons = listOf(attachment.actions).map(({ text, url }) =>
        isText(url) ? linked(isText(text) ? text : undefined, url) : undefined,
    );
    return [
        textIn(attachment, 'pretext'),
        linked(author.name, author.link),
        isOfFile(attachment) ? undefined : linked(title, link),
        textIn(attachment, 'text'),
        ...fields,
        ...addresses,
        ...buttons,
    ].filter(isText);
}

/** A link that only members of the workspace can open is left out. */
function linked(words: string | undefined, link: string | undefined): string | undefined {
    if (link === undefined || !isOpen(link)) {
        return words;
    }
    return words === undefined ? link : `${words}\n${link}`;
}

/** What it shows or plays that has no address which a phone could open, by its title. */
function lostIn(attachment: Attachment): readonly string[] {
    const closed = addressesOf(attachment).filter((address) => !isOpen(address) && uploadIn(address) === undefined);
    return closed.length === 0 ? [] : [titleOf(attachment).title ?? ''];
}

function filesIn(attachment: Attachment, depth: number): readonly AgentFile[] {
    const { title, link } = titleOf(attachment);
    const [uploadId] = uploadsOf(attachment);
    const type = ['image', 'audio', 'video'].map((kind) => textIn(attachment, `${kind}_type`)).find(isText) ?? '';
    const name = title ?? nameIn(link ?? addressesOf(attachment)[0]);
    const own = uploadId === undefined ? [] : [{ uploadId, name, type, caption: '' }];
    return [...own, ...innerOf(attachment, depth).flatMap((one) => filesIn(one, depth + 1))];
}

function nameIn(address: string | undefined): string {
    return /([^/?#]+)(?:[?#].*)?$/.exec(address ?? '')?.[1] ?? 'file';
}

/** Whether anybody can open it. */
function isOpen(address: string): boolean {
    return /^https?:\/\//i.test(address) && uploadIn(address) === undefined;
}
