import { EVERY_STORY } from '../engine/every-story.mts';
import { startWorkspace } from '../harness/workspace.mts';
import { COLUMNS } from './columns.mts';
import { FAILED, WORKS } from './table.mts';

/**
 * Plays every story on the column whose number stands in the command line, in a process of its own since an engine cannot
 * be started twice, and sends the cells to the parent one by one.
 */
async function main(): Promise<void> {
    const column = COLUMNS[Number(process.argv[2])];
    if (column === undefined || process.send === undefined) {
        throw new Error('engines.mts starts this');
    }
    const { runtime, generation } = column;
    const workspace = await startWorkspace({ runtime, generation });
    if (workspace.engine.runtime !== runtime) {
        throw new Error(`Apps cannot be run in ${runtime} here`);
    }
    for (const { what, play } of EVERY_STORY) {
        const seen = await play(workspace).catch((error: unknown) => {
            console.error(`${what}:`, error);
            return FAILED;
        });
        process.send(seen ?? WORKS);
    }
    await workspace.stop();
}

main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
