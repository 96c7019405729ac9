import assert from 'node:assert/strict';
import { INCOMING, newSid, textFields } from '../engine/inbound.mts';
import type { Random } from '../harness/seeded.mts';
import { getExpectedTwilioSignature } from '../harness/signed-post.mts';
import { AUTH_TOKEN, type TestWorkspace } from '../harness/workspace.mts';
import { hostileJson, hostileText, oneOf } from './shapes.mts';

/** Twilio gives up after that; an answer that takes longer is as good as none. */
const PATIENCE_MS = 15_000;

/** Of a form, in bytes: the limit of Express, which Rocket.Chat leaves as it is. */
const LARGEST_FORM = 100 * 1024;

const CUSTOMER = '+14017190001';
const STATUS = 'sms-status/twilio';
const FORM = 'application/x-www-form-urlencoded';

interface Request {
    readonly address: string;
    readonly init: RequestInit;
}

interface Answer {
    readonly status: number;
    readonly body: string;
}

async function answerTo({ address, init }: Request): Promise<Answer> {
    const response = await fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { status: response.status, body: await response.text() };
}

function isOurs(answer: Answer): void {
    assert.ok(answer.status !== 500 || answer.body === '', `500 with words: ${answer.body.slice(0, 200)}`);
    assert.ok(
        !/\bat .*\.(?:js|ts):\d+/.test(answer.body) || answer.status < 500,
        `a stack: ${answer.body.slice(0, 200)}`,
    );
}

function signed(address: string, fields: Readonly<Record<string, string>>): string {
    return getExpectedTwilioSignature(AUTH_TOKEN, address, { ...fields });
}

type Changed = { readonly address: string; readonly fields: Record<string, string>; readonly signature: string };

/** What somebody may do to a request that they have seen; each is to be refused. Names are plain, since Express drops some
 * (`constructor`, an empty one), of which no app ever hears. */
const FORGERIES: ReadonlyArray<(seen: Changed, random: Random) => Changed> = [
    (seen, random) => ({
        ...seen,
        fields: { ...seen.fields, [oneOf(Object.keys(seen.fields), random)]: hostileText(random, 5) },
    }),
    (seen, random) => ({
        ...seen,
        fields: { ...seen.fields, [`X${Math.floor(random() * 1e6)}`]: hostileText(random, 5) },
    }),
    (seen, random) => {
        const { [oneOf(Object.keys(seen.fields), random)]: _, ...fields } = seen.fields;
        return { ...seen, fields };
    },
    (seen, random) => ({
        ...seen,
        address: `${seen.address}?x=${encodeURIComponent(wellFormed(hostileText(random, 3).slice(0, 200)))}`,
    }),
    (seen, random) => {
        const at = Math.floor(random() * 27);
        const letter = seen.signature[at] === 'A' ? 'B' : 'A';
        return { ...seen, signature: seen.signature.slice(0, at) + letter + seen.signature.slice(at + 1) };
    },
    (seen, random) => ({
        ...seen,
        signature: oneOf(['', ' ', 'x', seen.signature.slice(1), `${seen.signature}=`, 'A'.repeat(5_000)], random),
    }),
];

/** A genuine request that somebody has changed. It is never taken. */
export async function forgedRequest(workspace: TestWorkspace, random: Random): Promise<void> {
    const address = workspace.appUrl(oneOf([INCOMING, STATUS], random));
    const fields = textFields({ from: CUSTOMER, body: hostileText(random, 10), sid: newSid() });
    const seen = { address, fields, signature: signed(address, fields) };
    const forged = oneOf(FORGERIES, random)(seen, random);
    if (forged.address === address && sameText(forged.fields, fields) && forged.signature === seen.signature) {
        return;
    }
    const answer = await answerTo({
        address: forged.address,
        init: {
            method: 'POST',
            headers: { 'content-type': FORM, ...headerOf(forged.signature) },
            body: new URLSearchParams(forged.fields).toString(),
        },
    });
    isOurs(answer);
    assert.ok(answer.status >= 400, `taken with ${answer.status}: ${JSON.stringify(forged)}`);
}

function sameText(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
    const text = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
    return text(one) === text(other);
}

function headerOf(signature: string): Record<string, string> {
    return { 'x-twilio-signature': signature };
}

/** Anything at all at any of our addresses: an answer in time, and never an error with words. */
export async function anyRequest(workspace: TestWorkspace, random: Random): Promise<void> {
    const endpoint = oneOf([INCOMING, STATUS, 'sms-incoming/other', 'sms-media'], random);
    const method = oneOf(['POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'], random);
    const type = oneOf(
        [FORM, FORM, 'application/json', 'application/json', 'text/plain', 'multipart/form-data', 'x'],
        random,
    );
    const json = JSON.stringify(hostileJson(random));
    const form = new URLSearchParams([
        [hostileText(random, 3), hostileText(random)],
        ['From', hostileText(random, 3)],
    ]);
    const body = type === FORM ? form.toString() : random() < 0.8 ? json : hostileText(random);
    const query =
        random() < 0.5
            ? ''
            : `?${oneOf(['token', 'department', 'message', 'bodySHA256'], random)}=${encodeURIComponent(wellFormed(hostileText(random, 8)))}`;
    const headers = {
        'content-type': type,
        ...(random() < 0.5 ? headerOf(Buffer.from(hostileText(random, 4)).toString('base64')) : {}),
    };
    const hasBody = !['GET', 'HEAD'].includes(method);
    const init = { method, headers, ...(hasBody && { body: wellFormed(body) }) };
    isAnswered(await answerTo({ address: `${workspace.appUrl(endpoint)}${query.slice(0, 8_000)}`, init }));
}

function isAnswered(answer: Answer): void {
    isOurs(answer);
    assert.ok(answer.status >= 400, `taken without a signature: ${answer.status} ${answer.body.slice(0, 100)}`);
}

/** A text that Twilio did sign, with anything in any field: it is taken, or told which field is wrong. */
export async function signedText(workspace: TestWorkspace, random: Random): Promise<void> {
    const address = workspace.appUrl(INCOMING);
    const plain = textFields({ from: CUSTOMER, body: wellFormed(hostileText(random)) });
    const odd = oneOf(ODD_FIELDS, random);
    const fields = random() < 0.5 ? plain : { ...plain, [odd]: wellFormed(hostileText(random)) };
    const request = signedForm(address, fields);
    isOneOf([200, 400], await answerTo(request), request);
}

const ODD_FIELDS: readonly string[] = [
    ...['From', 'To', 'NumMedia', 'Latitude', 'Longitude', 'Address', 'Label', 'ProfileName', 'ButtonText'],
    ...[
        'InteractiveData',
        'FlowData',
        'ChannelMetadata',
        'ReferralBody',
        'OptOutType',
        'FromCity',
        'ExternalUserId',
        'MessageType',
    ],
    ...['ListTitle', 'Forwarded', 'OriginalRepliedMessageSid', 'MessagingServiceSid', 'Unheard', 'MediaContentType0'],
];

/** A status callback that Twilio did sign, of a message that nobody knows, with anything in it. */
export async function signedStatus(workspace: TestWorkspace, random: Random): Promise<void> {
    const address = `${workspace.appUrl(STATUS)}${random() < 0.5 ? '' : `?message=${encodeURIComponent(wellFormed(hostileText(random, 3).slice(0, 200)))}`}`;
    const { AccountSid = '' } = textFields({ from: CUSTOMER });
    const fields = {
        AccountSid,
        MessageSid: random() < 0.7 ? newSid() : wellFormed(hostileText(random, 4)),
        MessageStatus:
            random() < 0.5
                ? oneOf(['sent', 'delivered', 'failed', 'read'], random)
                : wellFormed(hostileText(random, 3)),
        ErrorCode: wellFormed(hostileText(random, 2)),
    };
    const request = signedForm(address, fields);
    isOneOf([200, 400, 403], await answerTo(request), request);
}

/** Rocket.Chat refuses larger forms before any app hears of them. */
function isOneOf(statuses: readonly number[], answer: Answer, { init }: Request): void {
    const form = String(init.body);
    const expected = form.length > LARGEST_FORM ? [413] : statuses;
    isOurs(answer);
    assert.ok(expected.includes(answer.status), `${answer.status} for ${form.slice(0, 1_000)}`);
}

function signedForm(address: string, fields: Readonly<Record<string, string>>): Request {
    const headers = { 'content-type': FORM, ...headerOf(signed(address, fields)) };
    return { address, init: { method: 'POST', headers, body: new URLSearchParams(fields).toString() } };
}

/** What a form cannot carry is replaced before it is signed. */
function wellFormed(text: string): string {
    return Buffer.from(text.replace(/\r\n?|\n/g, '\r\n'), 'utf8').toString('utf8');
}
