import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { benchOptions } from '../bench/options.mts';
import { soakOptions } from '../soak/options.mts';
import { wholeNumber, wholeNumbers } from '../workspace/command-line.mts';
import { isAlive } from '../workspace/is-alive.mts';
import { startOptions } from '../workspace/start-options.mts';
import { wantedText } from '../workspace/text-arguments.mts';
import { until } from './until.mts';

test('nothing typed asks for nothing in particular', () => {
    assert.deepEqual(startOptions([]), {});
});

test('a server and a runtime can be asked for', () => {
    const asked = startOptions(['--server', 'old', '--runtime', 'deno']);
    assert.deepEqual(asked, { generation: 'old', runtime: 'deno' });
});

test('anything else is refused in one sentence that says what there is', () => {
    assert.throws(() => startOptions(['--server', '7']), { message: '--server is old or new, not "7".' });
    assert.throws(() => startOptions(['--runtime', 'bun']), { message: '--runtime is node or deno, not "bun".' });
    assert.throws(() => startOptions(['--sever', 'old']), { message: 'There is no option --sever.' });
    assert.throws(() => startOptions(['none.zip']), { message: 'There is no file none.zip.' });
    assert.throws(() => startOptions(['a.zip', 'b.zip']), { message: '"b.zip" is one word too many.' });
    assert.throws(() => startOptions(['package.json']), /^Error: package\.json is no zip: npm run package makes one/);
});

test('numbers are whole, and no more than there are places for', () => {
    assert.deepEqual(wholeNumbers(['40'], [300, 15]), [40, 15]);
    assert.throws(() => wholeNumbers(['many'], [300, 15]), { message: '"many" is no whole number.' });
    assert.throws(() => wholeNumbers(['1', '2', '3'], [300, 15]), { message: '"3" is one word too many.' });
});

test('a number is in its range, and a negative one is no option', () => {
    const sentence = (text: string) => ({ message: text });
    assert.equal(wholeNumber('--tries', '7'), 7);
    assert.throws(() => wholeNumber('--tries', '0'), sentence('--tries is a whole number from 1, and not "0".'));
    const [few, odd, no] = ['9', '10.5', 'abc'].map((rounds) => () => benchOptions(['--rounds', rounds]));
    assert.throws(few!, sentence('--rounds is a whole number from 10 to 5000, and not "9".'));
    assert.throws(odd!, sentence('--rounds is a whole number from 10 to 5000, and not "10.5".'));
    assert.throws(no!, sentence('--rounds is a whole number from 10 to 5000, and not "abc".'));
    assert.throws(() => benchOptions(['--rounds', '-5']), /^Error: --rounds is a whole number .*"-5"/);
    assert.throws(() => soakOptions(['--minutes', '-1']), sentence('"-1" is no number of minutes.'));
});

test('the bench writes after a whole run alone, and refuses what contradicts itself', () => {
    assert.equal(benchOptions([]).writes, true);
    for (const typed of [['--quick'], ['--only', 'reply'], ['--extra', 'flood'], ['--no-write']]) {
        assert.equal(benchOptions(typed).writes, false, typed.join(' '));
    }
    assert.deepEqual([...benchOptions(['--only', 'reply, far']).parts], ['reply', 'far']);
    for (const typed of [
        ['--write', '--no-write'],
        ['--write', '--only', 'reply'],
        ['--write', '--extra', 'flood'],
        ['--extra', 'flood', '--only', 'memory'],
        ['--extra', 'nothing'],
        ['--only', 'nothing'],
        ['quick'],
    ]) {
        assert.throws(() => benchOptions(typed), /^Error: [^\n]+\.$/, typed.join(' '));
    }
});

for (const [typed, answer] of [
    [['4017122661', 'Hi'], /^4017122661 has no country: write it with \+/],
    [['whatsapp:401 712 2661', 'Hi'], /^whatsapp:401 712 2661 has no country/],
    [['+14017122661', 'Hi', '--to', '5558675310'], /^5558675310 has no country/],
    [['+14017122661', 'Hi', '--media', 'none.png'], /^There is no file none\.png\.$/],
    [['+14017122661', 'Hi', '--nope'], /^There is no option --nope\.$/],
] as const) {
    test(`a text typed as ${typed.join(' ')} is refused in one sentence`, () => {
        assert.match(String(wantedText([...typed])), answer);
    });
}

test('a short code and a number with its country are texted from', () => {
    for (const from of ['12345', '+14017122661', 'whatsapp:+14017122661']) {
        assert.equal(typeof wantedText([from, 'Hi']), 'object', from);
    }
});

/** Starts a shell that starts Node, as npm does. */
const LIKE_NPM = `require('node:child_process').spawn('sh', ['-c', process.argv[2] + '; true'], { stdio: 'inherit' })`;
const SCRIPT = `import('./workspace/end-with-npm.mts').then(({ endWithNpm }) => {
    endWithNpm();
    setInterval(() => undefined, 1000);
    console.log(process.pid);
});`;

test('whoever kills npm ends what npm has started', async () => {
    const line = `"${process.execPath}" --import tsx -e "${SCRIPT.replace(/\s+/g, ' ')}"`;
    const npm = spawn(process.execPath, ['-e', LIKE_NPM, 'npm', line], {
        env: { ...process.env, npm_lifecycle_event: 'start' },
        stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(npm.stdout, 'data')) as [Buffer];
    const pid = Number(String(said));
    assert.ok(isAlive(pid));
    npm.kill('SIGKILL');
    await until(async () => !isAlive(pid), { what: 'the script to end' });
});
