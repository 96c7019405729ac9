import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgetCustomer } from '../../lib/channel/forget.ts';
import { identitiesOver } from '../../lib/engine/store/identities.ts';
import { keptRecordsOver } from '../../lib/engine/store/kept-records.ts';
import { lanesOver, ledgerOver } from '../../lib/engine/store/lanes.ts';
import { ourNumbersOver } from '../../lib/engine/store/our-numbers.ts';
import { questionsOver } from '../../lib/engine/store/questions.ts';
import { stoppedOver } from '../../lib/engine/store/stopped.ts';
import { windowsOver } from '../../lib/engine/store/windows.ts';
import { parseAddress } from '../../lib/model/address.ts';
import type { CommandAnswer } from '../../lib/model/command-answer.ts';
import { LEASE_MS } from '../../lib/model/timing.ts';
import { keyOfFirst, laneOfFirst } from '../../lib/outbound/first-text.ts';
import { newProcess } from '../../lib/queue/process.ts';
import { memoryRecords } from './fake/memory-records.mts';
import { shown } from './fake/omnichannel.mts';
import { wayTo } from './fake/reply-world.mts';
import { CUSTOMER, newSid, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

const OTHER = '+14155550134';
const WHATSAPP_ID = 'US.1234567890';

/** A workspace, texts into it, and what an admin types behind `/sms forget`. */
function situation() {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    const { clock, omnichannel, records, log } = workspace;
    let made = 0;
    let fatal: number | undefined;
    const store = memoryRecords(records, async (_name, work) => {
        made += 1;
        if (made === fatal) {
            throw new Error('no primary');
        }
        return work();
    });
    return {
        ...workspace,
        /** Lets the store fail at one of the calls that forgetting makes from now on, or at none. */
        failAt(call: number | undefined): void {
            made = 0;
            fatal = call;
        },
        count: () => made,
        store,
        async text(fields: Readonly<Record<string, string | undefined>>) {
            return clock.until(one.deliver(textRequest(fields)));
        },
        jobs: () => clock.until(one.recover()),
        async forget(line: string): Promise<CommandAnswer> {
            const words = line.split(' ');
            const isYes = words[words.length - 1] === 'yes';
            const caller = { id: 'u', username: 'u', roles: ['admin'], utcOffset: 0 };
            const order = { caller, room: { id: 'r' }, words: isYes ? words.slice(0, -1) : words, isYes };
            const visitorsNamed = async (username: string) =>
                omnichannel.visitors.filter((visitor) => visitor.username === username);
            const settings = await one.ports.settingsSource.current();
            const own = {
                kept: keptRecordsOver(store),
                lanes: lanesOver(store),
                ledger: ledgerOver(store),
                identities: identitiesOver(store, { memory: { secret: undefined, met: new Set() }, clock }),
            };
            const ports = { ...one.ports, ...own, settings, visitorsNamed, ourNumbers: ourNumbersOver(store) };
            return clock.until(forgetCustomer(order, ports));
        },
        /** Records in which something of an address stands, in a label or in the data. */
        withTrace: (...traces: readonly string[]) =>
            records.filter(({ labels, json }) => traces.some((trace) => `${labels} ${json}`.includes(trace))),
        events: () => log.map(({ event }) => event),
    };
}

test('what is kept is told with its count and what stays elsewhere, and nothing is changed without a yes', async () => {
    const { text, forget, records } = situation();
    await text({ Body: 'one' });
    await text({ Body: 'two' });
    const before = JSON.stringify(records);
    const { lines, buttons } = await forget('+1 401 712 2661');
    assert.equal(JSON.stringify(records), before);
    assert.equal(lines[0], 'The app keeps of +1 401-712-2661:');
    assert.ok(lines.includes('• texts of which it is remembered that they came: 2'));
    assert.match(lines.join('\n'), /• other records .*: [1-9]/);
    assert.match(lines.join('\n'), /In Rocket\.Chat: .*Contact Center[\s\S]*At Twilio: /);
    assert.doesNotMatch(lines.join('\n'), /seen yet/);
    assert.deepEqual(buttons, [{ label: 'Forget', command: 'forget +14017122661 yes' }]);
    assert.match(lines.at(-1) ?? '', /type `\/sms forget \+14017122661 yes`/);
});

test('with a yes no record has anything of the customer, others’ stay, and a text that comes again is still a repeat', async () => {
    const { text, forget, records, withTrace, omnichannel, events, jobs } = situation();
    const MessageSid = newSid();
    await text({ Body: 'one', MessageSid });
    await text({ Body: 'STOP' });
    await text({ From: OTHER, Body: 'from somebody else' });
    const others = withTrace(OTHER).length;
    assert.ok(others > 0 && withTrace(CUSTOMER, '14017122661').length > 3);
    const { lines } = await forget(`${CUSTOMER} yes`);
    assert.equal(lines[0], '✅ Forgotten: +1 401-712-2661. Removed were:');
    assert.deepEqual(withTrace(CUSTOMER, '14017122661'), []);
    assert.equal(withTrace(OTHER).length, others);
    assert.ok(events().includes('sms.customer-forgotten'));
    const { length } = shown(omnichannel);
    await text({ Body: 'one', MessageSid });
    await jobs();
    assert.equal(shown(omnichannel).length, length);
    assert.ok(records.some(({ json }) => json.includes(MessageSid)));
    assert.match((await forget(`${CUSTOMER} yes`)).lines[0] ?? '', /^The app keeps nothing of/);
});

test('what agents wrote first, and were asked about, goes with the rest, and so does when the customer wrote last', async () => {
    const { text, forget, withTrace, start, omnichannel } = situation();
    await text({ Body: 'one' });
    const { ports } = start('two');
    const roomId = omnichannel.rooms[0]?.id ?? '';
    const first = { way: wayTo(CUSTOMER), text: 'Ready', agentId: 'ana', askedIn: 'general', mayTake: false };
    const about = { lane: laneOfFirst(first), kind: 'first', work: first } as const;
    const [waiting, done] = [1, 2].map((at) => ports.process.newPending({ ...about, key: keyOfFirst(String(at)) }, at));
    assert.ok(waiting && done);
    await ports.lanes.add(waiting);
    const { key, lane } = done;
    await ports.ledger.settle(done, { key, lane, at: 1, outcome: 'posted', traces: ['m1'], roomId });
    await ports.questions.ask({ id: 'q', at: 1, first });
    await ports.windows.note({ roomId, wroteAt: 1 });
    await ports.stopped.note({ roomId, messageId: 'm2' });
    await ports.laters.add({ id: 'l', roomId, dueAt: 1e15, first });
    const { lines } = await forget(`${CUSTOMER} yes`);
    assert.match(lines[0] ?? '', /^✅ Forgotten/);
    assert.deepEqual(withTrace(CUSTOMER, '14017122661', 'Ready', 'window:', 'stopped:', 'later:'), []);
});

test('a customer who writes again after being forgotten is served as anybody, in the same conversation', async () => {
    const { text, forget, omnichannel } = situation();
    await text({ Body: 'before' });
    await forget(`${CUSTOMER} yes`);
    await text({ Body: 'after' });
    assert.deepEqual(shown(omnichannel), ['before', 'after']);
    assert.equal(omnichannel.rooms.length, 1);
});

test('texts that nobody has seen are counted before the yes, and lost after it', async () => {
    const { text, forget, omnichannel, jobs, records } = situation();
    omnichannel.isAnyoneOnline = false;
    const MessageSid = newSid();
    await text({ Body: 'Anybody?', MessageSid });
    await text({ Body: 'Hello?' });
    const asked = (await forget(CUSTOMER)).lines.join('\n');
    assert.match(asked, /• texts that nobody has seen yet: 2\n/);
    assert.match(asked, /⚠️ What nobody has seen yet is lost/);
    await forget(`${CUSTOMER} yes`);
    assert.doesNotMatch(JSON.stringify(records), /Anybody|Hello\?|4017122661/);
    omnichannel.isAnyoneOnline = true;
    await jobs();
    await text({ Body: 'Anybody?', MessageSid });
    assert.deepEqual(shown(omnichannel), []);
});

test('while a text is being worked on nothing is removed', async () => {
    const { text, forget, omnichannel, records, clock } = situation();
    omnichannel.isAnyoneOnline = false;
    await text({ Body: 'Hello' });
    const [index] = records.flatMap(({ json }, at) => (json.includes('Hello') ? [at] : []));
    const { labels, json } = records[index ?? 0] ?? { labels: [], json: '{}' };
    const claim = { owner: 'another', until: clock.now() + LEASE_MS };
    records[index ?? 0] = { labels, json: JSON.stringify({ ...JSON.parse(json), claim }) };
    const before = JSON.stringify(records);
    assert.match((await forget(`${CUSTOMER} yes`)).lines.join(), /^⏳ .* is being worked on\. Nothing was removed\./);
    assert.equal(JSON.stringify(records), before);
});

for (const typed of [CUSTOMER, `whatsapp:${WHATSAPP_ID}`, `whatsapp:${CUSTOMER}`]) {
    test(`on WhatsApp the number and WhatsApp’s own id are forgotten together: by ${typed}`, async () => {
        const { text, forget, withTrace, omnichannel } = situation();
        const To = `whatsapp:${OUR_NUMBER}`;
        await text({ From: `whatsapp:${CUSTOMER}`, To, ExternalUserId: WHATSAPP_ID, Body: 'with the number' });
        await text({ From: `whatsapp:${WHATSAPP_ID}`, To, ExternalUserId: WHATSAPP_ID, Body: 'hidden' });
        assert.equal(omnichannel.visitors.length, 1);
        assert.ok(withTrace(WHATSAPP_ID).length > 1 && withTrace('14017122661').length > 1);
        await forget(`${typed} yes`);
        assert.deepEqual(withTrace(WHATSAPP_ID, '14017122661'), []);
    });
}

test('a number is forgotten on every channel, and everywhere that it wrote to', async () => {
    const { text, forget, withTrace } = situation();
    for (const [From, To] of [
        [CUSTOMER, OUR_NUMBER],
        [CUSTOMER, '+15558675399'],
        [`whatsapp:${CUSTOMER}`, `whatsapp:${OUR_NUMBER}`],
        [`rcs:${CUSTOMER}`, 'rcs:our_agent'],
    ]) {
        await text({ From, To, Body: 'Hi' });
    }
    await forget(`${CUSTOMER} yes`);
    assert.deepEqual(withTrace('14017122661'), []);
});

test('a visitor that Rocket.Chat has no more is found by the numbers that settings name', async () => {
    const { text, forget, withTrace, omnichannel, settings } = situation();
    settings.departments_by_number = `${OUR_NUMBER} = Support`;
    omnichannel.departments.set('support', 'Support');
    await text({ Body: 'Hi' });
    omnichannel.visitors.splice(0);
    await forget(`${CUSTOMER} yes`);
    assert.deepEqual(withTrace('14017122661'), []);
});

test('what an agent wrote first, was asked about it, or may not send yet, is forgotten too', async () => {
    const { text, forget, withTrace, store, clock, records, omnichannel } = situation();
    const way = {
        from: parseAddress(`whatsapp:${CUSTOMER}`) ?? assert.fail(),
        to: parseAddress(`whatsapp:${OUR_NUMBER}`) ?? assert.fail(),
    };
    await text({ From: way.from.raw, To: way.to.raw, Body: 'Hi' });
    const roomId = omnichannel.rooms[0]?.id ?? '';
    const first = { way, text: 'Your bike is ready', agentId: 'ana', askedIn: 'r', mayTake: false };
    const about = { lane: laneOfFirst(first), kind: 'first', key: keyOfFirst('1'), work: first } as const;
    await lanesOver(store).add(newProcess().newPending(about, clock.now()));
    const settled = { key: keyOfFirst('0'), lane: laneOfFirst(first), at: clock.now(), outcome: 'posted' } as const;
    await ledgerOver(store).settle(
        { ...newProcess().newPending(about, 0), key: settled.key },
        { ...settled, traces: [] },
    );
    await questionsOver(store).ask({ id: '2', at: clock.now(), first });
    await questionsOver(store).ask({
        id: '3',
        at: clock.now(),
        first: { ...first, agentId: 'ben', way: { ...way, from: way.to } },
    });
    await windowsOver(store).note({ roomId, wroteAt: clock.now() });
    await stoppedOver(store, clock).note({ roomId, messageId: 'm1' });
    assert.match((await forget(CUSTOMER)).lines.join('\n'), /• replies of agents that have not left yet: 1\n/);
    await forget(`${CUSTOMER} yes`);
    assert.deepEqual(withTrace('14017122661', 'window:', 'stopped:', 'question:ana'), []);
    assert.ok(records.some(({ labels }) => labels.includes('question:ben')));
    assert.ok((await ledgerOver(store).find(settled.key)) !== undefined, 'it is not done twice');
});

test('a number is understood as people type it, in the country that settings name', async () => {
    const { text, forget, withTrace, settings } = situation();
    settings.default_country = 'us';
    await text({ Body: 'Hi' });
    const { buttons } = await forget('(401) 712-2661');
    assert.equal(buttons?.[0]?.command, `forget ${CUSTOMER} yes`);
    await forget('401.712.2661 yes');
    assert.deepEqual(withTrace('14017122661'), []);
});

test('what is no number is answered with how to write one', async () => {
    const { forget } = situation();
    for (const line of ['', 'everybody', 'anonymous', '+266696687', 'anonymous yes']) {
        const { lines, buttons } = await forget(line);
        assert.match(lines.join(), /`\/sms forget \+14155550134`/);
        assert.equal(lines.join().startsWith('⚠️ That is no number.'), line !== '');
        assert.equal(buttons, undefined);
    }
    assert.match((await forget('messenger:12345')).lines[0] ?? '', /^The app keeps nothing of 12345\.$/);
});

test('whatever call fails or is the last one of a process, a second yes finishes it, and nothing comes back', async () => {
    const calls = await countedCalls();
    assert.ok(calls > 10, `${calls} calls`);
    for (let fatal = 1; fatal <= calls; fatal += 1) {
        const { text, forget, withTrace, omnichannel, jobs, failAt } = situation();
        const MessageSid = newSid();
        await text({ Body: 'one', MessageSid });
        omnichannel.isAnyoneOnline = false;
        await text({ To: '+15558675399', Body: 'two' });
        failAt(fatal);
        await assert.rejects(forget(`${CUSTOMER} yes`), /no primary/);
        failAt(undefined);
        await forget(`${CUSTOMER} yes`);
        assert.deepEqual(withTrace('14017122661'), [], `after call ${fatal}`);
        omnichannel.isAnyoneOnline = true;
        await text({ Body: 'one', MessageSid });
        await jobs();
        assert.deepEqual(shown(omnichannel), ['one'], `after call ${fatal}`);
    }
});

/** How many calls of the store it takes to forget such a customer. */
async function countedCalls(): Promise<number> {
    const { text, forget, omnichannel, failAt, count } = situation();
    await text({ Body: 'one' });
    omnichannel.isAnyoneOnline = false;
    await text({ To: '+15558675399', Body: 'two' });
    failAt(undefined);
    await forget(`${CUSTOMER} yes`);
    return count();
}
