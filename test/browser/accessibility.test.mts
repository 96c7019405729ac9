import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { choosePhone } from './phone-page.mts';
import { MAYA, tellStory } from './story.mts';
import { testPage } from './test-page.mts';

const { skip, of } = testPage();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

for (const colorScheme of ['light', 'dark'] as const) {
    test(`an empty page has no serious violation in ${colorScheme}`, { skip }, async () => {
        const { page } = of();
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        assert.deepEqual(await violations(page), []);
    });
}

test('a page full of conversations has none either, nor have its dialogs', { skip }, async () => {
    const { page, workspace } = of();
    await tellStory(workspace, page);
    for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.locator('.entry').first().click();
        await page.getByRole('complementary', { name: 'Details' }).waitFor();
        assert.deepEqual(await violations(page), [], `the log in ${colorScheme}`);
        await page.keyboard.press('Escape');
        for (const row of await page.locator('.row').all()) {
            await row.click();
            assert.deepEqual(await violations(page), []);
        }
        for (const name of ['Settings', 'Team']) {
            await page.getByRole('button', { name, exact: true }).click();
            await page.getByRole('dialog').waitFor();
            assert.deepEqual(await violations(page), [], `${name} in ${colorScheme}`);
            await page.keyboard.press('Escape');
        }
    }
});

test('a narrow page has none', { skip }, async () => {
    const { page } = of();
    await page.setViewportSize({ width: 420, height: 900 });
    for (const name of ['Phone', 'In between', 'Inbox']) {
        await page.getByRole('navigation').getByRole('button', { name }).click();
        assert.deepEqual(await violations(page), [], name);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
});

test('everything can be done from the keyboard: a text is written, sent and answered', { skip }, async () => {
    const { page } = of();
    await choosePhone(page, MAYA.name);
    await page.locator('.row', { hasText: MAYA.name }).click();
    await page.getByLabel('Text to the business').focus();
    await page.keyboard.type('From the keyboard');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('From the keyboard').waitFor();
    await page.getByLabel(/^Reply as /).focus();
    await page.keyboard.type('Heard');
    await page.keyboard.press('Enter');
    await page.getByLabel('Messages on this phone').getByText('Heard').waitFor();
});

/** Serious and critical ones, each with the elements it is about. axe is run beside the page's own policy. */
async function violations(page: Page): Promise<string[]> {
    await page.evaluate(AXE);
    const found = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Violation[];
    return found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}
