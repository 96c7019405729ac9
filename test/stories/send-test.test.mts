import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendTest, type TestPorts } from '../../lib/channel/send-test.ts';
import { ACCOUNT, CUSTOMER, OURS } from '../simulator/our-app.mts';
import { type ChannelWorld, channelWorld, SUBACCOUNT, typed } from './fake/channel-world.mts';
import { sendOverFetch } from './fake/fetch-http.mts';

const SECOND = '+15558675311';

/** What an admin reads, over every answer of the command; time passes at once. */
async function told(
    world: ChannelWorld,
    line: string,
    change: Partial<TestPorts> = {},
): Promise<{ readonly lines: readonly string[]; readonly passedMs: number }> {
    const lines: string[] = [];
    let passedMs = 0;
    const clock = {
        now: () => Date.now() + passedMs,
        wait: async (ms: number) => {
            passedMs += ms;
            // A message goes its way meanwhile.
            await world.twilio.idle();
        },
    };
    const tell = async (answer: { readonly lines: readonly string[] }) => void lines.push(...answer.lines);
    const ports = { ...world.ports(), clock, sendMessage: sendOverFetch(), tell, ...change };
    const last = await sendTest(typed(line), ports);
    return { lines: [...lines, ...last.lines], passedMs };
}

async function testWorld(t: Parameters<typeof channelWorld>[0]): Promise<ChannelWorld> {
    const world = await channelWorld(t, { subaccounts: { [SUBACCOUNT]: 'sub' } });
    await world.ports().ourNumbers.note({ accountSid: ACCOUNT, number: OURS, since: 1, how: 'connected' });
    return world;
}

test('a text goes to the phone from our number, and it is said when it has arrived', async (t) => {
    const world = await testWorld(t);
    const { lines, passedMs } = await told(world, '+1 (401) 712-2661');
    assert.deepEqual(lines, [
        `Twilio took the text from \`${OURS}\` to \`${CUSTOMER}\`. What becomes of it follows here.`,
        '✅ It arrived. Answer it from the phone: your answer is a conversation in Omnichannel, as any text.',
    ]);
    const [text] = world.twilio.phone(CUSTOMER).messages;
    assert.deepEqual([text?.from, text?.body.startsWith('This is a test')], [OURS, true]);
    assert.equal(passedMs, 1_000);
});

for (const [name, change, line] of [
    ['is filtered', { failCode: 30007 }, /^⚠️ It did not arrive\..*filter.*\(Twilio error 30007\)$/],
    ['is refused', { failCode: 21608 }, /^⚠️ It did not arrive\..*\(Twilio error 21608\)$/],
    ['meets a busy Twilio', { answer: 'busy' }, /^⚠️ Not sent: Twilio takes no more messages/],
    ['gets no answer', { answer: 'closed' }, /^❔ Twilio did not say whether it took the text/],
] as const) {
    test(`a test that ${name} says what to do`, async (t) => {
        const world = await testWorld(t);
        world.twilio.behaviour.add({ customer: CUSTOMER }, { messages: change });
        const { lines } = await told(world, CUSTOMER);
        assert.match(lines.at(-1) ?? '', line);
    });
}

test('a phone’s network that never tells is not waited for longer than its time', async (t) => {
    const world = await testWorld(t);
    const sent = { kind: 'answer', status: 200, body: { status: 'sent' } } as const;
    const { lines, passedMs } = await told(world, CUSTOMER, { askTwilio: async () => sent });
    assert.match(lines.at(-1) ?? '', /^❔ Twilio gave it to the phone’s network/);
    assert.ok(passedMs >= 40_000 && passedMs < 50_000);
    const silent = await told(world, CUSTOMER, { askTwilio: async () => ({ kind: 'unanswered' }) });
    assert.match(silent.lines.at(-1) ?? '', /^❔ It is not known yet what becomes of it \(`–`\)/);
});

test('a subaccount’s number sends with its own login, and a number is chosen by name', async (t) => {
    const world = await testWorld(t);
    world.settings.twilio_subaccounts = `${SUBACCOUNT}:sub`;
    world.twilio.number(SECOND, { webhookUrl: '', accountSid: SUBACCOUNT });
    await world.ports().ourNumbers.note({ accountSid: SUBACCOUNT, number: SECOND, since: 1, how: 'heard' });
    const unnamed = await told(world, CUSTOMER);
    assert.match(
        unnamed.lines.join(),
        /several numbers of ours.*`\+15558675310`, `\+15558675311`.*from` and the number/,
    );
    world.settings.default_country = 'US';
    world.settings.default_number = OURS;
    assert.match((await told(world, '401 712 2661')).lines.join(), /from `\+15558675310`.*✅ It arrived/);
    const { lines } = await told(world, `${CUSTOMER} from ${SECOND}`);
    assert.match(lines.at(-1) ?? '', /^✅ It arrived/);
    const asked = world.twilio.requests.filter(({ method }) => method === 'POST').at(-1);
    assert.deepEqual(
        [asked?.credentials, asked?.path.includes(SUBACCOUNT)],
        [{ username: SUBACCOUNT, valid: true }, true],
    );
});

test('nothing is sent to what is no number, from no number, or without a login', async (t) => {
    const world = await testWorld(t);
    for (const line of ['', 'hello', '4017122661', '+1', '+14017122661x', '911']) {
        assert.match((await told(world, line)).lines.join(), /is no phone number with its country/, line);
    }
    world.settings.twilio_auth_token = '';
    assert.match((await told(world, CUSTOMER)).lines.join(), /`\/sms check` says which is missing/);
    const fresh = await channelWorld(t);
    assert.match((await told(fresh, CUSTOMER)).lines.join(), /no number of ours to send from.*`\/sms connect`/);
    assert.equal(world.twilio.messages().length + fresh.twilio.messages().length, 0);
});
