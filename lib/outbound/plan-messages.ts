import { type Address, addressKey, type Channel, isAnswerable, parseAddress } from '../model/address';
import type { Clock, Customers } from '../model/ports';
import type { Settings } from '../model/settings';
import { type MessageRequest, messageRequest } from '../twilio/messages-api';
import { checkOutgoing } from '../twilio/outgoing-limits';
import { markdownToText } from '../words/markdown-to-text';
import type { Impossible, LeftFile } from '../words/reply-wording';
import { mediaToken } from './media-token';
import type { Uploads } from './ports';
import type { AgentFile, Reply } from './reply';
import { outgoingParts } from './split-reply';

export interface PreparePorts {
    readonly settings: Settings;
    readonly customers: Customers;
    readonly uploads: Uploads;
    readonly clock: Clock;
    /** Where the app's endpoints are, from the root of the workspace: '/api/apps/public/<app id>'. */
    readonly basePath: string;
}

export type Prepared =
    | { readonly kind: 'ready'; readonly requests: readonly MessageRequest[]; readonly left: readonly LeftFile[] }
    | { readonly kind: 'impossible'; readonly why: Impossible };

/** The requests to Twilio that a reply comes down to, in order, or why there can be none. */
export async function prepareReply(reply: Reply, ports: PreparePorts): Promise<Prepared> {
    const customer = parseAddress(reply.sms?.from ?? '');
    const ours = parseAddress(reply.sms?.to ?? '');
    if (customer === undefined || ours === undefined) {
        return impossible('no-address');
    }
    if (!isAnswerable(customer)) {
        return impossible('not-answerable');
    }
    const account = accountOf(reply.sms?.accountSid, ports.settings);
    if (account === undefined) {
        return impossible('no-credentials');
    }
    if ((await ports.customers.read(addressKey(customer))).optedOut) {
        return impossible('opted-out');
    }
    const { fit, left, captions } = await filesFor(reply.files, ours.channel, ports);
    const said = new Set([markdownToText(reply.text), ...captions].filter((text) => text.trim() !== ''));
    const parts = outgoingParts({ text: Array.from(said).join('\n'), files: fit, channel: ours.channel });
    const requests = parts.map(({ body, mediaFiles }) =>
        messageRequest({
            apiUrl: ports.settings.apiUrl,
            ...account,
            ...endsOf({ customer, ours }, account.accountSid, ports.settings),
            body,
            mediaUrls: (mediaFiles ?? []).map(({ uploadId }) =>
                mediaUrl({ uploadId, secret: account.authToken }, ports),
            ),
            statusCallback: `${publicBase(ports)}/sms-status/twilio?message=${encodeURIComponent(reply.messageId)}`,
        }),
    );
    return { kind: 'ready', requests, left };
}

interface Account {
    readonly accountSid: string;
    readonly authToken: string;
}

/** The account that owns the number: that of the customer's text, else the main one. */
function accountOf(accountSid: string | undefined, settings: Settings): Account | undefined {
    const owner = accountSid ?? settings.accountSid;
    const authToken = settings.subaccounts.get(owner)?.authToken ?? settings.authTokens[0];
    return owner === '' || authToken === undefined ? undefined : { accountSid: owner, authToken };
}

/**
 * To the customer, from the number they wrote to, or from the main account's messaging service, which then chooses the
 * number. An RCS sender takes only addresses of its channel, while RCS customers write with their bare number.
 * Source: Twilio error 21664.
 */
function endsOf(
    { customer, ours }: { readonly customer: Address; readonly ours: Address },
    accountSid: string,
    { messagingServiceSid, accountSid: main }: Settings,
): { readonly to: string; readonly from?: string; readonly messagingServiceSid?: string } {
    const to = asTwilioHasIt(customer);
    if (messagingServiceSid !== '' && accountSid === main) {
        return { to, messagingServiceSid };
    }
    const isBare = ours.channel === 'rcs' && customer.channel === 'sms';
    return { to: isBare ? `rcs:${customer.id}` : to, from: asTwilioHasIt(ours) };
}

function asTwilioHasIt(address: Address): string {
    if (address.phone === undefined) {
        return address.raw;
    }
    return address.channel === 'sms' || !address.raw.includes(':') ? address.id : `${address.channel}:${address.id}`;
}

type SizedFile = AgentFile & { readonly size: number };

interface SortedFiles {
    readonly fit: readonly SizedFile[];
    readonly left: readonly LeftFile[];
    /** What the agent wrote under the files that are left, in their order and as plain text: it goes out all the same. */
    readonly captions: readonly string[];
}

async function filesFor(
    files: readonly AgentFile[],
    channel: Channel,
    { uploads }: PreparePorts,
): Promise<SortedFiles> {
    const sized: SizedFile[] = [];
    const gone: LeftFile[] = [];
    for (const file of files) {
        const size = await uploads.sizeOf(file.uploadId);
        if (size === undefined) {
            gone.push({ name: file.name, reason: { kind: 'gone' } });
        } else {
            sized.push({ ...file, size, caption: markdownToText(file.caption) });
        }
    }
    const { fit, refused } = checkOutgoing({ channel, files: sized });
    const going = new Set(fit.map(({ uploadId }) => uploadId));
    return {
        fit,
        left: [...gone, ...refused.map(({ file, reason }) => ({ name: file.name, reason }))],
        captions: files.filter(({ uploadId }) => !going.has(uploadId)).map(({ caption }) => markdownToText(caption)),
    };
}

/** Twilio fetches files without a login and Rocket.Chat guards them, so they are served under an address of our own. */
function mediaUrl(file: { readonly uploadId: string; readonly secret: string }, ports: PreparePorts): string {
    const token = mediaToken({ ...file, expiresAt: ports.clock.now() + MEDIA_URL_LIVES_MS });
    return `${publicBase(ports)}/sms-media?token=${token}`;
}

/** Twilio may hold a message in its queue for ten hours. Source: Twilio "Message queueing". */
const MEDIA_URL_LIVES_MS = 12 * 60 * 60 * 1000;

function publicBase({ settings, basePath }: PreparePorts): string {
    const url = settings.publicUrl.replace(/\/+$/, '');
    return `${/^https?:\/\//i.test(url) ? url : `https://${url}`}${basePath}`;
}

function impossible(why: Impossible): Prepared {
    return { kind: 'impossible', why };
}
