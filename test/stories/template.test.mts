import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CommandAnswer } from '../../lib/model/command-answer.ts';
import { SAMPLE_TEMPLATES } from '../workspace/twilio/sample-templates.mts';
import {
    type FirstProcess,
    type FirstWorld,
    firstWorld,
    openRoomsIn,
    type Typist,
    writtenIn,
} from './fake/first-world.mts';
import { closeAll } from './fake/omnichannel.mts';
import { CUSTOMER, OUR_NUMBER, textRequest } from './fake/signed-texts.mts';

const WHATSAPP = { From: `whatsapp:${CUSTOMER}`, To: `whatsapp:${OUR_NUMBER}` };
const MINUTE_MS = 60_000;

/** What Twilio lists: the shop’s templates, unless others are given. */
function listed(templates = SAMPLE_TEMPLATES): object[] {
    return Object.entries(templates).map(([sid, { name, language = 'en', variables = {}, types, approval }]) => ({
        sid,
        friendly_name: name,
        language,
        variables,
        types,
        approval_requests: {
            name,
            status: approval?.status ?? 'unsubmitted',
            category: approval?.category ?? '',
            rejection_reason: approval?.rejectionReason ?? '',
        },
    }));
}

interface Shop {
    readonly world: FirstWorld;
    readonly process: FirstProcess;
    readonly roomId: string;
    readonly asked: () => number;
    contents: object[];
}

/** A WhatsApp customer has written, and waits for an agent. */
async function shop(request = textRequest({ ...WHATSAPP, Body: 'Is it ready?' })): Promise<Shop> {
    const world = firstWorld();
    const process = world.start('one');
    await world.workspace.clock.until(process.deliver(request));
    await world.workspace.clock.quiet();
    const { twilio } = world.workspace;
    const asked = () => twilio.asked.filter(({ url }) => url.includes('/ContentAndApprovals')).length;
    const opened: Shop = { world, process, roomId: openRoomsIn(world)[0]?.id ?? '', asked, contents: listed() };
    twilio.fault = ({ url }) =>
        url.startsWith('https://content.twilio.com/v1/ContentAndApprovals')
            ? { kind: 'answer', status: 200, body: { contents: opened.contents, meta: { next_page_url: null } } }
            : undefined;
    return opened;
}

async function types(
    { world, process, roomId }: Shop,
    line: string,
    about: Partial<Typist> = {},
): Promise<CommandAnswer> {
    const answer = await world.workspace.clock.until(process.types(line, { roomId, ...about }));
    await world.workspace.clock.quiet();
    return answer;
}

const told = ({ lines }: CommandAnswer): string => lines.join('\n');

test('the list names each template with its language, category and words, and says what cannot be sent', async () => {
    const here = await shop();
    const { lines, buttons } = await types(here, 'template');
    const all = lines.join('\n');
    assert.match(all, /^\*Templates of the Twilio account\*:\n• \*opening\\?_hours\* · en · utility: We are open/);
    assert.match(all, /• \*order\\?_ready\* · en · utility: Hi \{\{1\}\}, your bike/);
    assert.match(all, /\* · de · utility: Hallo/);
    for (const word of ['rejected by WhatsApp', 'paused by WhatsApp', 'waits for WhatsApp’s approval']) {
        assert.ok(all.includes(word), word);
    }
    assert.deepEqual(
        buttons?.map(({ command }) => command),
        [
            'template opening_hours',
            'template order_ready en',
            'template spring_check',
            'template order_ready de',
            'template renew',
        ],
    );
    assert.match(told(await types(here, 'template', { language: 'de' })), /\*:\n• \*order\\?_ready\* · de/);
});

test('a part of a name filters, and a name that nobody has says so', async () => {
    const here = await shop();
    const { lines, buttons } = await types(here, 'template SPRING');
    assert.match(lines.join('\n'), /with `SPRING` in their name\*:\n• \*spring\\?_check\*.*\nTo send one/s);
    assert.equal(buttons?.[0]?.command, 'template spring_check');
    assert.match(told(await types(here, 'template goodbye')), /^⚠️ No template has `goodbye`/);
});

test('a template is shown with its header, buttons and variables, and what to type for them', async () => {
    const here = await shop();
    assert.equal(
        told(await types(here, 'template spring_check')),
        [
            '*spring_check* · en · marketing',
            'This is what +1 401-712-2661 would get:',
            '> *Ready for {{2}}?*',
            '> Hi {{1}}, it is time for a check.',
            '> _The bicycle shop_',
            '> 🔘 Book it · 🔘 See prices (https://shop.example.com/{{2}})',
            'Type the variables behind the name: `/sms template spring_check 1=Anna 2=spring`',
        ].join('\n'),
    );
    assert.deepEqual(writtenIn(here.world), []);
});

test('filled in, it is sent: the conversation has what the customer gets, and Twilio gets the template', async () => {
    const here = await shop();
    const answer = await types(here, 'template order_ready en 1=Ben Miller 2=10:30');
    assert.match(told(answer), /^✉️ Your text to \+1 401-712-2661 .*their open conversation/);
    assert.deepEqual(writtenIn(here.world), [
        'ana: Hi Ben Miller, your bike is *ready*. You can collect it from 10:30.',
    ]);
    assert.deepEqual(
        [...here.world.templates.values()],
        [{ sid: 'HX00000000000000000000000000000001', variables: { 1: 'Ben Miller', 2: '10:30' } }],
    );
});

test('one without variables leaves after a yes alone', async () => {
    const here = await shop();
    const { lines, buttons } = await types(here, 'template opening_hours');
    assert.match(
        lines.join('\n'),
        /> 🖼️ https:\/\/shop\.example\.com\/door\.jpg\nSend it\?\n.*`\/sms template opening_hours yes`/s,
    );
    assert.deepEqual(writtenIn(here.world), []);
    assert.deepEqual(buttons, [{ label: 'Send it', command: 'template opening_hours yes' }]);
    await types(here, 'template opening_hours yes');
    assert.equal(writtenIn(here.world).length, 1);
});

test('values that WhatsApp refuses are refused here, each with its reason, and nothing is sent', async () => {
    const here = await shop();
    const cases: ReadonlyArray<readonly [line: string, why: RegExp]> = [
        [
            'order_ready en 1=Ben',
            /^⚠️ `2` has no value\. Nothing was sent\.\nType the variables .*`\/sms template order_ready en 1=Anna 2=10:30`$/,
        ],
        ['order_ready en 1=Ben 2=', /^⚠️ `2` is empty/],
        ['order_ready en 1=Ben 2=10 3=x', /^⚠️ order_ready has no variable `3`; it has: `1`, `2`\./],
        ['opening_hours 1=Ben', /^⚠️ opening_hours has no variables/],
        [`order_ready en 1=${'x'.repeat(1_020)} 2=10`, /1,024 characters/],
        [
            'win_a_bike yes',
            /^⚠️ `win_a_bike` cannot be sent: rejected by WhatsApp\. “It looks like spam\.” Choose another/,
        ],
        ['news yes', /paused by WhatsApp/],
        ['survey', /waits for WhatsApp/],
        ['order_ready', /^⚠️ `order_ready` is there several times/],
    ];
    for (const [line, why] of cases) {
        assert.match(told(await types(here, `template ${line}`)).replace(/\\_/g, '_'), why, line);
    }
    const words = ['template', 'order_ready', 'en', '1=a\nb', '2=1     0'];
    assert.match(told(await types(here, '', { words })), /`1` has a line break.*\n.*`2` has a line break/s);
    assert.deepEqual(writtenIn(here.world), []);
});

test('where Rocket.Chat took quotes out of the values, the agent sees what would leave and is asked', async () => {
    const here = await shop();
    const words = ['template', 'order_ready', 'en', '1=Ben', '2=Bobs shop at', '10:30'];
    assert.match(told(await types(here, '', { words })), /> Hi Ben, your bike .*from Bobs shop at 10:30\./);
    assert.deepEqual(writtenIn(here.world), []);
    await types(here, 'yes');
    assert.equal(writtenIn(here.world).length, 1);
    assert.equal(here.world.templates.size, 1);
});

test('the list comes from memory, is renewed when asked or after ten minutes, and an earlier one says that it is', async () => {
    const here = await shop();
    const { clock, twilio } = here.world.workspace;
    await types(here, 'template');
    await types(here, 'template order');
    assert.equal(here.asked(), 1);
    here.contents = listed().slice(0, 1);
    assert.match(told(await types(here, 'template')), /spring/);
    assert.doesNotMatch(told(await types(here, 'template renew')), /spring/);
    here.contents = listed();
    await clock.advance(11 * MINUTE_MS);
    assert.match(told(await types(here, 'template')), /spring/);
    twilio.fault = () => ({ kind: 'answer', status: 503, body: {} });
    const stale = told(await types(here, 'template renew'));
    assert.match(stale, /^⚠️ The list could not be renewed; .*503.*spring/s);
    await clock.advance(25 * 60 * MINUTE_MS);
    assert.match(told(await types(here, 'template')), /^⚠️ The templates could not be read/);
});

test('an account without templates, a conversation that is none and one by SMS say what to do', async () => {
    const here = await shop();
    here.contents = [];
    assert.match(told(await types(here, 'template')), /has no templates.*Content Template Builder/);
    assert.match(told(await types(here, 'template', { roomId: 'general' })), /open WhatsApp conversation/);
    closeAll(here.world.workspace.omnichannel);
    assert.match(told(await types(here, 'template')), /open WhatsApp conversation/);
    const sms = await shop(textRequest({ Body: 'Hi' }));
    assert.match(told(await types(sms, 'template')), /just write/);
    assert.equal(sms.asked(), 0);
});

test('who said STOP gets no template, and a colleague’s conversation is not taken without a yes', async () => {
    const here = await shop();
    await types(here, 'template opening_hours yes', { id: 'bob' });
    assert.match(told(await types(here, 'template opening_hours yes')), /which Agent bob serves/);
    await types(here, 'yes');
    assert.deepEqual(
        writtenIn(here.world).map((line) => line.slice(0, 10)),
        ['bob: We ar', 'ana: We ar'],
    );
    const { clock } = here.world.workspace;
    await clock.until(here.process.deliver(textRequest({ ...WHATSAPP, Body: 'Stop', OptOutType: 'STOP' })));
    await clock.quiet();
    assert.match(told(await types(here, 'template')), /\(STOP\)/);
});
