import { rmSync } from 'node:fs';
import { prepareDeno } from './deno/launch.mts';
import { type NodeLaunch, prepareNode } from './node/launch.mts';
import { realNode } from './node/real-node.mts';
import { temporaryFolder } from './temporary-folder.mts';

/** What runs the apps: Node, as from Rocket.Chat 8.8 on, or Deno, as before. */
export type Runtime = 'node' | 'deno';

export interface PreparedRuntime {
    readonly runtime: Runtime;
    /** For AppManager's `tempFilePath`: a folder of its own, whose path holds no space. */
    readonly tempFilePath: string;
    /** How to start a Node; there is none where Deno serves. */
    readonly node?: NodeLaunch;
    remove(): void;
}

/** Makes everything ready to run apps in `wanted`; in Node unless told. Where no Node will do, Deno serves and says so. */
export async function prepareRuntime(wanted: Runtime = 'node'): Promise<PreparedRuntime> {
    const node = wanted === 'node' ? realNode() : undefined;
    if (wanted === 'node' && !node) {
        console.warn(
            `Apps run in Deno here: Node ${process.versions.node} is older than 22.13, and npm has no newer one for ` +
                `${process.platform}-${process.arch}.`,
        );
    }
    const tempFilePath = temporaryFolder();
    const remove = (): void => rmSync(tempFilePath, { recursive: true, force: true });
    if (node) {
        return { runtime: 'node', tempFilePath, node: await prepareNode(node, tempFilePath), remove };
    }
    prepareDeno(tempFilePath);
    return { runtime: 'deno', tempFilePath, remove };
}
