import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subcommands } from '../../commands/subcommands.ts';
import { type RecoverPorts, recover } from '../../lib/channel/recover.ts';
import type { CommandAnswer } from '../../lib/model/command-answer.ts';
import type { TwilioAnswer } from '../../lib/model/http-ports.ts';
import { parseSettings } from '../../lib/model/parse-settings.ts';
import { heardFrom, jobRuns, sent } from './fake/lost-texts.mts';
import { shown } from './fake/omnichannel.mts';
import { OUR_NUMBER, PUBLIC_URL } from './fake/signed-texts.mts';
import { type FakeProcess, type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

interface Asked {
    readonly words?: readonly string[];
    readonly language?: string;
}

/** What an admin who types `/sms recover` reads, and what they read meanwhile. */
async function asked(
    { workspace, process }: { readonly workspace: FakeWorkspace; readonly process: FakeProcess },
    { words = [], language = 'en' }: Asked = {},
): Promise<{ readonly lines: readonly string[]; readonly meanwhile: readonly string[] }> {
    const told: CommandAnswer[] = [];
    const settings = parseSettings(workspace.settings, PUBLIC_URL);
    const ports: RecoverPorts = { ...process.ports, settings, tell: async (answer) => void told.push(answer) };
    const caller = { id: 'a', username: 'ada', roles: ['admin'], utcOffset: 0, language };
    const order = { caller, room: { id: 'r' }, words, isYes: false };
    const { lines } = await workspace.clock.until(recover(order, ports));
    return { lines, meanwhile: told.flatMap((answer) => answer.lines) };
}

async function opened() {
    const workspace = fakeWorkspace();
    return { workspace, process: await heardFrom(workspace) };
}

const TOO_YOUNG = 'What is younger than 3 minutes is left out: Twilio may still be delivering it.';

test('where nothing is missing it says so, and how much was compared', async () => {
    const both = await opened();
    const { lines, meanwhile } = await asked(both);
    assert.deepEqual(meanwhile, ['⏳ Comparing the last 24 hours with Twilio’s log. Numbers: 1.']);
    assert.deepEqual(lines, ['✅ Nothing is missing. Texts of the last 24 hours in Twilio’s log: 1.', TOO_YOUNG]);
});

test('a number that leads elsewhere by now is named, with what brings its texts here', async () => {
    const both = await opened();
    const { workspace } = both;
    workspace.twilio.numbers.set(OUR_NUMBER, 'https://elsewhere.example/sms');
    sent(workspace, { body: 'for the others' });
    await workspace.clock.advance(200_000);
    const { lines } = await asked(both);
    assert.deepEqual(lines, [
        '⚠️ Texts to `+15558675310` go elsewhere by now, so what is missing of them is left out. `/sms connect` brings them here.',
    ]);
});

test('where our own address may be set wrongly it says that nobody knows whose the texts are, and not that none is missing', async () => {
    const both = await opened();
    const { workspace } = both;
    workspace.twilio.numbers.set(OUR_NUMBER, 'https://chat.exmaple.com/api/apps/public/app/sms-incoming/twilio');
    sent(workspace, { body: 'lost' });
    await workspace.clock.advance(200_000);
    const { lines } = await asked(both);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^⚠️ `\+15558675310`: Twilio sends these texts to another address .*Correct “Address/);
});

test('what is missing is counted at once, and shown within a minute', async () => {
    const both = await opened();
    const { workspace, process } = both;
    sent(workspace, { body: 'lost' });
    sent(workspace, { body: 'nobody’s', from: '' });
    await workspace.clock.advance(200_000);
    const { lines } = await asked(both, { words: ['2'] });
    assert.deepEqual(lines, [
        '📥 Texts that had not arrived: 1, of 3 in the last 2 hours. They are shown within a minute or two, with a line that says how long ago they were sent.',
        '⚠️ Messages in Twilio’s log that are no texts, and are left out: 1.',
        TOO_YOUNG,
    ]);
    await jobRuns(process, workspace, 1);
    assert.deepEqual(shown(workspace.omnichannel), ['Hi', 'lost']);
});

test('it goes back as far as it is told, also where a comparison has been since', async () => {
    const both = await opened();
    const { workspace, process } = both;
    workspace.twilio.lagMs = 3 * 60 * 60_000;
    sent(workspace, { body: 'listed very late' });
    await jobRuns(process, workspace, 4 * 60);
    assert.deepEqual(shown(workspace.omnichannel), ['Hi']);
    assert.match((await asked(both, { words: ['5'] })).lines[0] ?? '', /had not arrived: 1,/);
    await jobRuns(process, workspace, 1);
    assert.deepEqual(shown(workspace.omnichannel), ['Hi', 'listed very late']);
});

test('long work tells how far it is, ends before the caller loses patience, and the job goes on with it', async () => {
    const both = await opened();
    const { workspace, process } = both;
    for (let index = 0; index < 900; index += 1) {
        const from = `+14017122${100 + (index % 45)}`;
        sent(workspace, { from, body: `text ${index}`, at: workspace.clock.now() + index * 100 });
    }
    await workspace.clock.advance(300_000);
    workspace.calls.hook = {
        before: ({ name }) => (name === 'records.create pending' ? workspace.clock.wait(300) : undefined),
    };
    const startedAt = workspace.clock.now();
    const { lines, meanwhile } = await asked(both);
    assert.ok(workspace.clock.now() - startedAt < 45_000);
    assert.ok(meanwhile.some((line) => line.startsWith('⏳ Compared so far: ')));
    assert.match(
        String(lines),
        /had not arrived: \d+, .*That is not all yet\. The app goes on by itself every minute\.$/s,
    );
    workspace.calls.hook = {};
    await jobRuns(process, workspace, 3);
    assert.equal(shown(workspace.omnichannel).length, 901);
});

test('a number of hours that is none, or more than is remembered, is refused with an example', async () => {
    const both = await opened();
    for (const typed of ['0', '-1', '1.5', 'all', '169', '`x`']) {
        const { lines } = await asked(both, { words: [typed] });
        assert.match(lines[0] ?? '', /is no number of hours from 1 to 168: .* `\/sms recover 24`\.$/);
        assert.equal((lines[0] ?? '').split('`').length, 5);
    }
    assert.equal((await asked(both, { words: ['168'] })).lines[0]?.startsWith('✅'), true);
});

test('where no number is known to be ours it says so', async () => {
    const workspace = fakeWorkspace();
    const { lines } = await asked({ workspace, process: workspace.start('one') });
    assert.match(String(lines), /^⚠️ No number is known to be yours yet/);
});

const answer = (status: number): TwilioAnswer => ({ kind: 'answer', status, body: {} });

for (const [fault, sentence] of [
    [answer(401), /does not accept the Account SID and auth token/],
    [answer(429), /takes no more requests/],
    [answer(500), /Twilio answered 500/],
    [{ kind: 'unreachable' }, /could not be reached/],
    [{ kind: 'wrong-host' }, /leads nowhere/],
] as const) {
    test(`where Twilio cannot be asked it says why, and what to do: ${sentence.source}`, async () => {
        const both = await opened();
        both.workspace.twilio.fault = () => fault;
        const { lines } = await asked(both);
        assert.equal(lines.length, 1);
        assert.match(lines[0] ?? '', sentence);
    });
}

test('while another instance compares it says so', async () => {
    const both = await opened();
    const { workspace, process } = both;
    const other = workspace.start('two');
    workspace.calls.hook = {
        before: ({ name, process: by }) =>
            by === 'two' && name === 'twilio.ask' ? workspace.clock.wait(60_000) : undefined,
    };
    const job = other.recover();
    await workspace.clock.advance(1_000);
    assert.match(String((await asked({ workspace, process })).lines), /comparing just now/);
    await workspace.clock.until(job);
});

test('its caller is answered in their language, and the list of commands has it for admins alone', async () => {
    const both = await opened();
    assert.match(String((await asked(both, { language: 'de' })).lines), /^✅ Es fehlt nichts\./);
    const command = subcommands().find(({ name }) => name === 'recover');
    assert.deepEqual([command?.whose, command?.usage], ['admin', 'recover [hours]']);
    assert.match(command?.what('fr') ?? '', /journal de Twilio/);
});
