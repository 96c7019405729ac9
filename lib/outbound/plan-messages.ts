import { type Credentials, credentialsOf, otherTokensOf } from '../model/accounts';
import { type Address, type Channel, isAnswerable } from '../model/address';
import type { Customers } from '../model/customer-ports';
import type { Clock, Windows } from '../model/ports';
import { type PublicAddress, publicUrl, takesCallbacks } from '../model/public-address';
import { pairOf, type WayToAnswer } from '../model/room';
import type { Settings } from '../model/settings';
import { MEDIA_ADDRESS_LIVES_MS } from '../model/timing';
import { type MessageRequest, messageRequest, type OutgoingMessage } from '../twilio/messages-api';
import { captionsOnce, replyTexts, saidOnce } from '../words/reply-text';
import type { Impossible, LeftFile } from '../words/reply-wording';
import { languageOf, say } from '../words/say';
import { mediaToken, type NamedFile } from './media-token';
import type { Uploads } from './ports';
import type { Reply } from './reply';
import { filesFor } from './reply-files';
import { outgoingParts } from './split-reply';
import { isWindowShut } from './window';

export interface PlanPorts {
    readonly settings: Settings;
    readonly customers: Customers;
    readonly uploads: Uploads;
    readonly clock: Clock;
    readonly windows: Pick<Windows, 'find'>;
    /** Where the app's endpoints are, from the root of the workspace: '/api/apps/public/<app id>'. */
    readonly basePath: string;
}

export type Plan =
    | { readonly kind: 'planned'; readonly requests: readonly MessageRequest[]; readonly left: readonly LeftFile[] }
    | { readonly kind: 'impossible'; readonly why: Impossible };

/** Whether the customer wants no texts from there. */
export async function isOptedOut(way: WayToAnswer, { customers }: Pick<PlanPorts, 'customers'>): Promise<boolean> {
    return (await customers.read(pairOf(way))).optedOut;
}

/**
 * The requests to Twilio that a reply comes down to, in order, or why there can be none. Whether the customer has opted out
 * is asked where it was not just now.
 */
export async function planMessages(reply: Reply, ports: PlanPorts, hasOptedOut?: boolean): Promise<Plan> {
    const { way } = reply;
    if (way === undefined) {
        return impossible('no-address');
    }
    if (!isAnswerable(way.from)) {
        return impossible('not-answerable');
    }
    const { accounts, apiUrl, publicAddress } = ports.settings;
    const login = credentialsOf(way.accountSid, accounts);
    if (login === undefined) {
        return impossible('no-credentials');
    }
    if (apiUrl === undefined || (publicAddress === undefined && reply.files.length > 0)) {
        return impossible('no-api-address');
    }
    if (hasOptedOut ?? (await isOptedOut(way, ports))) {
        return impossible('opted-out');
    }
    if (reply.template === undefined && (await isWindowShut({ roomId: reply.roomId, way }, ports))) {
        return impossible('window-shut');
    }
    const here = { publicAddress, basePath: ports.basePath, now: ports.clock.now() };
    const common = {
        apiUrl,
        ...login,
        otherTokens: otherTokensOf(login, accounts),
        ...endsOf(way, login, ports.settings),
        statusCallback: statusCallbackFor(reply, here),
    };
    return reply.template === undefined
        ? planWords(reply, { channel: way.to.channel, login, common, here }, ports)
        : { kind: 'planned', requests: [messageRequest({ ...common, template: reply.template })], left: [] };
}

interface Addressed {
    readonly channel: Channel;
    readonly login: Credentials;
    /** What every message of the reply has. */
    readonly common: OutgoingMessage;
    readonly here: Here;
}

/** The requests for an agent's own words and files. */
async function planWords(reply: Reply, addressed: Addressed, ports: PlanPorts): Promise<Plan> {
    const { channel, login, common, here } = addressed;
    const words = { location: say(languageOf([ports.settings.language]), 'location') };
    const { fit, left, captions } = await filesFor(reply, channel, ports);
    const said = saidOnce([
        ...replyTexts(reply, words, { names: reply.names, timeZone: ports.settings.timeZone }),
        ...captions,
    ]);
    const once = captionsOnce(fit, said);
    const files = fit.map((file, index) => ({ ...file, caption: once[index] }));
    const requests = outgoingParts({ text: said.join('\n'), files, channel }).map(({ body, mediaFiles = [] }) =>
        messageRequest({
            ...common,
            body,
            mediaUrls: mediaFiles.map(({ uploadId, type, isTypeOurs }) => {
                const named = { uploadId, roomId: reply.roomId, accountSid: login.accountSid };
                const file = isTypeOurs ? { ...named, type } : named;
                return mediaUrl({ file, secret: login.authToken }, here);
            }),
        }),
    );
    return { kind: 'planned', requests, left };
}

/**
 * To the customer, from the number they wrote to, or from the main account's messaging service where their text came
 * through it, which then chooses the number, or an agent
 * wrote first: then it is told which number, so that the answer comes to the same conversation. An RCS sender takes only addresses of its channel, while RCS customers write with their bare number.
 * Source: Twilio error 21664.
 */
function endsOf(
    { from: customer, to: ours, messagingServiceSid: cameThrough, isNumberNamed }: WayToAnswer,
    { accountSid }: Credentials,
    { messagingServiceSid, accounts }: Settings,
): { readonly to: string; readonly from?: string; readonly messagingServiceSid?: string } {
    const to = asTwilioHasIt(customer);
    if (messagingServiceSid !== '' && messagingServiceSid === cameThrough && accountSid === accounts.main.sid) {
        return { to, messagingServiceSid, ...(isNumberNamed && { from: asTwilioHasIt(ours) }) };
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

/** The app as Twilio calls it, and when. */
interface Here {
    readonly publicAddress: PublicAddress | undefined;
    readonly basePath: string;
    readonly now: number;
}

/**
 * How Twilio calls again what it could not deliver; it is not part of the address that is signed. The server answers 404 and
 * 500 while the app starts. Source: Twilio "Webhooks connection overrides".
 */
const OVERRIDES = '#rc=3&rp=4xx,5xx,ct,rt';

/** Without a public address nobody hears what becomes of the reply, which leaves all the same. */
function statusCallbackFor({ messageId }: Reply, { publicAddress, basePath }: Here): string | undefined {
    const path = `${basePath}/sms-status/twilio?message=${encodeURIComponent(messageId)}`;
    return publicAddress && takesCallbacks(publicAddress) ? publicUrl(publicAddress, path) + OVERRIDES : undefined;
}

/** Twilio fetches files without a login and Rocket.Chat guards them, so they are served under an address of our own. */
function mediaUrl(
    named: { readonly file: NamedFile; readonly secret: string },
    { publicAddress, basePath, now }: Here,
): string {
    const token = mediaToken({ ...named, expiresAt: now + MEDIA_ADDRESS_LIVES_MS });
    return publicAddress === undefined ? '' : publicUrl(publicAddress, `${basePath}/sms-media?token=${token}`);
}

function impossible(why: Impossible): Plan {
    return { kind: 'impossible', why };
}
