import assert from 'node:assert/strict';
import type { FakeProcess, FakeWorkspace } from '../fake-ports.mts';
import { shown } from './omnichannel.mts';

/** Labels of everything that still waits for a turn or holds one. */
export function unfinished({ records }: FakeWorkspace): readonly string[] {
    return records.flatMap(({ labels }) => labels.filter((label) => label.startsWith('entry:')));
}

/** The open conversations of ours that are not noted as open: what agents write there is missed when its event is lost. */
export function unnoted({ records, omnichannel }: FakeWorkspace): readonly string[] {
    const noted = new Set(records.flatMap(({ labels }) => labels));
    return omnichannel.rooms.filter(({ id, isOpen }) => isOpen && !noted.has(`open-room:${id}`)).map(({ id }) => id);
}

/** The minute job runs, every minute, for as long as something is unfinished; at most 20 times. */
export async function recoverAll(process: FakeProcess, workspace: FakeWorkspace): Promise<void> {
    for (let run = 0; run < 20 && unfinished(workspace).length > 0; run += 1) {
        await workspace.clock.advance(60_000);
        await workspace.clock.until(process.recover().catch(() => {}));
        await workspace.clock.quiet();
    }
}

/** These texts stand in the rooms, in this order, and nothing waits. */
export function assertDelivered(workspace: FakeWorkspace, texts: readonly string[], story = ''): void {
    assert.deepEqual(shown(workspace.omnichannel), texts, story);
    assert.deepEqual(unfinished(workspace), [], `${story}: nothing is left over`);
}

/** The job runs every minute for so many minutes. */
export async function minutes(workspace: FakeWorkspace, count: number): Promise<void> {
    const process = workspace.start('job');
    for (let minute = 0; minute < count; minute += 1) {
        await workspace.clock.advance(60_000);
        await workspace.clock.until(process.recover());
    }
}
