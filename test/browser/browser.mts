import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

/** The path of this machine's Chromium; undefined where none is installed. CHROMIUM, when set, is the only one looked for. */
function installedBrowser(): string | undefined {
    const { CHROMIUM } = process.env;
    return (CHROMIUM ? [CHROMIUM] : USUAL_PATHS).find((path) => existsSync(path));
}

/** Why tests that need a browser are skipped, or false. Never skipped in CI: there a missing browser fails them. */
export function skipWithoutBrowser(): string | false {
    const missing = installedBrowser() === undefined && process.env.CI !== 'true';
    return missing && 'no Chromium is installed (CHROMIUM=/path/to/it names one)';
}

/** Starts Chromium without a window. Rejects with what to install where there is none. */
export function openBrowser(): Promise<Browser> {
    const executablePath = installedBrowser();
    if (!executablePath) {
        return Promise.reject(new Error('No Chromium is installed: apt-get install chromium'));
    }
    return chromium.launch({ executablePath, headless: true, args: FLAGS });
}
