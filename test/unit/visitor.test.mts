import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customFieldsOf, shouldRename, visitorFor } from '../../lib/inbound/visitor.ts';
import type { InboundText } from '../../lib/model/inbound-text.ts';
import { addressOf, textWith } from './texts.mts';

const SECRET = 'a secret of the workspace';

function text(from: string, more: Partial<InboundText> = {}): InboundText {
    return textWith({ from: addressOf(from), body: 'Hello', ...more });
}

test('a customer with a phone becomes a visitor with the number as phone, username and, formatted, as name', () => {
    const { id, token, ...rest } = visitorFor(text('+14017122661'), SECRET);
    assert.deepEqual(rest, { username: '14017122661', name: '+1 401-712-2661', phone: '+14017122661' });
    assert.match(id, /^[0-9a-f]{64}$/);
    assert.match(token, /^[0-9a-f]{64}$/);
    assert.notEqual(id, token);
});

test('id and token stay what they are from version to version, or customers would become strangers', () => {
    const { id, token } = visitorFor(text('+14017122661'), SECRET);
    assert.equal(id, 'd29837d5655c08281db62a2e7c98c80e84e87cc001f8bd31bdf233188b092a52');
    assert.equal(token, '3b117914e72d69227d7365aca450d908169dd2d1d6515b68a31e215602e4ac41');
});

test('one phone is one visitor, on whatever channel and to whatever number it writes', () => {
    const { id, token, username } = visitorFor(text('+14017122661'), SECRET);
    for (const from of ['whatsapp:+14017122661', '14017122661', ' 14017122661']) {
        const other = visitorFor(text(from, { to: addressOf('whatsapp:+15551234567') }), SECRET);
        assert.deepEqual([other.id, other.token, other.username], [id, token, username]);
    }
});

test('different customers have different ids and tokens', () => {
    const senders = [
        '+14017122661',
        '+14017122662',
        'messenger:14017122661',
        'whatsapp:US.14017122661',
        '12345',
        'SUPPORT',
    ];
    const visitors = senders.map((from) => visitorFor(text(from), SECRET));
    assert.equal(new Set(visitors.flatMap(({ id, token }) => [id, token])).size, senders.length * 2);
    assert.equal(new Set(visitors.map(({ username }) => username)).size, senders.length);
});

test('the token depends on the secret, so a known number does not give it away, while the id does not', () => {
    const one = visitorFor(text('+14017122661'), SECRET);
    const other = visitorFor(text('+14017122661'), 'another secret');
    assert.notEqual(one.token, other.token);
    assert.equal(one.id, other.id);
});

test('a customer without a phone gets no phone, a username of channel and hash, and the best name there is', () => {
    const messenger = visitorFor(text('messenger:1234567890'), SECRET);
    assert.match(messenger.username, /^messenger-[0-9a-f]{12}$/);
    assert.deepEqual([messenger.name, 'phone' in messenger], ['1234567890', false]);
    const hidden = text('whatsapp:US.13491208655302741918', { profileUsername: '@ada' });
    assert.deepEqual(
        [visitorFor(hidden, SECRET).name, visitorFor(hidden, SECRET).username.slice(0, 9)],
        ['@ada', 'whatsapp-'],
    );
});

test('a short code and an alphanumeric sender are named as they are', () => {
    assert.deepEqual(
        [visitorFor(text('12345'), SECRET).name, visitorFor(text('12345'), SECRET).username.slice(0, 4)],
        ['12345', 'sms-'],
    );
    assert.equal(visitorFor(text('SUPPORT'), SECRET).name, 'SUPPORT');
});

test('an address of a channel that nobody knows still makes a visitor', () => {
    const { name, username } = visitorFor(text('pigeon:\u202eada'), SECRET);
    assert.match(username, /^other-[0-9a-f]{12}$/);
    assert.equal(name, 'pigeon:ada');
});

const NAMES: ReadonlyArray<readonly [profileName: string, name: string]> = [
    ['Ada Lovelace', 'Ada Lovelace'],
    ['  Ada\n\t Lovelace ', 'Ada Lovelace'],
    ['👩‍🚀 Ada', '👩‍🚀 Ada'],
    ['阿达', '阿达'],
    ['', '+1 401-712-2661'],
    [' \u200b\u2060 ', '+1 401-712-2661'],
    ['\u202e', '+1 401-712-2661'],
    ['😀'.repeat(120), '😀'.repeat(100)],
];

for (const [profileName, name] of NAMES) {
    test(`the profile name ${JSON.stringify(profileName.slice(0, 20))} gives the name ${JSON.stringify(name.slice(0, 20))}`, () => {
        assert.equal(visitorFor(text('+14017122661', { profileName }), SECRET).name, name);
    });
}

test('custom fields are those the text tells, in the order of the built-in route', () => {
    const geo = { city: 'PROVIDENCE', state: 'RI', zip: '02903', country: 'US' };
    assert.deepEqual(customFieldsOf(text('+14017122661', { geo })), [
        ['country', 'US'],
        ['state', 'RI'],
        ['city', 'PROVIDENCE'],
        ['zip', '02903'],
    ]);
    assert.deepEqual(customFieldsOf(text('+14017122661', { geo: { state: ' ', country: 'US' } })), [['country', 'US']]);
    assert.deepEqual(customFieldsOf(text('+14017122661')), []);
});

const named = text('whatsapp:+14017122661', { profileName: 'Ada' });

for (const current of [
    '+1 401-712-2661',
    '14017122661',
    '+14017122661',
    'whatsapp:+14017122661',
    'guest-12',
    '',
    undefined,
]) {
    test(`a visitor still called ${JSON.stringify(current)} takes the profile name`, () => {
        assert.equal(shouldRename({ current, text: named }), true);
    });
}

for (const current of ['Ada Lovelace (VIP)', 'Ada', 'ada', '+1 401-712-2662', 'guest', 'guest-12 (tall)', '1']) {
    test(`a visitor called ${JSON.stringify(current)} keeps that name`, () => {
        assert.equal(shouldRename({ current, text: named }), false);
    });
}

test('without a profile name nobody is renamed', () => {
    assert.equal(shouldRename({ current: '14017122661', text: text('+14017122661') }), false);
    assert.equal(shouldRename({ current: '', text: text('+14017122661', { profileName: ' ' }) }), false);
});

test('a sender’s id that becomes a name is shown without what could disguise it, and never longer than a name', () => {
    assert.equal(visitorFor(text('messenger:\u202egnp.\u2066evil'), SECRET).name, 'gnp.evil');
    assert.equal(visitorFor(text(`messenger:${'x'.repeat(200)}`), SECRET).name.length, 100);
    const invisible = text('messenger:\u202e');
    assert.equal(visitorFor(invisible, SECRET).name, visitorFor(invisible, SECRET).username);
});
