import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { startWorkspace } from '../harness/workspace.mts';
import { commandLine, optionsAndWords } from '../workspace/command-line.mts';
import { endWithNpm } from '../workspace/end-with-npm.mts';
import { typedPath } from '../workspace/typed-path.mts';
import { configureAsReadmeSays } from '../workspace/workspace.mts';
import { openBrowser } from './browser.mts';
import { takeMarketplacePictures } from './marketplace-pictures.mts';
import { choosePhone } from './phone-page.mts';
import { MAYA, tellStory } from './story.mts';

const README_PICTURE = fileURLToPath(new URL('../screenshots/inbox.png', import.meta.url));

const USAGE = `Takes README's picture of the page anew.

  npm run screenshot -- [folder]

  with a folder, also every size in light and dark, to be looked at`;

/**
 * `node --import tsx test/browser/screenshot.mts [folder]`: takes README's picture and the marketplace's anew; with a
 * folder, also every size in light and dark, to look at before a change of the page is accepted.
 */
async function main(): Promise<void> {
    const { positionals } = commandLine(USAGE, (typed) => optionsAndWords(typed, { options: {}, most: 1 }));
    const [folder] = positionals;
    endWithNpm();
    // First, as it may be missing, and a workspace would be left running.
    const browser = await openBrowser();
    const workspace = await startWorkspace();
    configureAsReadmeSays({ twilio: workspace.twilio, webhookUrl: workspace.appUrl('sms-incoming/twilio') });
    try {
        const page = await openPage(browser, workspace.url);
        await tellStory(workspace, page);
        await settle(page);
        await page.screenshot({ path: README_PICTURE });
        console.log(README_PICTURE);
        for (const picture of await takeMarketplacePictures(browser, page)) {
            console.log(picture);
        }
        if (folder) {
            const here = typedPath(folder);
            mkdirSync(here, { recursive: true });
            await everySize(page, here);
        }
    } finally {
        await browser.close();
        await workspace.stop();
    }
}

async function openPage(browser: Browser, url: string): Promise<Page> {
    const page = await browser.newPage({
        viewport: { width: 1440, height: 900 },
        locale: 'en-US',
        colorScheme: 'light',
    });
    page.on('pageerror', (error) => console.error('The page:', error.message));
    page.on('console', (message) => message.type() === 'error' && console.error('The page says:', message.text()));
    await page.goto(url);
    return page;
}

/** Maya's phone beside Maya's conversation, with every picture drawn and the messages in view. */
async function settle(page: Page): Promise<void> {
    await choosePhone(page, MAYA.name);
    await page.locator('.row', { hasText: MAYA.name }).click();
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    await page.evaluate(() => document.fonts.ready);
    for (const box of await page.locator('.bubbles, .messages').all()) {
        await box.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    }
    await page.waitForTimeout(400);
}

const SIZES = [
    { width: 1440, height: 900, views: ['inbox'] },
    { width: 1024, height: 768, views: ['inbox', 'between'] },
    { width: 420, height: 900, views: ['phone', 'between', 'inbox'] },
];

async function everySize(page: Page, folder: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const { width, height, views } of SIZES) {
            await page.setViewportSize({ width, height });
            for (const view of views) {
                await page.evaluate((name) => localStorage.setItem('sms-incoming.view', JSON.stringify(name)), view);
                await page.reload();
                await page.waitForTimeout(500);
                await page.screenshot({ path: join(folder, `${width}-${view}-${colorScheme}.png`) });
            }
        }
    }
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
