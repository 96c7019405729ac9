import type { Page } from 'playwright-core';
import type { TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';

const text = (words: string) => ({ type: 'plain_text', text: words });

/** A form of every kind of field, two of which have something wrong. */
const FORM = {
    id: 'every-field',
    appId: APP_ID,
    type: 'contextualBar',
    title: text('Every field'),
    close: { type: 'button', text: text('Cancel') },
    submit: { type: 'button', text: text('Send') },
    blocks: [
        { type: 'section', blockId: 'about', text: { type: 'mrkdwn', text: '⚠️ One *customer* at a `time`' } },
        input('number', 'Number', { type: 'plain_text_input', placeholder: text('+1 415 555 0134') }),
        input('words', 'Text', { type: 'plain_text_input', multiline: true }),
        input('from', 'From', { type: 'static_select', placeholder: text('Choose one'), options: options() }),
        {
            type: 'section',
            blockId: 'choice',
            text: text('Template'),
            accessory: {
                type: 'static_select',
                actionId: 'of',
                placeholder: text('Choose a template'),
                options: options(),
            },
        },
        { type: 'actions', blockId: 'do', elements: [{ type: 'button', actionId: 'go', text: text('Preview') }] },
        { type: 'context', blockId: 'below', elements: [{ type: 'mrkdwn', text: '0 characters' }] },
    ],
};

function input(name: string, label: string, element: object): object {
    return { type: 'input', blockId: name, label: text(label), element: { actionId: 'input', ...element } };
}

function options(): readonly object[] {
    return ['one', 'two'].map((value) => ({ value, text: text(value) }));
}

/** Opens the form in front of Ana, with what the app found wrong with it. */
export async function openForm({ store }: TestWorkspace): Promise<void> {
    const errors = { number: 'This is no phone number.', words: 'Type something.' };
    await store.insert('workspace_views', { userId: 'agent-ana', surface: 'contextual_bar', view: FORM, errors });
}

/** What waits, why, and what Twilio's log had; the numbers of long names are as long as they get. */
function waiting(): object {
    const customer = 'whatsapp:+351912345670';
    const now = Date.now();
    const entry = {
        customer,
        to: '',
        text: 'Averyveryverylongword'.repeat(6),
        claimedUntil: 0,
        tries: 0,
        dueAt: 0,
        why: '',
    };
    return {
        entries: [
            { ...entry, id: '1', key: '1', kind: 'text', tries: 3, dueAt: now + 90_000, why: 'no-agent-online' },
            { ...entry, id: '2', key: '2', kind: 'reply', claimedUntil: now + 60_000 },
            { ...entry, id: '3', key: '3', kind: 'first', text: '' },
        ],
        remembered: 12,
        swept: { endedAt: now, failing: { since: now, why: 'unreachable' }, lastFound: { at: now, count: 3 } },
    };
}

const FAILED = { phase: 'failed', since: 0, problem: `lib/a.ts:1:7: ERROR: Expected ";"\n${'x'.repeat(300)}` };

/** Has the page show a list of what waits and a change that does not compile, until what comes back is called. */
export async function showTrouble(page: Page, { host }: TestWorkspace): Promise<() => Promise<void>> {
    const answers = [
        ['**/workspace/api/waiting', waiting()],
        ['**/workspace/api/deployment', FAILED],
    ] as const;
    const renew = () => {
        host.feed.tell('deployment', {});
        host.feed.tell('store', { collection: 'rocketchat_apps_persistence' });
    };
    for (const [url, json] of answers) {
        await page.route(url, (route) => route.fulfill({ json }));
    }
    renew();
    await page.getByText('The change does not compile.').waitFor();
    await page.locator('.waiting li').nth(2).waitFor();
    return async () => {
        for (const [url] of answers) {
            await page.unroute(url);
        }
        renew();
        await page.getByText('The change does not compile.').waitFor({ state: 'detached' });
    };
}
