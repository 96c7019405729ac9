import assert from 'node:assert/strict';
import { test } from 'node:test';
import { templateBlocks, templateIn } from '../../lib/engine/template-blocks.ts';
import { readTemplate, templatesUrl } from '../../lib/twilio/content.ts';
import { readTemplateLine } from '../../lib/words/template-line.ts';
import { templateText } from '../../lib/words/template-text.ts';

const SID = `HX${'1'.repeat(32)}`;

function read(types: object, about: object = {}) {
    return readTemplate({ sid: SID, friendly_name: 'one', language: 'en', types, ...about });
}

/** What a phone shows of a content type, with every variable as it stands. */
const TYPES: ReadonlyArray<readonly [type: string, content: object, shown: readonly string[]]> = [
    ['twilio/text', { body: 'Hi {{1}}' }, ['Hi {{1}}']],
    [
        'twilio/media',
        { body: 'Look', media: ['https://a.example/{{1}}.jpg'] },
        ['Look', '🖼️ https://a.example/{{1}}.jpg'],
    ],
    ['twilio/quick-reply', { body: 'Ok?', actions: [{ title: 'Yes', id: 'y' }] }, ['Ok?', '🔘 Yes']],
    [
        'twilio/call-to-action',
        { body: 'Call', actions: [{ type: 'PHONE_NUMBER', title: 'Us', phone: '+15550001111' }] },
        ['Call', '🔘 Us (+15550001111)'],
    ],
    [
        'twilio/list-picker',
        { body: 'Pick', button: 'Open', items: [{ item: 'A', id: 'a' }] },
        ['Pick', '🔘 Open · 🔘 A'],
    ],
    ['twilio/card', { title: 'Sale', subtitle: 'Only today' }, ['Sale', '_Only today_']],
    ['whatsapp/card', { header_text: 'Head', body: 'Body', footer: 'Foot' }, ['*Head*', 'Body', '_Foot_']],
    ['twilio/location', { label: 'Shop', latitude: 1.5, longitude: 2 }, ['Shop 1.5, 2']],
    [
        'whatsapp/authentication',
        { add_security_recommendation: true, actions: [{ type: 'COPY_CODE', copy_code_text: 'Copy' }] },
        ['{{1}}', '🔘 Copy'],
    ],
    [
        'twilio/carousel',
        { body: 'See', cards: [{ title: 'One', body: 'first', media: 'https://a.example/1.jpg', actions: [] }] },
        ['See', 'One', 'first', '🖼️ https://a.example/1.jpg'],
    ],
];

for (const [type, content, shown] of TYPES) {
    test(`${type} is shown as a phone shows it`, () => {
        const template = read({ 'twilio/text': { body: 'plain' }, [type]: content });
        assert.ok(template);
        assert.deepEqual(templateText(template, {}).split('\n'), shown);
    });
}

test('what WhatsApp approved counts, else the richest of the types', () => {
    const types = { 'twilio/text': { body: 'text' }, 'twilio/media': { body: 'media', media: [] } };
    const approvals = { content_type: 'twilio/text', status: 'approved', category: 'UTILITY', rejection_reason: '' };
    assert.equal(read(types)?.body, 'media');
    assert.equal(read(types, { approval_requests: approvals })?.body, 'text');
});

test('statuses are WhatsApp’s, whether the approval stands by itself or under its channel', () => {
    const types = { 'twilio/text': { body: 'x' } };
    const statusOf = (approval_requests: unknown) => read(types, { approval_requests })?.status;
    assert.deepEqual(
        ['approved', 'APPROVED', 'received', 'pending', 'rejected', 'paused', 'disabled', 'unsubmitted', 'new'].map(
            (status) => statusOf({ status }),
        ),
        [
            ...['approved', 'approved', 'pending', 'pending', 'rejected', 'paused', 'disabled'],
            ...['unsubmitted', 'unsubmitted'],
        ],
    );
    assert.equal(statusOf({ whatsapp: { status: 'paused' } }), 'paused');
    assert.equal(statusOf(null), 'unsubmitted');
});

test('variables are asked for in the order of their numbers, wherever they stand', () => {
    const actions = [{ type: 'URL', title: 'Go', url: 'https://a.example/{{2}}' }];
    const template = read({ 'twilio/call-to-action': { body: '{{10}} {{1}} {{ 1 }}', actions } });
    assert.deepEqual(template?.variables, ['1', '2', '10']);
    assert.deepEqual(read({ 'twilio/text': { body: '{{name}} {{city}}' } })?.variables, ['name', 'city']);
});

test('what is no template is passed over', () => {
    for (const item of [{}, { sid: SID }, { sid: SID, types: {} }, { sid: SID, types: { 'twilio/text': 'x' } }]) {
        assert.equal(readTemplate(item), undefined);
    }
});

test('the list is asked for in the region of the API', () => {
    assert.equal(
        templatesUrl('https://api.dublin.ie1.twilio.com'),
        'https://content.dublin.ie1.twilio.com/v1/ContentAndApprovals?PageSize=500',
    );
    assert.equal(templatesUrl('http://127.0.0.1:3001'), 'http://127.0.0.1:3001/v1/ContentAndApprovals?PageSize=500');
    assert.equal(templatesUrl('https://signalwire.example/api/laml'), undefined);
});

test('a line is a name and values, which end where the next variable begins', () => {
    const lines: ReadonlyArray<readonly [line: string, name: string, values: object, isYes?: boolean]> = [
        ['order_ready 1=Anna 2=10:30', 'order_ready', { 1: 'Anna', 2: '10:30' }],
        ['order ready en 1=Anna Smith  2=a = b', 'order ready en', { 1: 'Anna Smith', 2: 'a = b' }],
        ['x name=Ann 2= y', 'x', { name: 'Ann', 2: 'y' }],
        ['x yes', 'x', {}, true],
        ['x 1=oh yes', 'x', { 1: 'oh yes' }],
        ['yes', 'yes', {}],
        ['', '', {}],
    ];
    for (const [line, name, values, isYes = false] of lines) {
        assert.deepEqual(readTemplateLine(line), { name, values, isYes }, line);
    }
});

test('a message says by its blocks which template it is, and nobody else’s blocks do', () => {
    const template = { sid: SID, variables: { 1: 'A & b=c? "ü" 👍' } };
    const blocks = templateBlocks({ text: 'Hi', template, appId: 'app' });
    assert.deepEqual(templateIn(JSON.parse(JSON.stringify(blocks)), 'app'), template);
    assert.equal(templateIn(blocks, 'other'), undefined);
    assert.equal(
        templateIn([{ blockId: 'sms-template?ContentSid=HX1&ContentVariables=x', appId: 'app' }], 'app'),
        undefined,
    );
    for (const none of [undefined, null, 'x', [], [{ blockId: 7 }]]) {
        assert.equal(templateIn(none, 'app'), undefined);
    }
});
