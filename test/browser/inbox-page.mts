import type { Locator, Page } from 'playwright-core';

/** The open conversation of the agents' inbox. */
export function conversation(page: Page, name: string): Locator {
    return page.getByRole('article', { name: `Conversation with ${name}` });
}

/** Replies in the open conversation, as whoever serves it. */
export async function answer(page: Page, text: string): Promise<void> {
    await page.getByLabel(/^Reply as /).fill(text);
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
}

/** Switches an agent online or offline. */
export async function setOnline(page: Page, name: string, online: boolean): Promise<void> {
    await page.getByRole('switch', { name: new RegExp(`^${name} is`) }).click();
    await page.getByRole('switch', { name: `${name} is ${online ? 'online' : 'offline'}` }).waitFor();
}
