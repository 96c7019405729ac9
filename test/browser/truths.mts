import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../harness/until.mts';
import { OUR_NUMBER } from '../harness/workspace.mts';
import { answer, conversation } from './inbox-page.mts';
import { choosePhone, sendFromPhone } from './phone-page.mts';
import type { TestPages } from './test-page.mts';

const NAME = '+1 415-555-0199';
const ADDRESS = '+14155550199';

/** What the page says is so, also while something goes wrong; about a customer of its own. */
export function truths({ skip, of }: TestPages): void {
    test('a customer who is chosen has their conversation in front of the agent, before and after they have written', {
        skip,
    }, async () => {
        const { page, workspace } = of();
        await workspace.twilio.phone('+14155550198').send({ to: OUR_NUMBER, body: 'Somebody else' });
        await page.getByRole('button', { name: 'Add a customer', exact: true }).click();
        const dialog = page.getByRole('dialog', { name: 'Add a customer' });
        await dialog.getByLabel('Number').fill(ADDRESS);
        await dialog.getByRole('button', { name: 'Add customer' }).click();
        await page.getByText('This customer has not written yet.').waitFor();
        await sendFromPhone(page, 'First words');
        await conversation(page, NAME).getByText('First words').waitFor();
        await choosePhone(page, '+1 415-555-0198');
        await conversation(page, '+1 415-555-0198').waitFor();
        await choosePhone(page, NAME);
        await conversation(page, NAME).waitFor();
    });

    test('what could not be sent is back in its box, with its files, and the reason can be read', {
        skip,
    }, async () => {
        const { page } = of();
        await page.route('**/twilio/phones/*/send', (route) => route.abort());
        await page.getByRole('region', { name: 'Customer’s phone' }).locator('summary').click();
        await page.getByRole('button', { name: 'A picture', exact: true }).click();
        const attached = page.getByRole('list', { name: 'Attached' });
        await attached.getByRole('img').waitFor();
        await sendFromPhone(page, 'Words that stay');
        await page.getByText('The workspace does not answer. Does npm start still run?').waitFor();
        assert.equal(await page.getByLabel('Text to the business').inputValue(), 'Words that stay');
        await page.unroute('**/twilio/phones/*/send');
        await page.getByRole('button', { name: 'Send', exact: true }).click();
        await attached.waitFor({ state: 'detached' });
        await conversation(page, NAME).getByText('Words that stay').waitFor();
        of().forgive(/Failed to load resource/);
    });

    test('a fault stands there until it has hit, and then no more', { skip }, async () => {
        const { page } = of();
        await page.locator('summary', { hasText: 'Next text' }).click();
        await page.getByRole('button', { name: 'is refused by Rocket.Chat once' }).click();
        const armed = page.getByText('The next text meets “Rocket.Chat is busy”.');
        await armed.waitFor();
        await sendFromPhone(page, 'Through the fault');
        await armed.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Run the minute job now' }).click();
        await page.getByText('The minute job has run. Nothing waits.').waitFor();
    });

    test('a reply looks as in Rocket.Chat, and one that Twilio has accepted is not called delivered', {
        skip,
    }, async () => {
        const { page, workspace } = of();
        await answer(page, '*bold `code` too* and :smile:');
        const reply = conversation(page, NAME).locator('.message.agent').last();
        await reply.getByText('and 😄').waitFor();
        assert.equal(await reply.locator('strong code').textContent(), 'code');
        assert.equal(await reply.locator('.said-text').textContent(), 'bold code too and 😄');
        const room = (await workspace.people.rooms()).find(({ name }) => name === NAME);
        const messages = await workspace.people.messages(room?.id ?? '');
        const messageId = messages.filter(({ from }) => from === 'agent').at(-1)?.id ?? '';
        await workspace.people.agentReacts({ messageId, agentId: 'agent-ana', reaction: ':outbox_tray:' });
        await reply.getByText('Accepted by Twilio').waitFor();
    });

    test('who reads something older stays there, and is told of what comes', { skip }, async () => {
        const { page, workspace } = of();
        const phone = workspace.twilio.phone(ADDRESS);
        for (let at = 1; at <= 9; at += 1) {
            await phone.send({ to: OUR_NUMBER, body: `Line ${at}\n\n\n.` });
        }
        const box = page.getByRole('log', { name: 'Messages in this conversation' });
        await box.getByText('Line 9').waitFor();
        const place = () =>
            box.evaluate(({ scrollTop, scrollHeight, clientHeight }) => ({
                scrollTop: Math.round(scrollTop),
                left: Math.round(scrollHeight - scrollTop - clientHeight),
            }));
        await until(async () => (await place()).left < 3, { what: 'the end to be in view' });
        await box.evaluate((element) => element.scrollTo(0, 40));
        await phone.send({ to: OUR_NUMBER, body: 'Something new' });
        await conversation(page, NAME).getByRole('button', { name: 'New messages' }).waitFor();
        assert.equal((await place()).scrollTop, 40);
        await conversation(page, NAME).getByRole('button', { name: 'New messages' }).click();
        await until(async () => (await place()).left < 3, { what: 'the end to be in view again' });
        await page.getByLabel(/^Reply as /).fill('a\nb\nc\nd\ne');
        await until(async () => (await place()).left < 3, { what: 'the end to stay in view over a higher box' });
        await page.getByLabel(/^Reply as /).fill('');
        await box.evaluate((element) => element.scrollTo(0, element.scrollHeight - element.clientHeight - 30));
        await until(async () => (await place()).left === 30, { what: 'the end to be near' });
        await box.evaluate((element) => {
            element.scrollTo(0, element.scrollHeight);
            // More has come before the page is told of the scrolling.
            element
                .querySelector<HTMLElement>(':scope > *')
                ?.style.setProperty('min-height', `${element.scrollHeight + 200}px`);
        });
        await until(async () => (await place()).left < 3, { what: 'the end to stay in view when much comes at once' });
        await box.evaluate((element) =>
            element.querySelector<HTMLElement>(':scope > *')?.style.removeProperty('min-height'),
        );
    });

    test('a text from right to left reads from right to left', { skip }, async () => {
        const { page } = of();
        await sendFromPhone(page, 'مرحبا، هل دراجتي جاهزة؟');
        const said = conversation(page, NAME).getByText('مرحبا، هل دراجتي جاهزة؟');
        assert.equal(await said.evaluate((element) => getComputedStyle(element).direction), 'rtl');
    });

    test('the queue can be looked at while nobody waits in it', { skip }, async () => {
        const { page, workspace } = of();
        await page.getByRole('button', { name: /^Queue/ }).click();
        await workspace.twilio.phone(ADDRESS).send({ to: OUR_NUMBER, body: 'Meanwhile' });
        await page.getByText('Nobody waits in the queue.').waitFor();
        await choosePhone(page, NAME);
        await conversation(page, NAME).getByText('Meanwhile').waitFor();
    });

    test('the focus is where it was after a menu and after a dialog', { skip }, async () => {
        const { page } = of();
        const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
        const attach = page.locator('summary[aria-label="Attach to the reply"]');
        await attach.press('Enter');
        await page
            .getByRole('group', { name: 'Attach to the reply' })
            .getByRole('button', { name: 'A picture' })
            .press('Enter');
        assert.equal(await focused(), 'Attach to the reply');
        await page.getByRole('button', { name: /^Remove / }).click();
        await page.getByRole('button', { name: 'Team', exact: true }).press('Enter');
        await page.getByRole('dialog', { name: 'Team' }).waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('dialog', { name: 'Team' }).waitFor({ state: 'hidden' });
        assert.equal(await focused(), 'Team');
    });

    test('what the app says in the channel is seen there', { skip }, async () => {
        const { page, workspace } = of();
        const appUser = (await workspace.store.find('users', { type: 'app' }))[0];
        const u = { _id: appUser?._id, username: appUser?.username, name: 'SMS Incoming' };
        const ts = new Date();
        await workspace.store.insert('rocketchat_message', {
            rid: 'GENERAL',
            msg: 'Texts are refused.',
            ts,
            _updatedAt: ts,
            u,
        });
        await page.getByRole('button', { name: /^#general.*Texts are refused/ }).click();
        await page.getByRole('article', { name: 'The channel general' }).getByText('Texts are refused.').waitFor();
    });

    test('the page says that the workspace has stopped, and keeps what is typed', { skip }, async () => {
        const { page } = of();
        await page.route('**/workspace/api/events', (route) => route.abort());
        await page.reload();
        await page.getByText('The workspace has stopped', { exact: true }).waitFor();
        await sendFromPhone(page, 'Into the void');
        await page.getByText('The workspace has stopped, so nothing was sent.').waitFor();
        assert.equal(await page.getByLabel('Text to the business').inputValue(), 'Into the void');
        await page.unroute('**/workspace/api/events');
        await page.reload();
        await page.getByText('The app is running').waitFor();
        await page.getByLabel('Text to the business').fill('');
        of().forgive(/Failed to load resource/);
    });
}
