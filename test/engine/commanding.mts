import assert from 'node:assert/strict';
import { OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import type { NoteView } from '../workspace/rocketchat/people.mts';
import { shownOf } from './conversation.mts';
import { newSid, text } from './inbound.mts';
import { conversationWith } from './replying.mts';

/** The channel that every workspace has. */
export const GENERAL = 'GENERAL';
/** Who is furnished: somebody who may everything, and somebody who may nothing in particular. */
export const ADMIN = 'admin';
export const NOBODY = 'user-eve';

/** What somebody typed, and where: in the channel general unless told. */
export interface TypedLine {
    readonly userId?: string;
    readonly roomId?: string;
    readonly text: string;
}

/** Types a line and returns what it shows, in order: all that is new by the time the command has been carried out. */
export async function typed(workspace: TestWorkspace, line: TypedLine): Promise<readonly NoteView[]> {
    const { userId = ADMIN, roomId = GENERAL } = line;
    return newNotes(workspace, { userId, roomId }, () => workspace.people.types({ userId, roomId, text: line.text }));
}

/** Presses a button under a note and returns what that shows. */
export async function pressed(workspace: TestWorkspace, note: NoteView, label: string): Promise<readonly NoteView[]> {
    return newNotes(workspace, note, () => workspace.people.presses({ noteId: note.id, label }));
}

/** What one user newly sees in one room: others are told of other things meanwhile. */
async function newNotes(
    { people }: TestWorkspace,
    { userId, roomId }: Pick<NoteView, 'userId' | 'roomId'>,
    work: () => Promise<void>,
): Promise<readonly NoteView[]> {
    const before = new Set((await people.notes()).map(({ id }) => id));
    await work();
    return (await people.notes()).filter(
        (note) => !before.has(note.id) && note.userId === userId && note.roomId === roomId,
    );
}

/** Help for each kind of user, in their language, seen by them alone. */
export async function helpIsForWhoAsks(workspace: TestWorkspace): Promise<void> {
    for (const userId of [ADMIN, 'agent-ana', NOBODY]) {
        const notes = await typed(workspace, { userId, text: '/sms help' });
        assert.deepEqual(
            notes.map((note) => [note.userId, note.roomId, note.sender]),
            [[userId, GENERAL, 'sms-incoming.bot']],
        );
        assert.match(
            notes[0]?.text ?? '',
            /^\*What you can do with\* `\/sms`\n(?:• `\/sms .+\n)*• `\/sms help`: this list/,
        );
    }
    const [nothing] = await typed(workspace, { userId: NOBODY, text: '/sms' });
    assert.match(nothing?.text ?? '', /There are none for you\.$/);
    await workspace.people.setLanguage('agent-ben', 'de');
    const [german] = await typed(workspace, { userId: 'agent-ben', text: '/sms' });
    await workspace.people.setLanguage('agent-ben', 'en');
    assert.match(german?.text ?? '', /^\*Was Sie mit\* `\/sms` \*tun können\*/);
    await workspace.people.setLanguage('agent-ben', 'en');
}

/** A customer with texts and replies is forgotten by the button, and neither Twilio nor Rocket.Chat brings anything back. */
export async function forgottenForGood(workspace: TestWorkspace): Promise<void> {
    const conversation = await conversationWith(workspace);
    const { customer } = conversation;
    const number = customer.replace(/^.*:\+?/, '').replace(/^\+/, '');
    const sid = newSid();
    await text(workspace, { from: customer, body: 'Once', sid });
    await conversation.reply('An answer');
    const [refused] = await typed(workspace, { userId: 'agent-ana', text: `/sms forget ${customer} yes` });
    assert.match(refused?.text ?? '', /is for administrators/);
    const kept = async () =>
        (await workspace.store.find('rocketchat_apps_persistence', {})).filter((record) =>
            JSON.stringify(record).includes(number),
        );
    const { length: before } = await kept();
    const [asked] = await typed(workspace, { text: `/sms forget ${customer}` });
    assert.deepEqual([before > 2, (await kept()).length, asked?.buttons], [true, before, ['Forget']]);
    assert.ok(asked);
    const [done] = await pressed(workspace, asked, 'Forget');
    assert.match(done?.text ?? '', /^✅ Forgotten: /);
    assert.deepEqual(await kept(), []);
    await text(workspace, { from: customer, body: 'Once', sid });
    await workspace.runJobs();
    await workspace.twilio.idle();
    assert.deepEqual(await shownOf(workspace, { from: customer, to: OUR_NUMBER }), ['Hello', 'Once']);
    assert.deepEqual(conversation.bodies(), ['An answer']);
    const [again] = await pressed(workspace, asked, 'Forget');
    assert.match(again?.text ?? '', /^The app keeps nothing of /);
}

/** The stored log has nothing of what is typed behind a command. */
export async function nothingTypedIsInTheLog(workspace: TestWorkspace): Promise<void> {
    await typed(workspace, { text: '/sms marzipan +14015559977' });
    await typed(workspace, { text: '/sms forget +14015559977 marzipan' });
    const stored = (await workspace.engine.appLogs(APP_ID)).map(({ entries }) => JSON.stringify(entries));
    assert.ok(stored.length > 0);
    assert.deepEqual(
        stored.filter((entry) => /marzipan|4015559977/.test(entry)),
        [],
    );
}
