import type { Channel } from '../model/address';
import { carriesText } from '../twilio/media-types';
import type { OutgoingFile } from '../twilio/outgoing-limits';
import { messagesOf } from '../twilio/outgoing-limits';
import { looksEmpty } from '../words/clean-text';
import { captionsOnce } from '../words/reply-text';
import { splitText } from '../words/split-text';

/** One request to the Messages API; it has a body, files, or both. */
export interface OutgoingPart<File> {
    readonly body?: string;
    readonly mediaFiles?: readonly File[];
}

/** A file with what the agent wrote under it, as plain text. */
export interface CaptionedFile extends OutgoingFile {
    readonly caption?: string;
}

/** The messages that carry a reply, in the order in which they must leave. Nothing is lost, and a caption that is the text,
 * or that of another file, is said once: captions follow the text, or stay with their file where each file is a message of its own. As MMS the
 * first message has the files with the beginning of the text; where the channel would drop the text next to a file, the
 * text leaves first, on its own. Files are taken as they are: check them with `checkOutgoing` before. An empty reply has
 * no part. */
export function outgoingParts<File extends CaptionedFile>(reply: OutgoingReply<File>): Parts<File> {
    const captions = captionsOnce(reply.files, [reply.text]);
    return reply.channel === 'sms' ? partsTogether(reply, captions) : partsApart(reply, captions);
}

export interface OutgoingReply<File> {
    /** Plain text, already rid of Markdown. */
    readonly text: string;
    readonly files: readonly File[];
    readonly channel: Channel;
}

type Parts<File> = ReadonlyArray<OutgoingPart<File>>;

function partsTogether<File extends CaptionedFile>(
    { text, files, channel }: OutgoingReply<File>,
    captions: readonly string[],
): Parts<File> {
    const paragraphs = [text, ...captions].filter(isSaying);
    const [firstBody, ...moreBodies] = splitText(paragraphs.join('\n'));
    const [firstFiles, ...moreFiles] = messagesOf(channel, files);
    const first: OutgoingPart<File> = {
        ...(firstBody === undefined ? {} : { body: firstBody }),
        ...(firstFiles === undefined ? {} : { mediaFiles: firstFiles }),
    };
    const isEmpty = firstBody === undefined && firstFiles === undefined;
    return [...(isEmpty ? [] : [first]), ...bodies(moreBodies), ...moreFiles.map((mediaFiles) => ({ mediaFiles }))];
}

function partsApart<File extends CaptionedFile>(
    { text, files, channel }: OutgoingReply<File>,
    captions: readonly string[],
): Parts<File> {
    const [first] = files;
    const isCaption = first !== undefined && captions[0] === '' && fitsUnder(first, text, channel);
    const words = isCaption ? [text, ...captions.slice(1)] : captions;
    return [
        ...(isCaption ? [] : bodies(saidIn(text))),
        ...files.flatMap((file, index) => partsOf(file, words[index] ?? '', channel)),
    ];
}

function partsOf<File extends CaptionedFile>(file: File, caption: string, channel: Channel): Parts<File> {
    const mediaFiles = [file];
    return fitsUnder(file, caption, channel)
        ? [{ body: caption, mediaFiles }]
        : [...bodies(saidIn(caption)), { mediaFiles }];
}

function fitsUnder(file: OutgoingFile, text: string, channel: Channel): boolean {
    return isSaying(text) && text.length <= MAX_CAPTION_CHARS && carriesText(channel, file.type);
}

// UTF-16 units. Source: Meta "WhatsApp Cloud API, image messages"; longer captions are refused, not cut.
const MAX_CAPTION_CHARS = 1024;

/** What a reader would not see is not worth a message. */
function saidIn(text: string): readonly string[] {
    return isSaying(text) ? splitText(text) : [];
}

function isSaying(text: string): boolean {
    return !looksEmpty(text);
}

function bodies(texts: readonly string[]): ReadonlyArray<{ readonly body: string }> {
    return texts.map((body) => ({ body }));
}
