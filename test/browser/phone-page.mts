import type { Page } from 'playwright-core';

/** Chooses whose phone is shown, by name or readable number. */
export async function choosePhone(page: Page, name: string): Promise<void> {
    await page.getByRole('group', { name: 'Whose phone' }).getByRole('button', { name }).click();
}

/** Types a text on the phone and sends it. */
export async function sendFromPhone(page: Page, text: string): Promise<void> {
    await page.getByLabel('Text to the business').fill(text);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** Attaches the three sample pictures and sends them with a text. */
export async function sendPictures(page: Page, text: string): Promise<void> {
    const phone = page.getByRole('region', { name: 'Customer’s phone' });
    await phone.locator('summary').click();
    await phone.getByRole('button', { name: 'Three pictures' }).click();
    await phone.getByRole('list', { name: 'Attached' }).getByRole('img').nth(2).waitFor();
    await sendFromPhone(page, text);
    await page.getByLabel('Messages on this phone').getByRole('img').nth(2).waitFor();
}
