import { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CEILING_MS } from '../harness/until.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { openBrowser, skipWithoutBrowser } from './browser.mts';

export interface TestPage {
    readonly workspace: TestWorkspace;
    readonly browser: Browser;
    readonly page: Page;
    /** What went wrong in the page, and every request that left for another host. */
    readonly complaints: readonly string[];
}

/** A workspace and its page for the tests of one file; nothing is started where the tests are skipped. */
export function testPage(): { readonly skip: string | false; of(): TestPage } {
    const skip = skipWithoutBrowser();
    let opened: TestPage | undefined;
    before(async () => {
        if (!skip) {
            opened = await open();
        }
    });
    after(async () => {
        await opened?.browser.close();
        await opened?.workspace.stop();
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
    const workspace = await startWorkspace();
    const browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
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
    return { workspace, browser, page, complaints };
}
