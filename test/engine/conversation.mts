import { until } from '../harness/until.mts';
import type { TestWorkspace } from '../harness/workspace.mts';
import { pendingIn } from '../workspace/app-records.mts';
import type { MessageView, RoomView } from '../workspace/rocketchat/people.mts';

/** What an agent sees of a customer's message: its text, or its file's name. */
export type Shown = string | { readonly file: string };

/** Whose conversation it is, and with which address of ours. */
export interface Ends {
    readonly from: string;
    readonly to: string;
}

/** Everything that customers wrote, by conversation, oldest conversation first. */
export async function shownIn({
    people,
}: TestWorkspace): Promise<ReadonlyArray<Ends & { readonly shown: readonly Shown[] }>> {
    const rooms = (await people.rooms()).map(async (room) => ({
        ...endsOf(room),
        shown: (await people.messages(room.id)).filter(({ from }) => from === 'visitor').map(toShown),
    }));
    return Promise.all(rooms);
}

/** What the customer wrote in this conversation, in order; over all rooms of it. */
export async function shownOf(workspace: TestWorkspace, { from, to }: Ends): Promise<readonly Shown[]> {
    const conversations = (await shownIn(workspace)).filter((one) => one.from === from && one.to === to);
    return conversations.flatMap(({ shown }) => shown);
}

/** The same when no text of the customer is under way any more. */
export async function shownAtLast(workspace: TestWorkspace, ends: Ends): Promise<readonly Shown[]> {
    await until(async () => (await pendingOf(workspace, ends.from)) === 0, {
        what: `the texts of ${ends.from} to be delivered`,
    });
    return shownOf(workspace, ends);
}

/** How many texts of the customer with this address are stored and not delivered. */
export async function pendingOf({ store }: TestWorkspace, from: string): Promise<number> {
    return (await pendingIn(store, { kind: 'text', customer: from })).length;
}

/** The rooms of this conversation, oldest first. */
export async function roomsBetween({ people }: TestWorkspace, { from, to }: Ends): Promise<readonly RoomView[]> {
    return (await people.rooms()).filter((room) => endsOf(room).from === from && endsOf(room).to === to);
}

function endsOf({ customFields }: RoomView): Ends {
    const sms: { readonly from?: unknown; readonly to?: unknown } = Object(customFields.sms);
    return { from: String(sms.from), to: String(sms.to) };
}

function toShown({ text, files: [file] }: MessageView): Shown {
    return file === undefined ? text : { file: file.name };
}
