import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageFor } from '../../commands/caller-language.ts';
import { tellInPatience } from '../../commands/in-patience.ts';
import { runCommand } from '../../commands/run-command.ts';
import type { CommandPorts, Subcommand } from '../../commands/subcommands.ts';
import type { CommandAnswer } from '../../lib/model/command-answer.ts';
import { type CommandFor, type CommandOrder, mayRun } from '../../lib/model/command-order.ts';
import { parseSettings } from '../../lib/model/parse-settings.ts';
import { BUTTON_PATIENCE_MS, COMMAND_PATIENCE_MS } from '../../lib/model/timing.ts';
import { Failure } from '../../lib/model/trouble.ts';
import { languageOf } from '../../lib/words/say.ts';
import { CLIENT_PATIENCE_MS } from '../workspace/rocketchat/client-views.mts';
import { virtualClock } from './fake/virtual-clock.mts';

interface Told {
    readonly answer: CommandAnswer;
    readonly orders: readonly (CommandOrder & { readonly name: string })[];
    readonly log: readonly string[];
}

interface Situation {
    readonly roles?: readonly string[];
    readonly language?: string;
    readonly workspaceLanguage?: string;
    readonly commands?: readonly Subcommand[];
}

const ROOM = { id: 'room-1' };

/** Tells what comes of a line that was typed behind `/sms`. */
async function run(line: string, situation: Situation = {}): Promise<Told> {
    const orders: (CommandOrder & { name: string })[] = [];
    const log: string[] = [];
    const { roles = ['user', 'admin'], language, workspaceLanguage } = situation;
    const command = (name: string, whose: CommandFor, more: Partial<Subcommand> = {}): Subcommand => ({
        name,
        whose,
        usage: name,
        what: (spoken) => `${name} in ${spoken}`,
        run: async (order) => {
            orders.push({ ...order, name });
            return { lines: [`${name} done`] };
        },
        ...more,
    });
    const commands = situation.commands ?? [
        command('connect', 'admin', { isAsking: true, usage: 'connect +15558675310' }),
        command('later', 'agent'),
        command('number', 'agent', { usage: '+14155550134 Hello', isBegunBy: (word) => /^[+\d]/.test(word) }),
    ];
    const settings = { ...parseSettings({}, 'https://chat.example'), language: workspaceLanguage };
    const write = (event: string, fields: object) => void log.push(`${event} ${JSON.stringify(fields)}`);
    const ports = { settings, log: { info: write, warn: write, warnOnce: write } } as unknown as CommandPorts;
    const caller = { id: 'u1', username: 'ada', roles, utcOffset: 1, ...(language && { language }) };
    const words = line.split(' ').filter((word) => word !== '');
    const answer = await runCommand({ caller, room: ROOM, words }, ports, commands);
    return { answer, orders, log };
}

const NOBODY: Situation = { roles: ['user'] };
const AGENT: Situation = { roles: ['user', 'livechat-agent'] };

test('help, and no word at all, list what this caller may run and nothing else', async () => {
    for (const line of ['', 'help', 'HELP', 'help me']) {
        assert.deepEqual((await run(line, { roles: ['admin'] })).answer.lines, [
            '*What you can do with* `/sms`',
            '• `/sms connect +15558675310`: connect in en',
            '• `/sms later`: later in en',
            '• `/sms +14155550134 Hello`: number in en',
            '• `/sms help`: this list',
        ]);
    }
    assert.deepEqual((await run('', AGENT)).answer.lines.slice(1), [
        '• `/sms later`: later in en',
        '• `/sms +14155550134 Hello`: number in en',
        '• `/sms help`: this list',
    ]);
    const [, list, nothing] = (await run('help', NOBODY)).answer.lines;
    assert.equal(list, '• `/sms help`: this list');
    assert.match(nothing ?? '', /There are none for you\.$/);
});

test('who may what is decided by Rocket.Chat’s roles', () => {
    const rows: ReadonlyArray<readonly [role: string, agent: boolean, admin: boolean]> = [
        ['admin', true, true],
        ['livechat-agent', true, false],
        ['livechat-monitor', true, false],
        ['livechat-manager', true, false],
        ['user', false, false],
        ['moderator', false, false],
        ['bot', false, false],
        ['administrator', false, false],
    ];
    for (const [role, agent, admin] of rows) {
        const caller = { id: 'u', username: 'u', roles: ['user', role], utcOffset: 0 };
        assert.deepEqual([mayRun(caller, 'agent'), mayRun(caller, 'admin')], [agent, admin], role);
        assert.ok(mayRun(caller, 'everybody'));
    }
});

test('somebody else’s command is refused with the reason, and not begun', async () => {
    const rows: ReadonlyArray<readonly [line: string, situation: Situation, said: RegExp]> = [
        ['connect +15558675310 yes', AGENT, /^⚠️ `\/sms connect` is for administrators of this workspace.*role admin/],
        ['Connect', NOBODY, /is for administrators/],
        ['later 8:30 Hi', NOBODY, /^⚠️ `\/sms later` is for the agents of Omnichannel/],
        ['+14155550134 Hi', NOBODY, /is for the agents of Omnichannel/],
    ];
    for (const [line, situation, said] of rows) {
        const { answer, orders } = await run(line, situation);
        assert.match(answer.lines.join(), said, line);
        assert.match(answer.lines.join(), /`\/sms help` shows what there is\.$/);
        assert.deepEqual(orders, []);
    }
});

test('a word that is no command names the nearest of those that the caller may run', async () => {
    const rows: ReadonlyArray<readonly [line: string, situation: Situation, lines: string]> = [
        ['conect', {}, '⚠️ There is no `/sms conect`. Did you mean `/sms connect`? `/sms help` shows what there is.'],
        ['conect', AGENT, '⚠️ There is no `/sms conect`. `/sms help` shows what there is.'],
        ['hlp', NOBODY, '⚠️ There is no `/sms hlp`. Did you mean `/sms help`? `/sms help` shows what there is.'],
        ['`x`', {}, '⚠️ There is no `/sms  x `. `/sms help` shows what there is.'],
        ['constructor', {}, '⚠️ There is no `/sms constructor`. `/sms help` shows what there is.'],
    ];
    for (const [line, situation, lines] of rows) {
        assert.deepEqual((await run(line, situation)).answer.lines, [lines]);
    }
    const { answer } = await run('x'.repeat(10_000));
    assert.match(answer.lines.join(), /`\/sms x{30}…`/);
});

test('a yes at the end is an answer where the command asks, and a word where it does not', async () => {
    const rows: ReadonlyArray<readonly [line: string, words: readonly string[], isYes: boolean]> = [
        ['connect', [], false],
        ['connect +15558675310', ['+15558675310'], false],
        ['connect +15558675310 yes', ['+15558675310'], true],
        ['connect +15558675310 YES', ['+15558675310'], true],
        ['connect yes +15558675310', ['yes', '+15558675310'], false],
        ['connect +15558675310 yes please', ['+15558675310', 'yes', 'please'], false],
        ['later 8:30 yes', ['8:30', 'yes'], false],
        ['+14155550134 Is it ready? yes', ['+14155550134', 'Is', 'it', 'ready?', 'yes'], false],
        ['415 555 0134 Hi', ['415', '555', '0134', 'Hi'], false],
    ];
    for (const [line, words, isYes] of rows) {
        const { orders, answer } = await run(line);
        assert.deepEqual(
            orders.map((order) => [order.words, order.isYes, order.room.id, order.caller.username]),
            [[words, isYes, 'room-1', 'ada']],
            line,
        );
        assert.match(answer.lines.join(), / done$/);
    }
});

test('answers are in the caller’s language, else in the workspace’s, else in English', async () => {
    const rows: ReadonlyArray<readonly [situation: Situation, language: string]> = [
        [{ language: 'de-AT', workspaceLanguage: 'fr' }, 'de'],
        [{ language: 'ja', workspaceLanguage: 'fr' }, 'fr'],
        [{ workspaceLanguage: 'pt-BR' }, 'pt-BR'],
        [{ workspaceLanguage: 'es' }, 'es'],
        [{}, 'en'],
    ];
    for (const [situation, language] of rows) {
        assert.equal(languageOf([situation.language, situation.workspaceLanguage]), language);
        const { answer } = await run('help', situation);
        assert.ok(answer.lines[1]?.endsWith(`connect in ${language}`), language);
    }
    assert.match((await run('conect', { language: 'de' })).answer.lines.join(), /^⚠️ `\/sms conect` gibt es nicht\./);
});

test('an error becomes one log line without words or numbers, and one sentence', async () => {
    const commands = [new Error('no +14155550134 “Hi there”'), new Failure({ kind: 'store-failed' })].map(
        (error, at) => ({
            name: `c${at}`,
            whose: 'admin' as const,
            usage: '',
            what: () => '',
            run: async () => {
                throw error;
            },
        }),
    );
    const { answer, log } = await run('c0 +14155550134 Hi there', { commands });
    assert.match(answer.lines.join(), /^⚠️ `\/sms c0` did not work/);
    assert.deepEqual(log, ['sms.command-failed {"command":"c0","why":"error: no … …"}']);
    assert.deepEqual((await run('c1', { commands })).log, ['sms.command-failed {"command":"c1","why":"store-failed"}']);
});

test('what takes long is told to follow, once, and follows', async () => {
    const clock = virtualClock();
    const told: string[] = [];
    const tell = async ({ lines }: CommandAnswer) => void told.push(lines.join());
    const meanwhile = async () => ({ lines: ['It follows.'] });
    const answerAfter = (ms: number) => clock.wait(ms).then(() => ({ lines: [`after ${ms} ms`] }));
    await clock.until(tellInPatience(answerAfter(3_000), tell, { ms: 3_500, meanwhile, clock }));
    assert.deepEqual(told.splice(0), ['after 3000 ms']);
    const slow = answerAfter(60_000);
    await clock.until(tellInPatience(slow, tell, { ms: 3_500, meanwhile, clock }));
    assert.deepEqual(told, ['It follows.']);
    await clock.until(slow);
    assert.deepEqual(told, ['It follows.', 'after 60000 ms']);
});

test('a client gives a button less time than the app takes to say that its answer follows', () => {
    assert.ok(BUTTON_PATIENCE_MS + 1_000 <= CLIENT_PATIENCE_MS && COMMAND_PATIENCE_MS + 5_000 <= 30_000);
});

test('what is said besides an answer is in the caller’s language, else in the workspace’s, also while no settings can be read', async () => {
    const german = { current: async () => ({ ...parseSettings({}, ''), language: 'de' }) };
    const broken = { current: () => Promise.reject(new Error('no primary')) };
    assert.equal(await languageFor({}, german), 'de');
    assert.equal(await languageFor({ language: 'fr' }, german), 'fr');
    assert.equal(await languageFor({ language: 'fr' }, broken), 'fr');
    assert.equal(await languageFor({}, broken), 'en');
});
