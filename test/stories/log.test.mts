import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AUTH_TOKEN, CUSTOMER, textRequest } from './fake/signed-texts.mts';
import { STORIES } from './fake/stories.mts';
import { tell } from './fake/told-story.mts';
import { fakeWorkspace } from './fake-ports.mts';

test('no log line holds a text, a token or a whole number, whichever call fails', async () => {
    let lines = 0;
    for (const story of STORIES) {
        const { calls } = await tell(story());
        for (let at = 1; at <= calls.length; at += 1) {
            const fate = () => ({
                before: () => {
                    throw new Error(`Match error: ${CUSTOMER} ${AUTH_TOKEN}`);
                },
            });
            const { workspace } = await tell(story(), { at, fate });
            for (const line of workspace.log.map((one) => JSON.stringify(one))) {
                lines += 1;
                assert.doesNotMatch(line, /Hello|Look|14017122661|5558675310/);
                assert.ok(!line.includes(AUTH_TOKEN));
            }
        }
    }
    assert.ok(lines > 50, 'there were lines to look at');
});

test('what waits, is recovered, dropped or a duplicate is logged with the MessageSid and a masked number', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel } = workspace;
    const one = workspace.start('one');
    const request = textRequest({ MessageSid: 'SM1' });
    omnichannel.isAnyoneOnline = false;
    await clock.until(one.deliver(request));
    omnichannel.isAnyoneOnline = true;
    await clock.advance(60_000);
    await clock.until(one.recover());
    await clock.until(one.deliver(request));
    omnichannel.blocked.add(omnichannel.visitors[0]?.id ?? '');
    await clock.until(one.deliver(textRequest({ MessageSid: 'SM2' })));
    await clock.quiet();
    const from = '+1401•••2661';
    assert.deepEqual(
        workspace.log.map(({ event, fields: { sid, from } }) => [event, sid, from]),
        [
            ['sms.waiting', 'SM1', from],
            ['sms.recovered', 'SM1', from],
            ['sms.duplicate', 'SM1', from],
            ['sms.dropped', 'SM2', from],
        ],
    );
});

test('a flood of refused webhooks is one line a minute, with how many there were, and touches no store', async () => {
    const workspace = fakeWorkspace();
    const { clock, log, calls } = workspace;
    const one = workspace.start('one');
    for (let count = 0; count < 1_000; count += 1) {
        const answer = await one.deliver({ ...textRequest({}), signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' });
        assert.equal(answer.kind, 'refused');
    }
    assert.deepEqual([log.length, calls.made.length], [1, 0]);
    await clock.advance(60_000);
    await clock.until(one.recover());
    assert.deepEqual(
        log.map(({ event, fields }) => [event, fields.count]),
        [
            ['sms.refused', 1],
            ['sms.refused', 999],
            ['sms.trouble', undefined],
        ],
    );
});

test('the address that a stranger chose is not longer in the log than a line', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    const answer = await one.deliver({ ...textRequest({}, { department: 'x'.repeat(8_000) }), signature: 'AAAA' });
    assert.ok(answer.kind === 'refused' && answer.expectedUrl.length > 8_000, 'the answer says it whole');
    assert.ok(String(workspace.log[0]?.fields.expectedUrl).length <= 300);
});

test('without an auth token webhooks are told what to set', async () => {
    const workspace = fakeWorkspace();
    workspace.settings.twilio_auth_token = ' ';
    const answer = await workspace.start('one').deliver(textRequest({}));
    assert.equal(answer.kind, 'unconfigured');
    assert.match(answer.kind === 'unconfigured' ? answer.why : '', /auth token/);
});

test('a department that does not exist is said once, and the text goes to Rocket.Chat’s own routing', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel, log } = workspace;
    omnichannel.departments.set('dep1', 'Sales');
    const one = workspace.start('one');
    for (const From of ['+14017122661', '+14017122662', '+14017122663']) {
        await clock.until(one.deliver(textRequest({ From }, { department: From.endsWith('3') ? 'Sales' : 'Nowhere' })));
    }
    await clock.quiet();
    assert.deepEqual(
        omnichannel.rooms.map(({ departmentId }) => departmentId),
        [undefined, undefined, 'dep1'],
    );
    assert.deepEqual(log, [{ level: 'warn', event: 'sms.department-unknown', fields: { department: 'Nowhere' } }]);
});

test('a malformed text is refused before anything is stored', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    assert.deepEqual(await one.deliver(textRequest({ From: '' })), { kind: 'malformed', why: 'From is missing' });
    assert.equal(workspace.calls.made.length, 0);
});
