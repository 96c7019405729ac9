import assert from 'node:assert/strict';
import { request } from 'undici';
import type { TestWorkspace } from '../harness/workspace.mts';
import { OUR_NUMBER } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import type { RoomView } from '../workspace/rocketchat/people.mts';
import { shownOf } from './conversation.mts';
import { ACCEPTED, INCOMING, textFields } from './inbound.mts';
import { type Conversation, conversationWith, newCustomer } from './replying.mts';

const SUBACCOUNT = 'AC0000000000000000000000000000000b';
const OTHER_NUMBER = '+15558675312';
const WORDS = 'the plum pudding is under the bridge';

/** What anybody may ask without a login, as the widget does. */
type Ask = (path: string, body?: object) => Promise<{ readonly success: boolean; readonly text: string }>;

/** The address of a customer, and the fields that their texts have besides. */
interface Victim {
    readonly from: string;
    readonly to: string;
    readonly more: Readonly<Record<string, string>>;
}

/**
 * A stranger who knows the customers' numbers registers them in the public livechat API in every way that it takes, before
 * the first text and after it, and gets nothing of the conversations: no room, no message, no token, and no say.
 */
export async function strangersGetNothing(workspace: TestWorkspace): Promise<void> {
    const authToken = String(workspace.settings.get('twilio_auth_token'));
    await workspace.settings.set({ twilio_subaccounts: `${SUBACCOUNT}:${authToken}` });
    const victims = everyKindOfCustomer();
    const ask = asAnybody(workspace);
    const tokens = new Set<string>();
    const answers: string[] = [];
    const asked = async (...args: Parameters<Ask>) => {
        const answer = await ask(...args);
        answers.push(answer.text);
        return answer;
    };
    for (const when of ['before', 'after', 'later']) {
        for (const visitor of victims.flatMap((victim) => registrations(victim, when))) {
            const { text } = await asked('visitor', { visitor });
            const { token } = Object(JSON.parse(text).visitor) as { readonly token?: string };
            for (const one of [visitor.token, token ?? '']) {
                tokens.add(one);
            }
        }
        for (const victim of victims) {
            await writes(workspace, victim, `${when}: ${WORDS}`);
        }
    }
    const rooms = await roomsOf(workspace, victims);
    assert.equal(rooms.length, victims.length, 'each customer has one conversation, of three texts');
    for (const [at, token] of [...tokens].entries()) {
        await asked(`visitor/${encodeURIComponent(token)}`);
        await asked(`config?token=${encodeURIComponent(token)}`);
        await asked(`room?token=${encodeURIComponent(token)}`);
        for (const [roomAt, { id }] of rooms.entries()) {
            const where = `token=${encodeURIComponent(token)}`;
            const ways = [
                () => asked(`room?${where}&rid=${id}`),
                () => asked(`messages.history/${id}?${where}`),
                () => asked('message', { token, rid: id, msg: 'I am the customer' }),
            ];
            // Every token at every room, each in another way; every way in is the same visitor looked up.
            assert.equal((await ways[(at + roomAt) % ways.length]?.())?.success, false);
        }
    }
    await nothingLeaked(workspace, { rooms, answers });
}

/**
 * The same against every conversation that there is, whoever began it and however often it was opened again: each is closed
 * and written to once more, and a stranger who knows its customer, our number and even its id gets nothing of it.
 */
export async function strangersGetNothingOfWhatThereIs(workspace: TestWorkspace): Promise<void> {
    const { people } = workspace;
    const victims = victimsIn((await people.rooms()).filter(({ source }) => source?.id === APP_ID));
    for (const { roomId, agentId } of victims) {
        await (agentId && people.closeRoom({ roomId, agentId }));
    }
    for (const victim of victims) {
        await writes(workspace, victim, WORDS);
    }
    const rooms = await roomsOf(workspace, victims);
    assert.ok(rooms.length > victims.length, 'closed ones and reopened ones');
    const visitors = (await people.visitors()).filter(({ id }) => rooms.some(({ visitorId }) => visitorId === id));
    const ask = asAnybody(workspace);
    const answers: string[] = [];
    const tried = rooms.flatMap(({ id, visitorId }) => [id, visitorId ?? '']);
    for (const visitor of victims.flatMap((victim) => registrations(victim, 'there'))) {
        answers.push((await ask('visitor', { visitor })).text);
        tried.push(visitor.token);
    }
    for (const token of tried) {
        const where = encodeURIComponent(token);
        for (const path of [`visitor/${where}`, `visitor/${where}/room`, `config?token=${where}`]) {
            answers.push((await ask(path)).text);
        }
    }
    for (const [at, { id }] of rooms.entries()) {
        // Its own visitor's id, and one of each way of registering; a token that opens nothing opens no room either.
        for (const [tokenAt, token] of [id, rooms[at]?.visitorId ?? '', ...tried.slice(-REGISTRATIONS)].entries()) {
            const where = `token=${encodeURIComponent(token)}`;
            const ways = [
                () => ask(`room?${where}&rid=${id}`),
                () => ask(`messages.history/${id}?${where}`),
                () => ask('message', { token, rid: id, msg: 'I am the customer' }),
                () => ask('room.close', { token, rid: id }),
            ];
            assert.equal((await ways[(at + tokenAt) % ways.length]?.())?.success, false);
        }
    }
    const secrets = [WORDS, ...visitors.map(({ token }) => token)];
    assert.ok(secrets.every((secret) => answers.every((answer) => !answer.includes(secret))));
    assert.deepEqual(
        (await roomsOf(workspace, victims)).map(({ id, open }) => [id, open]),
        rooms.map(({ id, open }) => [id, open]),
    );
    assert.ok(visitors.every(({ phones }) => phones.length === 0));
}

const REGISTRATIONS = 7;

/** One of each customer and number, with the open conversation where one is. */
function victimsIn(rooms: readonly RoomView[]): readonly (Victim & { roomId: string; agentId: string | undefined })[] {
    const victims = rooms.flatMap(({ id: roomId, open, servedBy, customFields }) => {
        const { from, to } = Object(customFields.sms) as { readonly from?: string; readonly to?: string };
        return from && to ? [{ from, to, more: {}, roomId, agentId: open ? servedBy?.id : undefined }] : [];
    });
    return [...new Map(victims.map((victim) => [`${victim.from}>${victim.to}`, victim])).values()];
}

/** A customer who texts two numbers, writes by WhatsApp too, and has the web widget open, under one phone. */
export async function everyWayIsAnsweredWhereItCame(workspace: TestWorkspace): Promise<void> {
    const number = newCustomer();
    const ask = asAnybody(workspace);
    workspace.twilio.number(OTHER_NUMBER, { webhookUrl: workspace.appUrl(INCOMING) });
    const widget = await widgetOf(workspace, number);
    const ends = [
        { customer: number, to: OUR_NUMBER },
        { customer: number, to: OTHER_NUMBER },
        { customer: `whatsapp:${number}`, to: `whatsapp:${OUR_NUMBER}` },
    ];
    const conversations: Conversation[] = [];
    for (const end of ends) {
        conversations.push(await conversationWith(workspace, end));
    }
    await ask('message', { token: `widget ${number}`, rid: widget, msg: 'From the web' });
    const rooms = await workspace.people.rooms();
    for (const [at, { roomId }] of conversations.entries()) {
        const room = rooms.find(({ id }) => id === roomId);
        assert.deepEqual([room?.open, room?.source?.destination], [true, ends[at]?.to]);
        assert.match(room?.name ?? '', /401/, 'agents see whose number it is');
        assert.deepEqual(await shownOf(workspace, { from: ends[at]?.customer ?? '', to: ends[at]?.to ?? '' }), [
            'Hello',
        ]);
    }
    for (const [at, conversation] of conversations.entries()) {
        await conversation.reply(`answer ${at}`);
    }
    const sent = workspace.twilio.messages().filter(({ body }) => /^answer \d$/.test(body));
    assert.deepEqual(
        sent.filter(({ to }) => to.endsWith(number)).map(({ to, from, body }) => [to, from, body]),
        ends.map(({ customer, to }, at) => [customer, to, `answer ${at}`]),
    );
    const onTheWeb = await workspace.people.messages(widget);
    assert.deepEqual(
        onTheWeb.filter(({ from }) => from !== 'system').map((message) => message.text),
        ['From the web'],
    );
}

/** The conversation of somebody who has the web widget open and gave this phone there. */
export async function widgetOf(workspace: TestWorkspace, number: string): Promise<string> {
    const ask = asAnybody(workspace);
    await ask('visitor', { visitor: { token: `widget ${number}`, phone: number, name: 'Ada' } });
    const { text } = await ask(`room?token=widget%20${encodeURIComponent(number)}`);
    return (JSON.parse(text) as { readonly room: { readonly _id: string } }).room._id;
}

function everyKindOfCustomer(): readonly Victim[] {
    const [sms, app, sub, hidden] = [newCustomer(), newCustomer(), newCustomer(), newCustomer()];
    const whatsApp = `whatsapp:${OUR_NUMBER}`;
    return [
        { from: sms, to: OUR_NUMBER, more: {} },
        { from: `whatsapp:${app}`, to: whatsApp, more: {} },
        { from: sub, to: '+15558675399', more: { AccountSid: SUBACCOUNT } },
        { from: `whatsapp:US.${hidden.slice(1)}`, to: whatsApp, more: { ExternalUserId: `US.${hidden.slice(1)}` } },
    ];
}

type Registration = { readonly token: string } & Readonly<
    Partial<Record<'id' | 'phone' | 'username' | 'name' | 'email', string>>
>;

/** Everything of a customer that may be known, in every field that the route takes. */
function registrations({ from, to }: Victim, when: string): readonly Registration[] {
    const id = from.replace(/^whatsapp:/, '');
    const digits = id.replace(/\D/g, '');
    return [
        { token: `${when} ${from}`, phone: id, username: digits, name: 'Me' },
        { token: `${when} d ${from}`, phone: digits },
        { token: `${when} f ${from}`, phone: from, email: `${digits}@example.com` },
        { token: `${when} i ${from}`, id: digits, username: digits },
        { token: digits, id, phone: id },
        { token: from, id: from },
        { token: `${from}>${to}`, id: `sms:${from}>sms:${to}`, phone: id },
    ];
}

async function writes(workspace: TestWorkspace, { from, to, more }: Victim, body: string): Promise<void> {
    const fields = { ...textFields({ from, to, body }), ...more };
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    assert.deepEqual((await shownOf(workspace, { from, to })).at(-1), body, 'at once');
}

async function roomsOf({ people }: TestWorkspace, victims: readonly Victim[]): Promise<readonly RoomView[]> {
    return (await people.rooms()).filter(({ customFields }) => {
        const { from } = Object(customFields.sms) as { readonly from?: string };
        return victims.some((victim) => victim.from === from);
    });
}

async function nothingLeaked(
    { people }: TestWorkspace,
    { rooms, answers }: { readonly rooms: readonly RoomView[]; readonly answers: readonly string[] },
): Promise<void> {
    const visitors = (await people.visitors()).filter(({ id }) => rooms.some(({ visitorId }) => visitorId === id));
    assert.equal(visitors.length, rooms.length);
    const secrets = [WORDS, ...rooms.map(({ id }) => id), ...visitors.flatMap(({ id, token }) => [id, token])];
    for (const secret of secrets) {
        assert.deepEqual(
            answers.filter((answer) => answer.includes(secret)),
            [],
            secret,
        );
    }
    for (const { id } of rooms) {
        const messages = await people.messages(id);
        assert.equal(messages.filter(({ from }) => from === 'visitor').length, 3, 'nobody else spoke');
    }
}

function asAnybody({ url }: TestWorkspace): Ask {
    return async (path, body) => {
        const post = {
            method: 'POST' as const,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
        };
        const answer = await request(`${url}/api/v1/livechat/${path}`, body ? post : {});
        const text = await answer.body.text();
        return { success: answer.statusCode === 200 && JSON.parse(text).success === true, text };
    };
}
