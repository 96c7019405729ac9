import assert from 'node:assert/strict';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import { until } from '../harness/until.mts';
import { OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import { pendingIn, settledIn } from '../workspace/app-records.mts';
import type { NewFile, People, RoomView } from '../workspace/rocketchat/people.mts';
import type { Bubble, Phone, PhoneText, Sent } from '../workspace/twilio/contract.mts';
import { handOver } from './inbound.mts';

/** One customer and the room in which agents talk with them. */
export interface Conversation {
    readonly customer: string;
    readonly roomId: string;
    /** Who serves the room. */
    readonly agentId: string;
    readonly phone: Phone;
    /** Sends as the customer; resolves when the app has let go of it. */
    write(sent: Omit<PhoneText, 'to'>): Promise<Sent>;
    /** Posts as the agent, and returns the ids of the messages: one, or one for each file. */
    say(text: string, files?: readonly NewFile[]): Promise<readonly string[]>;
    /** The same, and waits until the app is done with each and Twilio has said all it has to say. */
    reply(text: string, files?: readonly NewFile[]): Promise<readonly string[]>;
    /** What reached the phone, without what the customer wrote and what Twilio answers by itself. */
    received(): readonly Bubble[];
    bodies(): readonly string[];
    /** What only the agent was told. */
    notes(): Promise<readonly string[]>;
    /** What the app wrote into the room. */
    lines(): Promise<readonly string[]>;
    reactions(messageId: string): Promise<readonly string[]>;
}

let customers = 0;

/** A number that no other customer of this test file has. */
export function newCustomer(): string {
    customers += 1;
    return `+1401555${String(customers).padStart(4, '0')}`;
}

/** A conversation that a customer began by a text. */
export async function conversationWith(
    workspace: TestWorkspace,
    { customer = newCustomer(), to = OUR_NUMBER }: { readonly customer?: string; readonly to?: string } = {},
): Promise<Conversation> {
    const phone = workspace.twilio.phone(customer);
    const write: Conversation['write'] = (sent) => handOver(workspace, customer, { to, ...sent });
    await write({ body: 'Hello' });
    const { id: roomId, servedBy } = await until(() => roomOf(workspace, { customer, to }), {
        what: `the conversation of ${customer}`,
    });
    const agentId = servedBy?.id ?? '';
    const { people } = workspace;
    const say: Conversation['say'] = (text, files) =>
        people.agentSends({ roomId, agentId, text, ...(files && { files }) });
    const received = () => phone.messages.filter(({ by }) => by !== 'customer' && by !== 'opt-out');
    return {
        customer,
        roomId,
        agentId,
        phone,
        write,
        say,
        async reply(text, files) {
            const ids = await say(text, files);
            await allSettled(workspace, ids);
            return ids;
        },
        received,
        bodies: () => received().map(({ body }) => body),
        notes: async () => (await people.notes()).filter((note) => note.roomId === roomId).map(({ text }) => text),
        lines: async () => (await people.messages(roomId)).filter(({ from }) => from === 'app').map(({ text }) => text),
        async reactions(messageId) {
            const message = (await people.messages(roomId)).find(({ id }) => id === messageId);
            return Object.keys(message?.reactions ?? {});
        },
    };
}

/** A conversation that a customer began on WhatsApp. */
export function conversationOnWhatsApp(workspace: TestWorkspace): Promise<Conversation> {
    return conversationWith(workspace, { customer: `whatsapp:${newCustomer()}`, to: `whatsapp:${OUR_NUMBER}` });
}

/** The room that a customer's texts to one of our numbers go to. */
export async function roomOf(
    { people }: { readonly people: Pick<People, 'rooms'> },
    { customer, to }: { readonly customer: string; readonly to: string },
): Promise<RoomView> {
    const room = (await people.rooms()).find(({ customFields }) => {
        const { sms } = customFields as { sms?: { from: string; to: string } };
        return sms?.from === customer && sms.to === to;
    });
    assert.ok(room, `${customer} has no conversation with ${to}`);
    return room;
}

/** Resolves when the app is done with these messages, has shown all that Twilio says of them, and nothing moves. */
export async function allSettled(
    workspace: Pick<TestWorkspace, 'store' | 'twilio'>,
    messageIds: readonly string[],
): Promise<void> {
    for (const id of messageIds) {
        await until(() => settledIn(workspace.store, `reply:${id}`), { what: `the reply ${id} to be settled` });
    }
    await workspace.twilio.idle();
}

/** The message as the app hears of it. */
export async function asEvent({ host }: TestWorkspace, messageId: string): Promise<IMessage> {
    const bridge = host.server.bridges.getMessageBridge();
    const getById: unknown = Reflect.get(bridge, 'getById');
    assert.ok(typeof getById === 'function');
    return getById.call(bridge, messageId);
}

/** The replies that still wait in the outbox. */
export async function outbox({ store }: Pick<TestWorkspace, 'store'>): Promise<number> {
    return (await pendingIn(store, { kind: 'reply' })).length;
}
