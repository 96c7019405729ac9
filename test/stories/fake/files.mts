import type { FakeWorkspace } from '../fake-ports.mts';
import { mediaFields, newSid, textRequest } from './signed-texts.mts';

/** What the agent reads instead of a file. */
export function missing(why: string, name = 'picture.jpg'): string {
    return `> 📎 ${name} could not be shown: ${why}.`;
}

/** A text with files of these types arrives. */
export async function filesArrive(
    workspace: FakeWorkspace,
    types: readonly string[] = ['image/jpeg'],
    fields: Readonly<Record<string, string>> = {},
): Promise<void> {
    const MessageSid = newSid();
    const request = textRequest({ MessageSid, Body: 'Look', ...mediaFields(MessageSid, types), ...fields });
    await workspace.clock.until(workspace.start('one').deliver(request));
    await workspace.clock.quiet();
}
