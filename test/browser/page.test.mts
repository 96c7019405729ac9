import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { until } from '../harness/until.mts';
import { OUR_NUMBER } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { noteSwept } from '../workspace/app-records.mts';
import { answer, conversation, setOnline } from './inbox-page.mts';
import { theLog } from './log.mts';
import { choosePhone, sendFromPhone, sendPictures } from './phone-page.mts';
import { testPage } from './test-page.mts';
import { truths } from './truths.mts';

const pages = testPage();
const { skip, of } = pages;
const NAME = '+1 401-712-2661';

test('an empty page says what to do first', { skip }, async () => {
    const { page } = of();
    await page.getByText('Write something and press Send.').waitFor();
    await page.getByText('No conversations yet').waitFor();
});

test('a text from the phone appears in the inbox without a reload', { skip }, async () => {
    const { page } = of();
    await sendFromPhone(page, 'Is my wheel ready?');
    await conversation(page, NAME).getByText('Is my wheel ready?').waitFor();
    await page.getByLabel('Messages on this phone').getByText('Is my wheel ready?').waitFor();
});

test('in between, the text is one entry that says it arrived, with its request and its calls beside it', {
    skip,
}, async () => {
    const { page } = of();
    const entry = page.locator('.entry', { hasText: 'Text from' });
    await entry.getByText(/In the inbox · 200 · \d+ ms · \d+ calls/).waitFor();
    await entry.click();
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByText('X-Twilio-Signature').waitFor();
    await details.getByText('<Response></Response>').waitFor();
    await details.getByText('LivechatBridge.doCreateMessage').waitFor();
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
    assert.equal(await entry.evaluate((element) => element === document.activeElement), true);
});

test('an answer arrives on the phone, and the agent sees that it did', { skip }, async () => {
    const { page } = of();
    await answer(page, 'Yes, come by before six.');
    const phone = page.getByLabel('Messages on this phone');
    await phone.getByText('Yes, come by before six.').waitFor();
    await phone.getByText(/^Delivered/).waitFor();
    await conversation(page, NAME).locator('.delivery', { hasText: 'Delivered' }).waitFor();
});

test('three pictures appear as three pictures, with their text', { skip }, async () => {
    const { page } = of();
    await sendPictures(page, 'This is the bike');
    await conversation(page, NAME).getByRole('img').nth(2).waitFor();
    await conversation(page, NAME).getByText('This is the bike').waitFor();
    const widths = () =>
        conversation(page, NAME)
            .getByRole('img')
            .evaluateAll((images) => images.map((image) => image instanceof HTMLImageElement && image.naturalWidth));
    await until(async () => (await widths()).every(Boolean), { what: 'the pictures to be loaded' });
    assert.deepEqual(await widths(), [640, 640, 640]);
    await page.locator('.entry', { hasText: 'This is the bike' }).getByText('In the inbox as 4 messages').waitFor();
    const bubble = page.locator('.mine .bubble', { hasText: 'This is the bike' });
    const outside = await bubble.evaluate((element) => {
        const { right } = element.getBoundingClientRect();
        return [...element.querySelectorAll('img')].filter((image) => image.getBoundingClientRect().right > right)
            .length;
    });
    assert.equal(outside, 0);
});

test('a customer on WhatsApp is added, writes, and has a conversation of their own', { skip }, async () => {
    const { page } = of();
    await page.getByRole('button', { name: 'Add a customer', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a customer' });
    await dialog.getByLabel('Name').fill('Maya Okafor');
    await dialog.getByLabel('Number').fill('+1 415 555 0134');
    await dialog.getByLabel('WhatsApp').check();
    await dialog.getByRole('button', { name: 'Add customer' }).click();
    await sendFromPhone(page, 'Hello from WhatsApp');
    await page.locator('.row', { hasText: 'Maya Okafor' }).click();
    await conversation(page, 'Maya Okafor').getByText('Hello from WhatsApp').waitFor();
});

test('what is no number is refused with a word on how to write one', { skip }, async () => {
    const { page } = of();
    await page.getByRole('button', { name: 'Add a customer', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a customer' });
    await dialog.getByLabel('Number').fill('555-banana');
    await dialog.getByRole('button', { name: 'Add customer' }).click();
    await dialog.getByText('“555-banana” is no number. Write it with + and its country code').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    assert.equal(await page.getByRole('group', { name: 'Whose phone' }).getByText('banana').count(), 0);
});

test('a number is written as the app writes it, and phones without a name differ by their last digits', {
    skip,
}, async () => {
    const { page } = of();
    for (const number of ['+351 912 345 678', '+351 912 345 679']) {
        await page.getByRole('button', { name: 'Add a customer', exact: true }).click();
        const dialog = page.getByRole('dialog', { name: 'Add a customer' });
        await dialog.getByLabel('Number').fill(number);
        await dialog.getByRole('button', { name: 'Add customer' }).click();
    }
    const phones = page.getByRole('group', { name: 'Whose phone' });
    await phones.getByRole('button', { name: '+351 912 345 678' }).getByText('5678', { exact: true }).waitFor();
    await phones.getByRole('button', { name: '+351 912 345 679' }).getByText('5679', { exact: true }).waitFor();
    const row = await page.getByRole('region', { name: 'Customer’s phone' }).boundingBox();
    const add = await page.getByRole('button', { name: 'Add a customer', exact: true }).boundingBox();
    assert.ok(row && add && add.x >= row.x && add.x + add.width <= row.x + row.width, 'the button is in sight');
});

test('a text reads as it was typed, and an empty one says so', { skip }, async () => {
    const { page, workspace } = of();
    const from = '+351912345678';
    const typed = '*Whats* `up` ~a~ :smile: ¯\\_(ツ)_/¯ https://example.org/a_b_c';
    await choosePhone(page, '+351 912 345 678');
    await sendFromPhone(page, typed);
    await page.locator('.row', { hasText: '+351 912 345 678' }).click();
    const said = conversation(page, '+351 912 345 678').locator('.message.visitor .said-text').first();
    await said.waitFor();
    assert.equal(await said.textContent(), typed);
    assert.equal(await said.locator('strong').count(), 0);
    assert.equal(await said.getByRole('link').textContent(), 'https://example.org/a_b_c');
    await workspace.twilio.phone(from).send({ to: OUR_NUMBER, body: '' });
    await page.getByLabel('Messages on this phone').getByText('(empty text)').waitFor();
    await choosePhone(page, 'Maya Okafor');
    await page.locator('.row', { hasText: 'Maya Okafor' }).click();
});

test('a reload changes nothing', { skip }, async () => {
    const { page } = of();
    await page.getByLabel('Text to the business').fill('half a thought');
    await page.reload();
    await conversation(page, 'Maya Okafor').getByText('Hello from WhatsApp').waitFor();
    assert.equal(await page.getByLabel('Text to the business').inputValue(), 'half a thought');
    await page.getByLabel('Text to the business').fill('');
    await choosePhone(page, '+1 401-712-2661');
});

test('a text waits while nobody is online, and is delivered when somebody is back', { skip }, async () => {
    const { page } = of();
    await page.locator('.row', { hasText: NAME }).click();
    await page.getByRole('button', { name: 'Close the conversation' }).click();
    await setOnline(page, 'Ana', false);
    await setOnline(page, 'Ben', false);
    await sendFromPhone(page, 'Anybody there?');
    await page.locator('.waiting').getByText('Anybody there?').waitFor();
    await page.locator('.waiting').getByText('nobody is online').waitFor();
    await setOnline(page, 'Ana', true);
    await page.getByRole('button', { name: 'Run the minute job now' }).click();
    await page.locator('.waiting').getByText('Nothing waits.').waitFor();
    await page.locator('.row', { hasText: NAME }).click();
    await conversation(page, NAME).getByText('Anybody there?').waitFor();
    await setOnline(page, 'Ben', true);
});

test('a reply that fails is explained to the agent', { skip }, async () => {
    const { page } = of();
    await page.locator('summary', { hasText: 'Next reply' }).click();
    await page.getByRole('button', { name: /phone switched off/ }).click();
    await page.getByText('The next reply fails with Twilio error 30003.').waitFor();
    await answer(page, 'Here we are.');
    await conversation(page, NAME)
        .getByText(/Not delivered: “Here we are\.”/)
        .waitFor();
    await conversation(page, NAME).locator('.delivery', { hasText: 'Not delivered' }).waitFor();
});

test('a picture from the agent arrives on the phone', { skip }, async () => {
    const { page } = of();
    await page.locator('summary[aria-label="Attach to the reply"]').click();
    await page.getByRole('group', { name: 'Attach to the reply' }).getByRole('button', { name: 'A picture' }).click();
    await page.getByRole('list', { name: 'Attached' }).getByRole('img').waitFor();
    await answer(page, 'Like this one?');
    await page.locator('.theirs', { hasText: 'Like this one?' }).getByRole('img').waitFor();
});

test('after STOP the agent cannot write to the customer, and is told why', { skip }, async () => {
    const { page } = of();
    await sendFromPhone(page, 'STOP');
    await page.getByText('You opted out.').waitFor();
    await answer(page, 'One more thing');
    await conversation(page, NAME)
        .getByText(/Not (delivered|sent): “One more thing”/)
        .waitFor();
    assert.equal(await page.getByLabel('Messages on this phone').getByText('One more thing').count(), 0);
    await page
        .locator('.entry', { hasText: 'sms.reply-failed' })
        .last()
        .getByText(/outcome /)
        .waitFor();
});

test('the settings have the labels of the app in each of its languages, and are saved', { skip }, async () => {
    const { page, workspace } = of();
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Settings of the app' });
    await dialog.getByLabel('Answer when nobody is available').fill('We are closed.');
    await dialog.getByLabel('Show whether replies arrive').uncheck();
    await dialog.getByLabel('Language').selectOption('de');
    await dialog.getByText('Auth-Token', { exact: true }).waitFor();
    await dialog.getByText('Answer when nobody is available').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved: 2 settings.').waitFor();
    assert.equal(workspace.settings.get('offline_reply'), 'We are closed.');
    assert.equal(workspace.settings.get('show_delivery'), false);
});

test('what the app finds in Twilio’s log is said where people look for what waits', { skip }, async () => {
    const { page, workspace } = of();
    const at = Date.now();
    await noteSwept(workspace.store, { endedAt: at, lastFound: { at, count: 3 }, numbers: [] });
    const panel = page.locator('.waiting');
    await panel.getByText(/^3 texts that did not arrive were found in Twilio’s log at /).waitFor();
    await panel.getByText(/^Twilio’s log was last compared with what arrived at /).waitFor();
    await noteSwept(workspace.store, {
        endedAt: at,
        failing: { since: at, at: at + 1, count: 1, why: 'unreachable' },
        numbers: [],
    });
    await panel.getByText(/^Twilio’s log cannot be read since /).waitFor();
    await noteSwept(workspace.store, { endedAt: at + 2, numbers: [] });
});

test('a message is read once, however often it is drawn', { skip }, async () => {
    const { browserContext, workspace } = of();
    const page = await browserContext.newPage();
    const counting = `const read = {}; globalThis.read = read;
        export const parse = (text) => {
            read[text] = (read[text] ?? 0) + 1;
            return [{ type: 'PARAGRAPH', value: [{ type: 'PLAIN_TEXT', value: text }] }];
        };`;
    await page.route('**/vendor/message-parser.mjs', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: counting }),
    );
    await page.goto(workspace.url);
    for (const text of ['Once', 'Once more']) {
        await sendFromPhone(page, text);
        await page.locator('.row', { hasText: text }).waitFor();
    }
    const counts = await page.evaluate(() => Object.values(Object(Reflect.get(globalThis, 'read'))));
    assert.deepEqual([...new Set(counts)], [1]);
    await page.close();
});

truths(pages);
theLog(pages);

test('nothing in the page failed, and nothing was asked of another host', { skip }, () => {
    assert.deepEqual(of().complaints, []);
});

test('a command is typed in the channel as somebody, and only they see the answer', { skip }, async () => {
    const { page } = of();
    await page.getByRole('button', { name: /^#general/ }).click();
    const channel = page.getByRole('article', { name: 'The channel general' });
    await channel.getByLabel('Who types').selectOption({ label: 'Eve (user)' });
    await channel.getByLabel('Type a command as Eve').fill('/sms help');
    await channel.getByRole('button', { name: 'Run' }).click();
    await channel.getByText('Only Eve sees this').waitFor();
    await channel.getByText('/sms help', { exact: true }).first().waitFor();
    await channel.getByLabel('Who types').selectOption({ label: 'Admin (admin)' });
    await until(async () => (await channel.getByText('Only Eve sees this').count()) === 0, {
        what: 'the answer to be Eve’s alone',
    });
});

test('what an app opens in front of somebody is filled in and sent, and goes when the app is content', {
    skip,
}, async () => {
    const { page, workspace } = of();
    const text = (words: string) => ({ type: 'plain_text', text: words });
    const view = {
        id: 'form',
        appId: APP_ID,
        type: 'contextualBar',
        title: text('Text a customer'),
        submit: { type: 'button', text: text('Send') },
        blocks: [
            { type: 'section', blockId: 'about', text: { type: 'mrkdwn', text: 'One *customer* at a time' } },
            {
                type: 'input',
                blockId: 'number',
                label: text('Number'),
                element: { type: 'plain_text_input', actionId: 'input', initialValue: '+1' },
            },
        ],
    };
    await workspace.store.insert('workspace_views', { userId: 'agent-ana', surface: 'contextual_bar', view });
    const form = page.getByRole('dialog', { name: 'Text a customer' });
    await form.getByText('Only Ana sees this').waitFor();
    await form.getByText('customer', { exact: true }).waitFor();
    assert.equal(await form.getByLabel('Number').inputValue(), '+1');
    await form.getByLabel('Number').fill('+14155550134');
    // This app has no forms yet, which the engine says.
    const quiet = mock.method(console, 'warn', () => undefined);
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'detached' });
    quiet.mock.restore();
});
