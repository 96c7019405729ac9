import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendFromPhone } from './phone-page.mts';
import type { TestPages } from './test-page.mts';

/** The log in the middle, and what the app says of itself. */
export function theLog({ skip, of }: TestPages): void {
    test('the log is filtered by kind and by word, and a request can be taken to a terminal', { skip }, async () => {
        const { page, browserContext } = of();
        await browserContext.grantPermissions(['clipboard-read', 'clipboard-write']);
        await sendFromPhone(page, 'A word like halyard, it’s rare');
        await page.getByRole('searchbox').fill('halyard');
        const kinds = page.getByRole('group', { name: 'Which entries' });
        await kinds.getByRole('button', { name: 'Texts' }).click();
        const entry = page.locator('.entry');
        await entry.getByText('In the inbox').waitFor();
        assert.equal(await entry.count(), 1);
        await entry.click();
        await page.getByRole('button', { name: 'Copy as curl' }).click();
        await page.getByText('Copied, to be pasted into a terminal.').waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(copied, /^curl -X POST 'http/);
        assert.match(copied, /-H 'X-Twilio-Signature: /);
        assert.ok(copied.includes(`--data-urlencode 'Body=A word like halyard, it’s rare'`));
        await page.keyboard.press('Escape');
        await kinds.getByRole('button', { name: 'Replies' }).click();
        await page.getByText('Nothing matches.').waitFor();
        await page.getByRole('searchbox').fill('');
        await kinds.getByRole('button', { name: 'All' }).click();
    });

    test('what an agent writes first is a text in the log, and no reply', { skip }, async () => {
        const { page, workspace } = of();
        const types = (text: string) => workspace.people.types({ userId: 'agent-ana', roomId: 'GENERAL', text });
        await types('/sms +14155550177 Your bike is ready');
        await types('/sms yes');
        const entry = page.locator('.entry', { hasText: 'Text to +1 415-555-0177' });
        await entry.getByText('Your bike is ready').waitFor();
        assert.equal(await page.locator('.entry', { hasText: 'Reply to +1 415-555-0177' }).count(), 0);
    });

    test('a setting that cannot be used says so when it is saved, and the app’s log has it too', { skip }, async () => {
        const { page, workspace } = of();
        await page.getByRole('button', { name: 'Settings', exact: true }).click();
        const dialog = page.getByRole('dialog', { name: 'Settings of the app' });
        await dialog.locator('#default_country').fill('Germany');
        await dialog.getByRole('button', { name: 'Save' }).click();
        await dialog.getByText('This is not a country in two letters such as US.').waitFor();
        await sendFromPhoneAfter(dialog.getByRole('button', { name: 'Close' }).click());
        const line = page.locator('.entry', { hasText: 'sms.setting-problem' });
        await line.getByText('default_country').waitFor();
        await workspace.settings.set({ default_country: '' });

        async function sendFromPhoneAfter(closed: Promise<void>): Promise<void> {
            await closed;
            await sendFromPhone(page, 'Has the settings read again');
        }
    });

    test('a change of the app that does not compile is on the page, and so is the way to the next', {
        skip,
    }, async () => {
        const { page, workspace } = of();
        const become = async (deployment: object): Promise<void> => {
            await page.unroute('**/workspace/api/deployment');
            await page.route('**/workspace/api/deployment', (route) => route.fulfill({ json: deployment }));
            workspace.host.feed.tell('deployment', deployment);
        };
        await become({ phase: 'failed', since: 0, problem: 'lib/a.ts:1:7: ERROR: Expected ";"' });
        await page.getByRole('alert').getByText('lib/a.ts:1:7: ERROR: Expected ";"').waitFor();
        await become({ phase: 'packaging', since: Date.now() });
        await page.getByText(/^Packaging the changed app … \d+ s$/).waitFor();
        await become({ phase: 'idle', since: 0 });
        await page.getByText(/^Packaging/).waitFor({ state: 'detached' });
        await page.unroute('**/workspace/api/deployment');
    });
}
