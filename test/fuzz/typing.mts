import assert from 'node:assert/strict';
import { ADMIN, GENERAL, typed } from '../engine/commanding.mts';
import type { Random } from '../harness/seeded.mts';
import { OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import { hostileText, oneOf } from './shapes.mts';

const AGENT = 'agent-ana';
const CUSTOMER = 'whatsapp:+14017190002';

/** What stands behind `/sms`, and what may come of a number, a time, a template and the rest. */
const BEGINNINGS: readonly string[] = [
    ...['', 'help', 'check x', 'connect', 'disconnect', 'test', 'forget', 'recover', 'again', 'yes'],
    ...['later', 'later in 5 min', 'later 8:30', 'later change 1', 'later cancel', 'later if open'],
    ...['template', 'template order_ready', 'template order_ready 1=', 'template spring_check 1=a 2='],
    ...['+14017190003', '+14017190003 from', 'from +15558675310 +14017190003'],
];

/** A line that somebody types behind `/sms`, in a conversation or elsewhere: it is answered, and the client finds nothing wrong. */
export async function anyCommand(workspace: TestWorkspace, random: Random): Promise<void> {
    const line = `/sms ${oneOf(BEGINNINGS, random)} ${hostileText(random, 6)}`.slice(0, 4_000).replaceAll('\0', '');
    const userId = oneOf([ADMIN, AGENT, 'user-eve'], random);
    const roomId = userId === AGENT && random() < 0.5 ? await conversationOf(workspace) : GENERAL;
    const notes = await typed(workspace, { text: line, userId, roomId });
    const wrong = notes.find(({ text }) => /^(?:Something went wrong|No such command)/.test(text));
    assert.equal(wrong, undefined, `${wrong?.text} after ${JSON.stringify(line)}`);
}

/** The form of a text, filled in with anything, a few times, and sent or closed. */
export async function anyForm(workspace: TestWorkspace, random: Random): Promise<void> {
    const { people } = workspace;
    const roomId = await conversationOf(workspace);
    const use = oneOf([{ actionId: 'sms-text-from-user' }, { actionId: 'sms-text-from-room', roomId }], random);
    await people.usesActionButton({ userId: AGENT, ...use });
    for (const { view } of await people.views(AGENT)) {
        const state = Object.fromEntries(fieldsOf(view.blocks).map((field) => [field, { [field]: oddValue(random) }]));
        const isSent = random() < 0.7;
        await (isSent
            ? people.submits({ userId: AGENT, viewId: view.id, state })
            : people.dismisses({ userId: AGENT, viewId: view.id, state }));
    }
    for (const { view } of await people.views(AGENT)) {
        await people.dismisses({ userId: AGENT, viewId: view.id });
    }
}

function fieldsOf(blocks: unknown): readonly string[] {
    const all: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
    return all.map((block) => String(Object(block).blockId)).filter((id) => id !== 'undefined');
}

/** As a client may send it that is not Rocket.Chat's. */
function oddValue(random: Random): unknown {
    return oneOf<unknown>([null, 0, {}, [], [null], true, hostileText(random, 8), OUR_NUMBER, CUSTOMER], random);
}

const conversations = new WeakMap<TestWorkspace, string>();

async function conversationOf(workspace: TestWorkspace): Promise<string> {
    const known = conversations.get(workspace);
    if (known !== undefined) {
        return known;
    }
    await workspace.twilio.phone(CUSTOMER).send({ to: `whatsapp:${OUR_NUMBER}`, body: 'Hello' });
    const room = (await workspace.people.rooms()).find(
        ({ customFields }) => String(Object(customFields.sms).from) === CUSTOMER,
    );
    assert.ok(room, 'the text has opened a conversation');
    await workspace.people.transferRoom({ roomId: room.id, agentId: AGENT });
    conversations.set(workspace, room.id);
    return room.id;
}
