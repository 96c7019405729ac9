import type { Channel } from '../model/address';
import type { Settings } from '../model/settings';
import { checkOutgoing } from '../twilio/outgoing-limits';
import { markdownToText } from '../words/markdown-to-text';
import type { LeftFile } from '../words/reply-wording';
import { fileType } from './file-type';
import { isIn, type UploadSummary, type Uploads } from './ports';
import type { AgentFile, Reply } from './reply';

/** A file with what is known of its bytes. */
export interface SizedFile extends AgentFile {
    readonly size: number;
    /** Whether its type was found out, since Rocket.Chat does not know it. */
    readonly isTypeOurs: boolean;
}

/** The files of a reply, sorted by whether they can go. */
export interface SortedFiles {
    readonly fit: readonly SizedFile[];
    readonly left: readonly LeftFile[];
    /** What the agent wrote under the files that are left, in their order and as plain text: it goes out all the same. */
    readonly captions: readonly string[];
}

/** Looks the files of a reply up, each upload once, and sorts out what this channel cannot carry. */
export async function filesFor(
    { files, roomId, cards = [], place, names }: Reply,
    channel: Channel,
    { uploads, settings }: { readonly uploads: Uploads; readonly settings: Settings },
): Promise<SortedFiles> {
    const plain = (caption: string): string => markdownToText(caption, { names, timeZone: settings.timeZone });
    const sized: SizedFile[] = [];
    const left: LeftFile[] = [
        ...cards.flatMap(({ lost }) => lost.map((name): LeftFile => ({ name, reason: { kind: 'no-address' } }))),
        ...(place === 'nowhere' ? [{ name: '', reason: { kind: place } }] : []),
    ];
    const each = new Map(files.map((file) => [file.uploadId, file]));
    for (const file of Array.from(each.values())) {
        const upload = await uploads.find(file.uploadId);
        const why = whyNot(upload, roomId);
        if (upload === undefined || why !== undefined) {
            left.push({ name: file.name, reason: { kind: why ?? 'gone' } });
        } else {
            sized.push({ ...file, ...typeOf(file, upload), size: upload.size, caption: plain(file.caption) });
        }
    }
    const { fit, refused } = checkOutgoing({ channel, files: sized });
    const going = new Set(fit.map(({ uploadId }) => uploadId));
    return {
        fit,
        left: [...left, ...refused.map(({ file, reason }) => ({ name: file.name, reason }))],
        captions: files.filter(({ uploadId }) => !going.has(uploadId)).map(({ caption }) => plain(caption)),
    };
}

function typeOf({ type, name }: AgentFile, upload: UploadSummary): Pick<SizedFile, 'type' | 'isTypeOurs'> {
    const said = [type, upload.type ?? ''];
    const known = fileType({ said, name, told: upload.told });
    return { type: known, isTypeOurs: !said.includes(known) };
}

/** A message can name a file of another conversation, which is not the customer's to see. */
function whyNot(
    upload: UploadSummary | undefined,
    roomId: string,
): 'gone' | 'elsewhere' | 'unreadable' | 'empty' | undefined {
    if (upload === undefined) {
        return 'gone';
    }
    if (!isIn(roomId, upload)) {
        return 'elsewhere';
    }
    if (upload.size === 0) {
        return 'empty';
    }
    return upload.isReadable === false ? 'unreadable' : undefined;
}
