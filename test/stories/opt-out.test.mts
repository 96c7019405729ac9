import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown } from './fake/omnichannel.mts';
import { minutes } from './fake/outcome.mts';
import { textRequest } from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

const STOPPED = '> ⛔ The customer asked not to be texted again. Replies will be refused until they send START.';
const STARTED = '> ✅ The customer can be texted again.';

/** Rocket.Chat takes no message. */
function refuse({ calls }: FakeWorkspace): void {
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.post') {
                throw new Error('not primary');
            }
        },
    };
}

for (const [first, then, last] of [
    ['STOP', 'START', false],
    ['START', 'STOP', true],
    ['STOP', 'Yes', false],
] as const) {
    test(`a late ${first} that is tried again does not overwrite the ${then} that came after it`, async () => {
        const workspace = fakeWorkspace();
        const { clock } = workspace;
        const one = workspace.start('one');
        const isOptedOut = async () => (await one.ports.customers.read('sms:+14017122661')).optedOut;
        if (first === 'START') {
            await clock.until(one.deliver(textRequest({ Body: 'STOP' })));
            await clock.advance(60_000);
        }
        refuse(workspace);
        await clock.until(one.deliver(textRequest({ Body: first })));
        assert.equal(await isOptedOut(), first === 'STOP');
        await clock.advance(60_000);
        await clock.until(one.deliver(textRequest({ Body: then })));
        assert.equal(await isOptedOut(), last, 'the newer word counts from its arrival');
        await minutes(workspace, 5);
        assert.equal(await isOptedOut(), last, 'and each time the older text is tried');
        workspace.calls.hook = {};
        await minutes(workspace, 11);
        assert.equal(await isOptedOut(), last);
        const expected = [first === 'STOP' ? `STOP\n${STOPPED}` : `START\n${STARTED}`];
        assert.deepEqual(shown(workspace.omnichannel).slice(-2), [...expected, `${then}\n${last ? STOPPED : STARTED}`]);
    });
}

test('two words of one moment: the one that is heard later counts', async () => {
    const workspace = fakeWorkspace();
    const { clock } = workspace;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({ Body: 'STOP' })));
    await clock.until(one.deliver(textRequest({ Body: 'START' })));
    assert.equal((await one.ports.customers.read('sms:+14017122661')).optedOut, false);
});

test('HELP changes nothing and is shown', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    await workspace.clock.until(one.deliver(textRequest({ Body: 'HELP' })));
    assert.deepEqual(shown(workspace.omnichannel), [
        'HELP\n> ℹ️ The customer asked for help. Twilio has sent its help text.',
    ]);
    assert.equal((await one.ports.customers.read('sms:+14017122661')).changedAt, 0);
});

test('START that Twilio itself calls one is shown as one, also of a customer who never stopped', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    await workspace.clock.until(one.deliver(textRequest({ Body: 'Hola', OptOutType: 'START' })));
    await workspace.clock.until(one.deliver(textRequest({ Body: 'Yes' })));
    assert.deepEqual(shown(workspace.omnichannel), [`Hola\n${STARTED}`, 'Yes']);
});

test('a STOP that changed nothing when it came is newer than the START before it, although that is noted later', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    const say = async (Body: string) => {
        await clock.until(one.deliver(textRequest({ Body })));
        await clock.quiet();
        await clock.advance(60_000);
    };
    await say('STOP');
    calls.hook = {
        before: ({ name }) => {
            if (name === 'records.put' || name === 'livechat.post') {
                throw new Error('not primary');
            }
        },
    };
    await say('START');
    refuse(workspace);
    await say('STOP');
    assert.equal((await one.ports.customers.read('sms:+14017122661')).optedOut, true);
});
