import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, LEFT_TO_ITS_WEBHOOK_MS, SWEEPS_OVERLAP_MS } from '../../lib/model/timing.ts';
import { appPath } from '../workspace/app-id.mts';
import { arrives, heardFrom, jobRuns, logRequests, sent } from './fake/lost-texts.mts';
import { shown, shownWhole } from './fake/omnichannel.mts';
import { unfinished } from './fake/outcome.mts';
import {
    ACCOUNT,
    AUTH_TOKEN,
    CUSTOMER,
    OUR_NUMBER,
    PUBLIC_URL,
    SUBACCOUNT,
    textRequest,
} from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

const OTHER = '+14017122662';
const TEN_MINUTES = 12;
const WEBHOOK = `${PUBLIC_URL}${appPath('sms-incoming/twilio')}`;

function assertShown(workspace: FakeWorkspace, texts: readonly string[]): void {
    assert.deepEqual(shown(workspace.omnichannel), texts);
    assert.deepEqual(unfinished(workspace), []);
}

test('a text that no webhook brought is shown within minutes, once, with a line that says when it was sent', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    sent(workspace, { body: 'Is anybody there?' });
    await jobRuns(process, workspace, 15);
    assertShown(workspace, ['Hi', 'Is anybody there?']);
    const [, text = ''] = shownWhole(workspace.omnichannel);
    assert.match(text, /^> 🕐 Arrived \d+ minutes ago and waited until now\nIs anybody there\?$/);
    await jobRuns(process, workspace, 90);
    assertShown(workspace, ['Hi', 'Is anybody there?']);
});

test('what the app adds to a lost text is in the workspace’s language', async () => {
    const workspace = fakeWorkspace();
    workspace.language = 'de';
    const process = await heardFrom(workspace);
    sent(workspace, { body: 'Ist jemand da?' });
    await jobRuns(process, workspace, 15);
    const [, text = ''] = shownWhole(workspace.omnichannel);
    assert.match(text, /^> 🕐 Vor \d+ Minuten angekommen, erst jetzt angezeigt\nIst jemand da\?$/);
});

test('lost texts are shown in the order in which they were sent, also of one second and behind one that waits', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    const second = Math.floor(workspace.clock.now() / 1000) * 1000;
    for (const [index, body] of ['one', 'two', 'three'].entries()) {
        sent(workspace, { body, at: second + index * 10 });
    }
    await workspace.clock.advance(30_000);
    sent(workspace, { body: 'four' });
    sent(workspace, { body: 'hers', from: OTHER });
    await workspace.clock.advance(30_000);
    workspace.omnichannel.isAnyoneOnline = false;
    workspace.omnichannel.rooms.length = 0;
    await workspace.clock.until(arrives(process, sent(workspace, { body: 'five' })));
    await jobRuns(process, workspace, TEN_MINUTES);
    workspace.omnichannel.isAnyoneOnline = true;
    await jobRuns(process, workspace, 2);
    const texts = shown(workspace.omnichannel);
    assert.deepEqual(
        texts.filter((text) => text !== 'hers'),
        ['Hi', 'one', 'two', 'three', 'four', 'five'],
    );
    assert.ok(texts.includes('hers'));
});

test('pictures come with them, in order; one whose list is gone is named', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    sent(workspace, { body: 'Look', files: ['image/jpeg', 'image/png'] });
    const { sid } = workspace.twilio.texts.at(-1)!;
    sent(workspace, { body: 'And this', files: ['image/jpeg'], at: workspace.clock.now() + 1000 });
    const gone = workspace.twilio.texts.at(-1)!.sid;
    workspace.twilio.fault = ({ url }) =>
        url.includes(`${gone}/Media`) ? { kind: 'answer', status: 404, body: {} } : undefined;
    const fetched: string[] = [];
    workspace.media = (url) => {
        fetched.push(url);
        return { kind: 'file', bytes: Buffer.from('picture'), type: '' };
    };
    await jobRuns(process, workspace, TEN_MINUTES);
    assertShown(workspace, [
        'Hi',
        'Look',
        '[picture-1.jpg]',
        '[picture-2.png]',
        'And this\n> 📎 Files announced but not delivered by Twilio: 1',
    ]);
    const place = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}/Media/`;
    assert.equal(fetched.length, 2);
    assert.ok(fetched.every((url) => url.startsWith(place)));
});

test('files whose list fails at Twilio hold everything up for some minutes, and then only themselves', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    sent(workspace, { body: 'Look', files: ['image/jpeg'] });
    sent(workspace, { body: 'Well?', at: workspace.clock.now() + 1000 });
    workspace.twilio.fault = ({ url }) =>
        url.includes('/Media.json') ? { kind: 'answer', status: 500, body: {} } : undefined;
    await jobRuns(process, workspace, 15);
    assertShown(workspace, ['Hi']);
    await jobRuns(process, workspace, 30);
    assertShown(workspace, ['Hi', 'Look\n> 📎 Files announced but not delivered by Twilio: 1', 'Well?']);
});

test('a message without words, of which only the webhook told what it was, is said to be one', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    sent(workspace, { body: '' });
    await jobRuns(process, workspace, TEN_MINUTES);
    assertShown(workspace, [
        'Hi',
        '> (a message without words: Twilio’s log does not keep what was in it, such as a place or a choice)',
    ]);
});

test('a webhook that comes all the same, before, while or after the log is read, shows nothing twice', async () => {
    for (const when of ['twilio.ask', 'records.find', 'records.create pending', 'livechat.post', 'never']) {
        const workspace = fakeWorkspace();
        const process = await heardFrom(workspace);
        const other = workspace.start('two');
        const request = sent(workspace, { body: 'late' });
        await workspace.clock.advance(9 * 60_000);
        let isDue = true;
        let arriving: Promise<unknown> = Promise.resolve();
        workspace.calls.hook = {
            before: ({ name, process: by }) => {
                if (isDue && by === 'one' && name === when) {
                    isDue = false;
                    arriving = arrives(other, request);
                }
            },
        };
        await jobRuns(process, workspace, 3);
        await workspace.clock.until(arriving);
        await workspace.clock.until(arrives(process, request));
        await jobRuns(process, workspace, 3);
        assertShown(workspace, ['Hi', 'late']);
    }
});

test('what is not ours to bring back is left: from before, of another number, outgoing, or still on its way', async () => {
    const workspace = fakeWorkspace();
    sent(workspace, { body: 'before', at: workspace.clock.now() - 60_000 });
    const process = await heardFrom(workspace);
    sent(workspace, { body: 'to another number', to: '+15558675311' });
    sent(workspace, { body: 'a reply', from: OUR_NUMBER, to: CUSTOMER, direction: 'outbound-api' });
    sent(workspace, { body: 'an answer of Twilio’s', direction: 'outbound-reply' });
    await workspace.clock.advance(9 * 60_000 - LEFT_TO_ITS_WEBHOOK_MS + 5_000);
    sent(workspace, { body: 'on its way', at: workspace.clock.now() });
    await jobRuns(process, workspace, 2);
    assertShown(workspace, ['Hi']);
    await jobRuns(process, workspace, TEN_MINUTES);
    assertShown(workspace, ['Hi', 'on its way']);
});

test('a blocked contact’s text that was dropped, and one whose traces an admin removed, stay away', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    const [visitor] = workspace.omnichannel.visitors;
    workspace.omnichannel.blocked.add(visitor!.id);
    await workspace.clock.until(arrives(process, sent(workspace, { body: 'blocked' })));
    sent(workspace, { body: 'blocked too' });
    sent(workspace, { body: 'forgotten', from: OTHER });
    const { sid } = workspace.twilio.texts.at(-1)!;
    const pending = process.process.newPending(
        { lane: '', kind: 'text', key: sid, work: undefined },
        workspace.clock.now(),
    );
    const settled = { key: sid, lane: '', at: workspace.clock.now(), outcome: 'dropped', traces: [] } as const;
    await workspace.clock.until(process.ports.ledger.settle(pending, settled));
    await jobRuns(process, workspace, TEN_MINUTES);
    workspace.omnichannel.blocked.clear();
    await jobRuns(process, workspace, TEN_MINUTES);
    assertShown(workspace, ['Hi']);
});

test('nothing is looked for that is older than what is remembered, whatever was remembered before', async () => {
    const workspace = fakeWorkspace();
    workspace.settings.remember_days = 1;
    const process = await heardFrom(workspace);
    await workspace.clock.until(arrives(process, sent(workspace, { body: 'shown' })));
    sent(workspace, { body: 'lost' });
    workspace.twilio.fault = () => ({ kind: 'unreachable' });
    for (let day = 0; day < 4; day += 1) {
        await workspace.clock.advance(DAY_MS);
        await jobRuns(process, workspace, 1);
    }
    workspace.settings.remember_days = 7;
    workspace.twilio.fault = () => undefined;
    await jobRuns(process, workspace, TEN_MINUTES);
    assertShown(workspace, ['Hi', 'shown']);
});

test('where nothing is missing, a comparison is one request, and every text is looked up once at most', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    for (let index = 0; index < 20; index += 1) {
        await workspace.clock.until(arrives(process, sent(workspace, { body: `text ${index}` })));
    }
    await workspace.clock.quiet();
    await jobRuns(process, workspace, 10);
    const [requests, calls] = [logRequests(workspace), workspace.calls.made.length];
    await jobRuns(process, workspace, 10);
    assert.equal(logRequests(workspace), requests + 1);
    const inTenMinutes = workspace.calls.made.slice(calls).filter(({ name }) => name !== 'records.find');
    assert.ok(inTenMinutes.length < 8, String(inTenMinutes.map(({ name }) => name)));
});

test('a number is noted once, and costs the texts that follow no call', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    const cost = async () => {
        const before = workspace.calls.made.length;
        await workspace.clock.until(arrives(process, sent(workspace)));
        await workspace.clock.quiet();
        return workspace.calls.made.length - before;
    };
    const first = await cost();
    assert.equal(first, 7);
    const notes = workspace.records.filter(({ labels }) => labels.includes('our-numbers'));
    assert.deepEqual(
        notes.map(({ json }) => JSON.parse(json).number),
        [OUR_NUMBER],
    );
});

test('ten thousand texts a day come in pages, each page asked for once, also where Twilio reads the day alone', async () => {
    for (const isByDay of [false, true]) {
        const workspace = fakeWorkspace();
        const process = await heardFrom(workspace);
        workspace.twilio.isByDay = isByDay;
        for (let index = 0; index < 400; index += 1) {
            const from = `+14017123${100 + (index % 20)}`;
            sent(workspace, { from, body: `text ${index}`, at: workspace.clock.now() + index * 1_000 });
        }
        workspace.twilio.maxPage = 100;
        const before = logRequests(workspace);
        await workspace.clock.advance(9 * 60_000);
        await jobRuns(process, workspace, 3);
        assert.equal(logRequests(workspace) - before, 5);
        assert.deepEqual(
            shown(workspace.omnichannel).slice(1).sort(),
            Array.from({ length: 400 }, (_, at) => `text ${at}`).sort(),
        );
    }
});

test('a job that has no time left leaves the rest of the pages to the next run, which begins where it stopped', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    for (let index = 0; index < 60; index += 1) {
        sent(workspace, { body: `text ${index}`, at: workspace.clock.now() + index * 1_000 });
    }
    workspace.twilio.maxPage = 10;
    const { clock } = workspace;
    workspace.calls.hook = { before: ({ name }) => (name === 'twilio.ask' ? clock.wait(6_000) : undefined) };
    await clock.advance(9 * 60_000);
    const before = logRequests(workspace);
    await jobRuns(process, workspace, 1);
    assert.equal(logRequests(workspace) - before, 3);
    assert.deepEqual(shown(workspace.omnichannel), ['Hi']);
    await jobRuns(process, workspace, 5);
    assert.ok(logRequests(workspace) - before <= 8);
    assert.deepEqual(
        shown(workspace.omnichannel).slice(1),
        Array.from({ length: 60 }, (_, at) => `text ${at}`),
    );
});

test('a text that Twilio lists late is found by a later comparison', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    workspace.twilio.lagMs = 40 * 60_000;
    sent(workspace, { body: 'listed late' });
    await jobRuns(process, workspace, 60);
    assertShown(workspace, ['Hi', 'listed late']);
    assert.ok(workspace.twilio.lagMs < SWEEPS_OVERLAP_MS);
});

test('a subaccount’s texts are asked for with its own token, and those of an account that is gone are left', async () => {
    const workspace = fakeWorkspace();
    workspace.settings.twilio_subaccounts = `${SUBACCOUNT}:${AUTH_TOKEN}`;
    const service = 'MG00000000000000000000000000000001';
    const process = await heardFrom(workspace, { accountSid: SUBACCOUNT, messagingServiceSid: service });
    sent(workspace, { body: 'lost', accountSid: SUBACCOUNT, messagingServiceSid: service });
    await jobRuns(process, workspace, TEN_MINUTES);
    assertShown(workspace, ['Hi', 'lost']);
    const { account, url } = workspace.twilio.asked
        .filter(({ url: asked }) => asked.includes('/Messages.json'))
        .at(-1)!;
    assert.deepEqual(account, { sid: SUBACCOUNT, authTokens: [AUTH_TOKEN] });
    assert.ok(url.includes(`/Accounts/${SUBACCOUNT}/Messages.json`));
    workspace.settings.twilio_subaccounts = '';
    const before = logRequests(workspace);
    await jobRuns(process, workspace, 30);
    assert.equal(logRequests(workspace), before);
    assert.equal(workspace.log.filter(({ event }) => event === 'sms.not-compared').length, 1);
});

test('WhatsApp’s texts are asked for by its address, and go to the conversation of their customer', async () => {
    const workspace = fakeWorkspace();
    const whatsApp = { from: `whatsapp:${CUSTOMER}`, to: `whatsapp:${OUR_NUMBER}` };
    const process = await heardFrom(workspace, whatsApp);
    sent(workspace, { body: 'lost', ...whatsApp });
    await jobRuns(process, workspace, TEN_MINUTES);
    assertShown(workspace, ['Hi', 'lost']);
    assert.equal(workspace.omnichannel.rooms.length, 1);
});

test('lost texts go to the department that the number’s webhooks ask for', async () => {
    const workspace = fakeWorkspace();
    workspace.omnichannel.departments.set('d1', 'Support');
    const process = workspace.start('one');
    const text = { MessageSid: undefined, Body: 'Hi' };
    await workspace.clock.until(arrives(process, textRequest(text, { department: 'Support' })));
    await workspace.clock.quiet();
    sent(workspace, { body: 'lost', from: OTHER });
    await jobRuns(process, workspace, TEN_MINUTES);
    assert.deepEqual(
        workspace.omnichannel.rooms.map(({ departmentId }) => departmentId),
        ['d1', 'd1'],
    );
});

test('a STOP that was lost counts by when it was sent: the START after it is newer', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    sent(workspace, { body: 'STOP' });
    await workspace.clock.advance(60_000);
    await workspace.clock.until(arrives(process, sent(workspace, { body: 'START' })));
    sent(workspace, { body: 'STOP', from: OTHER });
    await jobRuns(process, workspace, TEN_MINUTES);
    const { customers } = process.ports;
    const optedOut = async (address: string) =>
        (await workspace.clock.until(customers.read({ address: `sms:${address}`, ours: `sms:${OUR_NUMBER}` })))
            .optedOut;
    assert.deepEqual([await optedOut(CUSTOMER), await optedOut(OTHER)], [false, true]);
});

for (const [name, fault, why] of [
    ['no connection', { kind: 'unreachable' }, 'unreachable'],
    ['a wrong token', { kind: 'answer', status: 401, body: {} }, 'status-401'],
    ['too many requests', { kind: 'answer', status: 429, body: {} }, 'status-429'],
    ['an error of Twilio’s', { kind: 'answer', status: 503, body: {} }, 'status-503'],
    ['an answer that is no list', { kind: 'answer', status: 200, body: { messages: 7 } }, 'status-200'],
] as const) {
    test(`${name}: asked again with growing pauses, one line in the log, and nothing is lost`, async () => {
        const workspace = fakeWorkspace();
        const process = await heardFrom(workspace);
        sent(workspace, { body: 'lost' });
        workspace.twilio.fault = () => fault;
        const before = logRequests(workspace);
        await jobRuns(process, workspace, 60);
        assert.ok(logRequests(workspace) - before < 14);
        assert.deepEqual(
            workspace.log.filter(({ event }) => event === 'sms.not-compared').map(({ fields }) => fields),
            [{ why }],
        );
        workspace.twilio.fault = () => undefined;
        await jobRuns(process, workspace, TEN_MINUTES);
        assertShown(workspace, ['Hi', 'lost']);
    });
}

test('after a refusal and a failure Twilio’s log is looked at as soon as Twilio has given the text up', async () => {
    for (const spoilt of ['signature', 'store'] as const) {
        const workspace = fakeWorkspace();
        const process = await heardFrom(workspace);
        workspace.settings.recover_every_minutes = 600;
        await jobRuns(process, workspace, 10);
        const request = sent(workspace, { body: 'lost' });
        workspace.calls.hook = {
            before: ({ name }) => {
                if (spoilt === 'store' && name === 'records.create pending') {
                    throw new Error('MongoServerError: connection closed');
                }
            },
        };
        const signature = spoilt === 'signature' ? 'wrong' : request.signature;
        const answer = await workspace.clock.until(arrives(process, { ...request, signature }));
        assert.equal(answer.kind, spoilt === 'signature' ? 'refused' : 'failed');
        workspace.calls.hook = {};
        await jobRuns(process, workspace, 2);
        assertShown(workspace, ['Hi']);
        await jobRuns(process, workspace, 2);
        assertShown(workspace, ['Hi', 'lost']);
        const before = logRequests(workspace);
        await jobRuns(process, workspace, 60);
        assert.equal(logRequests(workspace), before);
    }
});

test('with 0 minutes nothing is compared', async () => {
    const workspace = fakeWorkspace();
    workspace.settings.recover_every_minutes = 0;
    const process = await heardFrom(workspace);
    sent(workspace, { body: 'lost' });
    await jobRuns(process, workspace, 60);
    assertShown(workspace, ['Hi']);
    assert.equal(logRequests(workspace), 0);
});

test('of two instances one compares, and each of its runs is enough for the other', async () => {
    const workspace = fakeWorkspace();
    const one = await heardFrom(workspace);
    const two = workspace.start('two');
    await jobRuns(two, workspace, 4);
    const before = logRequests(workspace);
    sent(workspace, { body: 'lost' });
    for (let minute = 0; minute < 20; minute += 1) {
        await workspace.clock.advance(60_000);
        await workspace.clock.until(Promise.all([one.recover(), two.recover()]));
    }
    assertShown(workspace, ['Hi', 'lost']);
    assert.equal(logRequests(workspace) - before, 2);
});

const ELSEWHERE = 'https://elsewhere.example/sms';

test('of a number that was pointed elsewhere nothing is fetched, until a text to it reaches us again', async () => {
    const workspace = fakeWorkspace();
    const { twilio } = workspace;
    const process = await heardFrom(workspace);
    twilio.numbers.set(OUR_NUMBER, ELSEWHERE);
    sent(workspace, { body: 'for the others' });
    await jobRuns(process, workspace, 15);
    assertShown(workspace, ['Hi']);
    assert.deepEqual(
        workspace.log.filter(({ event }) => event === 'sms.number-left').map(({ fields }) => fields),
        [{ account: ACCOUNT, number: '+1555•••5310' }],
    );
    const requests = twilio.asked.length;
    sent(workspace, { body: 'also for the others' });
    await jobRuns(process, workspace, 60);
    assert.equal(twilio.asked.length, requests);
    twilio.numbers.set(OUR_NUMBER, WEBHOOK);
    await workspace.clock.until(arrives(process, sent(workspace, { body: 'ours again' })));
    await workspace.clock.quiet();
    sent(workspace, { body: 'lost' });
    await jobRuns(process, workspace, 15);
    assertShown(workspace, ['Hi', 'ours again', 'lost']);
});

test('that a number leads here is asked only where something is missing, and once for all of it', async () => {
    const workspace = fakeWorkspace();
    const { twilio } = workspace;
    const process = await heardFrom(workspace);
    twilio.numbers.set(OUR_NUMBER, WEBHOOK);
    await jobRuns(process, workspace, 30);
    const asked = () => twilio.asked.filter(({ url }) => url.includes('/IncomingPhoneNumbers.json')).length;
    assert.equal(asked(), 0);
    sent(workspace, { body: 'one' });
    sent(workspace, { body: 'two', from: OTHER });
    await jobRuns(process, workspace, 15);
    assertShown(workspace, ['Hi', 'one', 'two']);
    assert.equal(asked(), 1);
});

const OTHER_PLACES: readonly (readonly [what: string, url: string, isOurs: boolean])[] = [
    ['its webhook with a query', `${WEBHOOK}?department=Support#rc=3`, true],
    ['Rocket.Chat’s own route', 'https://chat.example.com/api/v1/livechat/sms-incoming/twilio', false],
    ['nothing', '', false],
];

for (const [what, url, isOurs] of OTHER_PLACES) {
    test(`a lost text to a number that leads to ${what} is ${isOurs ? '' : 'not '}fetched`, async () => {
        const workspace = fakeWorkspace();
        const process = await heardFrom(workspace);
        workspace.twilio.numbers.set(OUR_NUMBER, url);
        sent(workspace, { body: 'lost' });
        await jobRuns(process, workspace, 15);
        assertShown(workspace, isOurs ? ['Hi', 'lost'] : ['Hi']);
    });
}

test('while our own address is set wrongly nothing is fetched, and everything once it is set right', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    workspace.twilio.numbers.set(OUR_NUMBER, WEBHOOK);
    workspace.settings.public_url = 'https://chat.exmaple.com';
    sent(workspace, { body: 'lost' });
    await jobRuns(process, workspace, 90);
    assertShown(workspace, ['Hi']);
    workspace.settings.public_url = '';
    await jobRuns(process, workspace, 15);
    assertShown(workspace, ['Hi', 'lost']);
});

test('where Twilio does not say for a while where a number leads, its lost texts come later', async () => {
    const workspace = fakeWorkspace();
    const process = await heardFrom(workspace);
    workspace.twilio.fault = ({ url }) =>
        url.includes('/IncomingPhoneNumbers') ? { kind: 'answer', status: 503, body: {} } : undefined;
    sent(workspace, { body: 'lost' });
    await jobRuns(process, workspace, 15);
    assertShown(workspace, ['Hi']);
    workspace.twilio.fault = () => undefined;
    await jobRuns(process, workspace, 15);
    assertShown(workspace, ['Hi', 'lost']);
});
