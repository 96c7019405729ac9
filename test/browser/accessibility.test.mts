import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { OUR_NUMBER } from '../harness/workspace.mts';
import { violations } from './axe.mts';
import { openForm, showTrouble } from './every-state.mts';
import { choosePhone } from './phone-page.mts';
import { MAYA, tellStory } from './story.mts';
import { testPage } from './test-page.mts';

const { skip, of } = testPage();

for (const colorScheme of ['light', 'dark'] as const) {
    test(`an empty page has no serious violation in ${colorScheme}`, { skip }, async () => {
        const { page } = of();
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(page), []);
    });
}

const SIZES = [
    { width: 1280, height: 720, views: [] },
    { width: 820, height: 1180, views: ['In between', 'Inbox'] },
    { width: 390, height: 844, views: ['Phone', 'In between', 'Inbox'] },
];

const DIALOGS = ['Settings', 'Team', 'Add a customer'];

test('a page full of conversations has none either, nor have its dialogs', { skip }, async () => {
    const { page, workspace } = of();
    await tellStory(workspace, page);
    for (const colorScheme of ['light', 'dark'] as const) {
        const isContrast = colorScheme === 'dark';
        await page.emulateMedia({ colorScheme });
        await page.locator('.entry').first().click();
        await page.getByRole('complementary', { name: 'Details' }).waitFor();
        assert.deepEqual(await violations(page, { isContrast }), [], `the log in ${colorScheme}`);
        await page.keyboard.press('Escape');
        for (const row of await page.locator('.row').all()) {
            await row.click();
            assert.deepEqual(await violations(page, { within: '.inbox', isContrast }), []);
        }
        for (const name of DIALOGS) {
            await page.getByRole('button', { name, exact: true }).click();
            await page.getByRole('dialog', { name: new RegExp(name) }).waitFor();
            assert.deepEqual(await violations(page, { within: 'dialog', isContrast }), [], `${name} in ${colorScheme}`);
            await page.keyboard.press('Escape');
        }
    }
});

test('a form says of each field what is wrong with it, in words that belong to it', { skip }, async () => {
    const { page, workspace } = of();
    await openForm(workspace);
    const form = page.getByRole('dialog', { name: 'Every field' });
    for (const [label, problem] of [
        ['Number', 'This is no phone number.'],
        ['Text', 'Type something.'],
    ] as const) {
        const field = form.getByLabel(label, { exact: true });
        assert.equal(await field.getAttribute('aria-invalid'), 'true');
        const about = await field.getAttribute('aria-describedby');
        assert.equal(await form.locator(`[id="${about}"]`).textContent(), problem);
    }
    assert.equal(await form.getByLabel('From').getAttribute('aria-invalid'), null);
    for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const isContrast = colorScheme === 'dark';
        assert.deepEqual(await violations(page, { within: '.app-view', isContrast }), [], colorScheme);
    }
    await form.getByRole('button', { name: 'Close' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Add a customer', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a customer' });
    await dialog.getByLabel('Number').fill('banana');
    await dialog.getByRole('button', { name: 'Add customer' }).click();
    assert.equal(await dialog.getByLabel('Number').getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await violations(page, { within: 'dialog', isContrast: true }), []);
    await page.keyboard.press('Escape');
});

test('every menu can be read', { skip }, async () => {
    const { page } = of();
    for (const menu of await page.locator('.menu summary').all()) {
        await menu.click();
        assert.deepEqual(await violations(page, { within: '.menu[open]', isContrast: true }), []);
        await page.keyboard.press('Escape');
    }
});

test('what is said for a moment can be read, and covers nothing that a person needs, on any screen', {
    skip,
}, async () => {
    const { page } = of();
    await page.route('**/twilio/phones/*/send', (route) => route.abort());
    await page.getByRole('button', { name: /^Send twice/ }).click();
    await page.getByText(/^Sent twice/).waitFor();
    await page.getByLabel('Text to the business').fill('Words');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('The workspace does not answer. Does npm start still run?').waitFor();
    assert.deepEqual(await violations(page, { within: '.header' }), []);
    for (const { width, height } of [...SIZES, { width: 1440, height: 900 }]) {
        await page.setViewportSize({ width, height });
        assert.deepEqual(await coveredByToasts(page), [], `at ${width}`);
    }
    await page.unroute('**/twilio/phones/*/send');
    await page.getByLabel('Text to the business').fill('');
});

for (const { width, height, views } of SIZES) {
    test(`everything fits ${width} × ${height}, also long names`, { skip }, async () => {
        const { page, workspace } = of();
        const profileName = 'Maximiliana Konstantinopolitanska-Featherstonehaugh von und zu Oberammergau';
        const leave = await showTrouble(page, workspace);
        const body = 'Averyveryverylongwordwithoutanyspaces'.repeat(4);
        await workspace.twilio
            .phone('whatsapp:+351912345670')
            .send({ to: `whatsapp:${OUR_NUMBER}`, body, profileName });
        await workspace.twilio.phone('+4915112345678').send({ to: OUR_NUMBER, body: 'A long number' });
        await page.setViewportSize({ width, height });
        for (const name of views.length === 0 ? ['all'] : views) {
            if (views.length > 0) {
                await page.getByRole('navigation').getByRole('button', { name }).click();
            }
            assert.deepEqual(await violations(page, { within: 'main' }), [], name);
            assert.deepEqual(await tooWide(page), [], name);
            assert.deepEqual(await cutNumbers(page), [], name);
        }
        if (width < 1024) {
            await page.getByRole('button', { name: 'Back to the conversations' }).click();
            assert.deepEqual(await tooWide(page), [], 'the list');
            await page.locator('.row').first().click();
            await page.getByRole('button', { name: 'Back to the conversations' }).waitFor();
        }
        await leave();
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

/** What sticks out of the window, or out of its own box to the right where nobody can scroll. */
function tooWide(page: Page): Promise<string[]> {
    return page.evaluate(() =>
        [
            ...document.querySelectorAll(
                'body, .channel-row, .row-text, .conversation-head, .entry-text, .who-button, .panel',
            ),
        ]
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

/** What of the page lies under something that is said for a moment, but for the page's own title. */
function coveredByToasts(page: Page): Promise<string[]> {
    return page.evaluate(() => {
        const shown = [...document.querySelectorAll('.toast')].map((toast) => toast.getBoundingClientRect());
        const toasts = shown.filter(({ width }) => width > 0);
        const needed = [...document.querySelectorAll('button, input, select, summary, .live, .views, main')];
        const under = needed.filter((element) => {
            const { left, right, top, bottom, width } = element.getBoundingClientRect();
            return toasts.some(
                (one) => width > 0 && left < one.right && right > one.left && top < one.bottom && bottom > one.top,
            );
        });
        const outside = toasts.filter(({ left, right, top }) => left < 0 || right > innerWidth || top < 0);
        return [
            ...under.map(({ tagName, className }) => `${tagName} ${className} is covered`),
            ...outside.map(({ left, right }) => `from ${left} to ${right}`),
            ...(toasts.length === 0 ? ['nothing is said'] : []),
        ];
    });
}
