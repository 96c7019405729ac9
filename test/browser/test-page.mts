import { after, before } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CEILING_MS } from '../harness/until.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { CHOSEN_SETTINGS, configureAsReadmeSays } from '../workspace/workspace.mts';
import { openBrowser, skipWithoutBrowser } from './browser.mts';

export interface TestPage {
    readonly workspace: TestWorkspace;
    readonly browser: Browser;
    readonly page: Page;
    readonly browserContext: BrowserContext;
    /** What went wrong in the page, and every request that left for another host. */
    readonly complaints: readonly string[];
    /** Takes back complaints that were provoked. */
    forgive(complaint: RegExp): void;
}

/** The page of a file's tests, which is there once they run; `skip` says why they do not. */
export interface TestPages {
    readonly skip: string | false;
    of(): TestPage;
}

/** The browser of this process: to start one takes longer than most tests, so the files that run together share it. */
const shared: { files: number; browser: Promise<Browser> | undefined } = { files: 0, browser: undefined };

/** A workspace and its page for the tests of one file; nothing is started where the tests are skipped. */
export function testPage(): TestPages {
    const skip = skipWithoutBrowser();
    shared.files += 1;
    let opened: TestPage | undefined;
    before(async () => {
        if (!skip) {
            opened = await open();
        }
    });
    after(async () => {
        await opened?.browserContext.close();
        await opened?.workspace.stop();
        shared.files -= 1;
        if (shared.files === 0) {
            await (await shared.browser)?.close();
        }
    });
    return {
        skip,
        of() {
            if (!opened) {
                throw new Error('The page did not open');
            }
            return opened;
        },
    };
}

async function open(): Promise<TestPage> {
    const workspace = await startWorkspace({ settings: CHOSEN_SETTINGS });
    configureAsReadmeSays({ twilio: workspace.twilio, webhookUrl: workspace.appUrl('sms-incoming/twilio') });
    shared.browser ??= openBrowser();
    const browser = await shared.browser;
    const browserContext = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-US',
        // What comes into sight moves there, and each step is drawn.
        reducedMotion: 'reduce',
    });
    const page = await browserContext.newPage();
    page.setDefaultTimeout(CEILING_MS);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
        if (message.type() === 'error') {
            complaints.push(message.text());
        }
    });
    page.on('request', (request) => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(`${workspace.url}/`)) {
            complaints.push(`asked for ${request.url()}`);
        }
    });
    await page.goto(workspace.url);
    const forgive = (complaint: RegExp): void => {
        complaints.splice(0, complaints.length, ...complaints.filter((one) => !complaint.test(one)));
    };
    return { workspace, browser, browserContext, page, complaints, forgive };
}
