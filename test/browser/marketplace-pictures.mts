import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { conversation } from './inbox-page.mts';
import { choosePhone } from './phone-page.mts';
import { MAYA } from './story.mts';

/** Where the marketplace's pictures lie. */
const MARKETPLACE_PICTURES = fileURLToPath(new URL('../screenshots/marketplace/', import.meta.url));

/** The size that the marketplace wants. Source: Rocket.Chat's marketplace, "Graphics guidelines". */
const PIXELS = { width: 960, height: 540 };
/** The page is laid out for more, as the phone beside the inbox alone, and drawn smaller. */
const SCALE = 0.8;
const VIEWPORT = { width: PIXELS.width / SCALE, height: PIXELS.height / SCALE };

interface Scene {
    readonly name: string;
    show(page: Page): Promise<void>;
}

const SCENES: readonly Scene[] = [
    {
        name: '1-conversation',
        show: async (page) => {
            await page.locator('.row', { hasText: MAYA.name }).click();
            await conversation(page, MAYA.name).getByText('See you at 3:30!').waitFor();
        },
    },
    {
        name: '2-check',
        show: async (page) => {
            await page.getByRole('button', { name: /^#general/ }).click();
            const channel = page.getByRole('article', { name: 'The channel general' });
            await channel.getByLabel('Who types').selectOption({ label: 'Admin (admin)' });
            await channel.getByLabel('Type a command as Admin').fill('/sms check');
            await channel.getByRole('button', { name: 'Run' }).click();
            await channel.getByText('Only Admin sees this').nth(1).waitFor();
        },
    },
    {
        name: '3-settings',
        show: async (page) => {
            await page.getByRole('button', { name: 'Settings', exact: true }).click();
            await page.getByRole('dialog', { name: 'Settings of the app' }).getByText('Auth Token').first().waitFor();
        },
    },
];

/** Takes the marketplace's pictures of the story that was told on a page: a conversation, an answered command, the settings. */
export async function takeMarketplacePictures(browser: Browser, told: Page): Promise<readonly string[]> {
    mkdirSync(MARKETPLACE_PICTURES, { recursive: true });
    const storageState = await told.context().storageState();
    const look = { viewport: VIEWPORT, deviceScaleFactor: SCALE, locale: 'en-US', colorScheme: 'light' } as const;
    const page = await browser.newPage({ ...look, storageState });
    await page.goto(told.url());
    await choosePhone(page, MAYA.name);
    const taken: string[] = [];
    for (const { name, show } of SCENES) {
        await show(page);
        await page.evaluate(() => document.fonts.ready);
        await page.waitForTimeout(600);
        const path = join(MARKETPLACE_PICTURES, `${name}.png`);
        await page.screenshot({ path });
        taken.push(path);
    }
    await page.close();
    return taken;
}
