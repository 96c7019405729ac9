import assert from 'node:assert/strict';
import { until } from '../harness/until.mts';
import { withoutLostRequests } from '../harness/without-lost-requests.mts';
import { OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { customerIn, pendingIn } from '../workspace/app-records.mts';
import { typed } from './commanding.mts';
import { shownAtLast, shownOf } from './conversation.mts';
import { finish } from './deliveries/finish.mts';
import { beforeCall } from './deliveries/taps.mts';
import { ACCEPTED, newSid, setEverybodyOnline, text } from './inbound.mts';
import { picture } from './pictures.mts';
import { conversationWith, newCustomer } from './replying.mts';
import { formTextsCustomer, strangerIsTexted } from './writing-first.mts';

/** One thing that the app promises, played once: for servers on which the whole ring would take too long. */
export interface EveryStory {
    readonly what: string;
    /** Rejects where it went wrong. What some engines cannot do is no failure, and is returned in a few words. */
    play(workspace: TestWorkspace): Promise<string | undefined>;
}

const OFFLINE_REPLY = 'We are back at 9.';

export const EVERY_STORY: readonly EveryStory[] = [
    { what: 'texts are shown, in one conversation', play: texts },
    { what: 'a picture is shown', play: pictureShown },
    { what: 'a reply arrives', play: reply },
    { what: 'a reply with a file arrives', play: replyWithFile },
    { what: 'its delivery is shown', play: delivery },
    { what: 'STOP is respected', play: stop },
    { what: 'an agent writes first', play: writingFirst },
    { what: 'by a form, too', play: byForm },
    { what: 'nobody there: texts wait, one answer', play: nobodyThere },
    // Before a process is killed: an engine of 1.46 cannot disable an app whose process has died.
    { what: 'off and on: nothing is forgotten', play: offAndOn },
    { what: 'killed at a text: shown once', play: killedAtText },
    { what: 'killed with a reply waiting: sent once', play: killedAtReply },
    { what: 'a blocked contact is dropped', play: blocked },
    { what: 'a command is answered', play: command },
    { what: 'another service is answered 400', play: otherService },
];

async function texts(workspace: TestWorkspace): Promise<undefined> {
    const conversation = await conversationWith(workspace);
    await conversation.write({ body: 'And another' });
    assert.deepEqual(await shown(workspace, conversation.customer), ['Hello', 'And another']);
    const rooms = (await workspace.people.rooms()).map(({ customFields }) => JSON.stringify(customFields.sms));
    assert.equal(rooms.filter((sms) => sms?.includes(conversation.customer)).length, 1);
}

async function pictureShown(workspace: TestWorkspace): Promise<undefined> {
    const { customer, write } = await conversationWith(workspace);
    await write({ body: 'Look', media: [picture('a bicycle')] });
    assert.deepEqual(await shown(workspace, customer), ['Hello', 'Look', { file: 'picture.jpg' }]);
}

async function reply(workspace: TestWorkspace): Promise<undefined> {
    const conversation = await conversationWith(workspace);
    await conversation.reply('*Good* morning');
    assert.deepEqual(conversation.bodies(), ['Good morning']);
    assert.deepEqual(await conversation.notes(), []);
}

async function replyWithFile(workspace: TestWorkspace): Promise<undefined> {
    const conversation = await conversationWith(workspace);
    const file = { name: 'offer.jpg', content: Buffer.alloc(20_000, 'an offer') };
    await conversation.reply('Our offer', [file]);
    const [bubble, ...others] = conversation.received();
    assert.deepEqual([bubble?.body, others], ['Our offer', []]);
    assert.deepEqual(
        bubble?.media.map(({ bytes }) => file.content.equals(bytes)),
        [true],
    );
}

async function delivery(workspace: TestWorkspace): Promise<string | undefined> {
    const conversation = await conversationWith(workspace);
    const [messageId = ''] = await conversation.reply('Did it arrive?');
    const reactions = await conversation.reactions(messageId);
    if (reactions.length === 0) {
        return 'no reactions';
    }
    assert.deepEqual(reactions, [':white_check_mark:']);
    return undefined;
}

async function stop(workspace: TestWorkspace): Promise<undefined> {
    const conversation = await conversationWith(workspace);
    await conversation.write({ body: 'STOP' });
    assert.equal(
        (await customerIn(workspace.store, { address: conversation.customer, ours: OUR_NUMBER })).optedOut,
        true,
    );
    await conversation.reply('Why?');
    assert.deepEqual(conversation.bodies(), []);
    assert.match((await conversation.notes()).join('\n'), /^⚠️ Not sent: “Why\?”/);
}

async function nobodyThere(workspace: TestWorkspace): Promise<undefined> {
    const from = newCustomer();
    const phone = workspace.twilio.phone(from);
    await workspace.settings.set({ offline_reply: OFFLINE_REPLY });
    await setEverybodyOnline(workspace, false);
    for (const body of ['one', 'two']) {
        await phone.send({ to: OUR_NUMBER, body });
    }
    await workspace.runJobs();
    assert.deepEqual(await shown(workspace, from), []);
    await setEverybodyOnline(workspace, true);
    await workspace.settings.set({ offline_reply: '' });
    await finish(workspace);
    const told = `> 🤖 The customer got this automatic answer: ${OFFLINE_REPLY}`;
    assert.deepEqual(await shown(workspace, from), [`one\n${told}`, 'two']);
    assert.deepEqual(
        phone.messages.filter(({ by }) => by !== 'customer').map(({ body }) => body),
        [OFFLINE_REPLY],
    );
}

async function killedAtText(workspace: TestWorkspace): Promise<undefined> {
    const from = newCustomer();
    let killed: Promise<void> | undefined;
    const posting = { call: 'LivechatBridge.doCreateMessage', word: from.slice(1) };
    const untap = workspace.taps.add(
        beforeCall(posting, () => {
            killed ??= workspace.killRuntime();
        }),
    );
    // Who is killed never answers.
    workspace.twilio.behaviour.add({ customer: from }, { webhooks: { readMs: 2_000, totalMs: 2_000 } });
    await withoutLostRequests(async () => {
        await workspace.twilio.phone(from).send({ to: OUR_NUMBER, body: 'In the middle' });
        await killed;
        untap();
        await finish(workspace);
    });
    assert.deepEqual(await shown(workspace, from), ['In the middle']);
}

async function killedAtReply(workspace: TestWorkspace): Promise<undefined> {
    const conversation = await conversationWith(workspace);
    let killed: Promise<void> | undefined;
    // The last moment at which it is certain that Twilio has not got it.
    const handingOver = { call: 'PersistenceBridge.doUpdateByAssociations', word: '"isHandingOver":true' };
    const untap = workspace.taps.add(
        beforeCall(handingOver, () => {
            killed ??= workspace.killRuntime();
            throw new Error('who asked is no more');
        }),
    );
    await withoutLostRequests(async () => {
        await conversation.say('On its way');
        await until(() => killed !== undefined, { what: 'the reply to be handed over' });
        await killed;
        untap();
        await finish(workspace);
        await workspace.twilio.idle();
    });
    assert.deepEqual(conversation.bodies(), ['On its way']);
}

async function offAndOn(workspace: TestWorkspace): Promise<undefined> {
    const [from, sid] = [newCustomer(), newSid()];
    await text(workspace, { from, body: 'Before', sid });
    await workspace.engine.disable(APP_ID);
    await workspace.engine.enable(APP_ID);
    assert.deepEqual(await text(workspace, { from, body: 'Before', sid }), ACCEPTED);
    await text(workspace, { from, body: 'After' });
    assert.deepEqual(await shownAtLast(workspace, { from, to: OUR_NUMBER }), ['Before', 'After']);
}

async function blocked(workspace: TestWorkspace): Promise<string | undefined> {
    const { customer, roomId, agentId, write } = await conversationWith(workspace);
    const room = (await workspace.people.rooms()).find(({ id }) => id === roomId);
    await workspace.people.closeRoom({ roomId, agentId });
    await workspace.people.setBlocked(room?.visitorId ?? '', true);
    await write({ body: 'Unwelcome' });
    const waiting = await pendingIn(workspace.store, { customer });
    await workspace.people.setBlocked(room?.visitorId ?? '', false);
    await finish(workspace);
    assert.deepEqual(await shown(workspace, customer), waiting.length === 0 ? ['Hello'] : ['Hello', 'Unwelcome']);
    return waiting.length === 0 ? undefined : 'it waits';
}

async function command(workspace: TestWorkspace): Promise<undefined> {
    const [note, ...others] = await typed(workspace, { text: '/sms help' });
    assert.match(note?.text ?? '', /`\/sms help`: this list/);
    assert.deepEqual(others, []);
}

async function writingFirst(workspace: TestWorkspace): Promise<undefined> {
    await strangerIsTexted(workspace);
}

async function byForm(workspace: TestWorkspace): Promise<undefined> {
    await formTextsCustomer(workspace);
}

async function otherService(workspace: TestWorkspace): Promise<string | undefined> {
    const { status } = await fetch(workspace.appUrl('sms-incoming/voxtelesys'), { method: 'POST' });
    return status === 400 ? undefined : String(status);
}

function shown(workspace: TestWorkspace, from: string): ReturnType<typeof shownOf> {
    return shownOf(workspace, { from, to: OUR_NUMBER });
}
