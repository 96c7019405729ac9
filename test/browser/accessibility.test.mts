import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { OUR_NUMBER } from '../harness/workspace.mts';
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

test('what is said for a moment can be read, and a menu', { skip }, async () => {
    const { page } = of();
    await page.route('**/twilio/phones/*/send', (route) => route.abort());
    await page.getByLabel('Text to the business').fill('Words');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The workspace does not answer. Does npm start still run?').waitFor();
    await page.getByRole('button', { name: /^Send twice/ }).click();
    await page.getByText(/^Sent twice/).waitFor();
    await page.locator('summary', { hasText: 'Next reply' }).click();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await page.unroute('**/twilio/phones/*/send');
    await page.getByLabel('Text to the business').fill('');
});

const SIZES = [
    { width: 1280, height: 720, views: [] },
    { width: 820, height: 1180, views: ['In between', 'Inbox'] },
    { width: 390, height: 844, views: ['Phone', 'In between', 'Inbox'] },
];

for (const { width, height, views } of SIZES) {
    test(`everything fits ${width} × ${height}, also long names`, { skip }, async () => {
        const { page, workspace } = of();
        const profileName = 'Maximiliana Konstantinopolitanska-Featherstonehaugh von und zu Oberammergau';
        const body = 'Averyveryverylongwordwithoutanyspaces'.repeat(4);
        await workspace.twilio
            .phone('whatsapp:+351912345670')
            .send({ to: `whatsapp:${OUR_NUMBER}`, body, profileName });
        await page.setViewportSize({ width, height });
        for (const name of views.length === 0 ? ['all'] : views) {
            if (views.length > 0) {
                await page.getByRole('navigation').getByRole('button', { name }).click();
            }
            assert.deepEqual(await violations(page), [], name);
            assert.deepEqual(await tooWide(page), [], name);
            assert.deepEqual(await cutNumbers(page), [], name);
        }
        if (width < 1024) {
            await page.getByRole('button', { name: 'Back to the conversations' }).click();
            assert.deepEqual(await tooWide(page), [], 'the list');
            await page.locator('.row').first().click();
            await page.getByRole('button', { name: 'Back to the conversations' }).waitFor();
        }
        await page.setViewportSize({ width: 1440, height: 900 });
    });
}

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

/** What sticks out of the window, or out of its own box to the right where nobody can scroll. */
function tooWide(page: Page): Promise<string[]> {
    return page.evaluate(() =>
        [...document.querySelectorAll('body, .channel-row, .row-text, .conversation-head, .entry-text, .who-button')]
            .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
            .map(({ className, scrollWidth, clientWidth }) => `${className}: ${scrollWidth} in ${clientWidth}`),
    );
}

/** Numbers that stand on the page in part, and phones under the button beside them: their last digits tell them apart. */
function cutNumbers(page: Page): Promise<string[]> {
    return page.evaluate(() => {
        const named = '.row strong, .conversation-who h3, .who-name';
        const all = [...document.querySelectorAll(named)].filter(({ textContent }) =>
            /^\+[\d -]+$/.test(textContent ?? ''),
        );
        const cut = all.filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0);
        const chosen = document.querySelector('.who-button[aria-pressed="true"]')?.getBoundingClientRect();
        const beside = document.querySelector('.add-phone')?.getBoundingClientRect();
        const isUnder = chosen && beside && beside.width > 0 && chosen.right > beside.left;
        return [...cut.map(({ textContent }) => `${textContent} is cut`), ...(isUnder ? ['the phone is covered'] : [])];
    });
}
