import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customFieldsOf, shouldRename, type VisitorKey, visitorFor } from '../../lib/inbound/visitor.ts';
import { addressKey } from '../../lib/model/address.ts';
import type { InboundText } from '../../lib/model/inbound-text.ts';
import { addressOf, textWith } from './texts.mts';

const SECRET = 'a secret of the workspace';

function text(from: string, more: Partial<InboundText> = {}): InboundText {
    return textWith({ from: addressOf(from), body: 'Hello', ...more });
}

/** The visitor that the main account has of this text's writer, known by the address they wrote from. */
function visitorOf(one: InboundText, { secret = SECRET, ...about }: { secret?: string } & Partial<VisitorKey> = {}) {
    const key = { customer: addressKey(one.from), to: one.to, subaccount: '', ...about };
    return visitorFor(one, key, secret);
}

test('a visitor has the number as username and, formatted, as name, and no phone: by that strangers could find it', () => {
    const { id, token, ...rest } = visitorOf(text('+14017122661'));
    assert.deepEqual(rest, { username: '14017122661', name: '+1 401-712-2661' });
    assert.match(id, /^[0-9a-f]{64}$/);
    assert.match(token, /^[0-9a-f]{64}$/);
    assert.notEqual(id, token);
});

test('id and token stay what they are from version to version, or customers would become strangers', () => {
    const { id, token } = visitorOf(text('+14017122661'));
    assert.equal(id, 'd996d16a77cebfe9a927e67aed17d01dfb6f34918fb11bb1c467d576ba498284');
    assert.equal(token, 'd6d1fe66daa43e6101a2ceffbfc6d21f2771592f957f068f287c0af35648bbdf');
});

test('one customer at one number of ours is one visitor, however the plus was written', () => {
    const { id, token } = visitorOf(text('+14017122661'));
    const other = visitorOf(text(' 14017122661'));
    assert.deepEqual([other.id, other.token], [id, token]);
});

test('another customer, another number, another channel and a subaccount are other visitors', () => {
    const one = text('+14017122661');
    const visitors = [
        visitorOf(one),
        visitorOf(text('+14017122662')),
        visitorOf(text('messenger:14017122661')),
        visitorOf(text('whatsapp:+14017122661', { to: addressOf('whatsapp:+15558675310') })),
        visitorOf({ ...one, to: addressOf('+15551234567') }),
        visitorOf(one, { subaccount: `AC${'0'.repeat(31)}2` }),
    ];
    assert.equal(new Set(visitors.flatMap(({ id, token }) => [id, token])).size, visitors.length * 2);
});

test('id and token depend on the secret, so that nobody else can name a visitor', () => {
    const [one, other] = [
        visitorOf(text('+14017122661')),
        visitorOf(text('+14017122661'), { secret: 'another secret' }),
    ];
    assert.notEqual(one.token, other.token);
    assert.notEqual(one.id, other.id);
});

test('a customer who is known by another address is the same visitor by both', () => {
    const known = visitorOf(text('whatsapp:+14017122661'));
    const hidden = visitorOf(text('whatsapp:US.13491208655302741918'), { customer: 'whatsapp:+14017122661' });
    assert.deepEqual([hidden.id, hidden.token], [known.id, known.token]);
});

test('a customer without a phone gets a username of channel and hash, and the best name there is', () => {
    const messenger = visitorOf(text('messenger:1234567890'));
    assert.match(messenger.username, /^messenger-[0-9a-f]{12}$/);
    assert.equal(messenger.name, '1234567890');
    const hidden = visitorOf(text('whatsapp:US.13491208655302741918', { profileUsername: '@ada' }));
    assert.equal(hidden.name, '@ada (US.13491208655302741918)');
    assert.equal(hidden.username.slice(0, 9), 'whatsapp-');
});

test('a short code and an alphanumeric sender are named as they are', () => {
    const shortCode = visitorOf(text('12345'));
    assert.deepEqual([shortCode.name, shortCode.username.slice(0, 4)], ['12345', 'sms-']);
    assert.equal(visitorOf(text('SUPPORT')).name, 'SUPPORT');
});

test('an address of a channel that nobody knows still makes a visitor', () => {
    const { name, username } = visitorOf(text('pigeon:\u202eada'));
    assert.match(username, /^other-[0-9a-f]{12}$/);
    assert.equal(name, 'pigeon:ada');
});

const NAMES: ReadonlyArray<readonly [profileName: string, name: string]> = [
    ['Ada Lovelace', 'Ada Lovelace (+1 401-712-2661)'],
    ['  Ada\n\t Lovelace ', 'Ada Lovelace (+1 401-712-2661)'],
    ['👩‍🚀 Ada', '👩‍🚀 Ada (+1 401-712-2661)'],
    ['阿达', '阿达 (+1 401-712-2661)'],
    ['', '+1 401-712-2661'],
    [' \u200b\u2060 ', '+1 401-712-2661'],
    ['\u202e', '+1 401-712-2661'],
    ['😀'.repeat(120), `${'😀'.repeat(100)} (+1 401-712-2661)`],
];

for (const [profileName, name] of NAMES) {
    test(`the profile name ${JSON.stringify(profileName.slice(0, 20))} gives the name ${JSON.stringify(name.slice(0, 20))}`, () => {
        assert.equal(visitorOf(text('+14017122661', { profileName })).name, name);
    });
}

test('custom fields are those the text tells, in the order of the built-in route, and the number', () => {
    const geo = { city: 'PROVIDENCE', state: 'RI', zip: '02903', country: 'US' };
    assert.deepEqual(customFieldsOf(text('+14017122661', { geo })), [
        ['country', 'US'],
        ['state', 'RI'],
        ['city', 'PROVIDENCE'],
        ['zip', '02903'],
        ['phone', '+14017122661'],
    ]);
    assert.deepEqual(customFieldsOf(text('+14017122661', { geo: { state: ' ', country: 'US' } })), [
        ['country', 'US'],
        ['phone', '+14017122661'],
    ]);
    assert.deepEqual(customFieldsOf(text('12345')), []);
});

const named = text('whatsapp:+14017122661', { profileName: 'Ada' });

for (const current of ['+1 401-712-2661', '14017122661', '+14017122661', 'whatsapp:+14017122661', 'guest-12', '']) {
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
    assert.equal(visitorOf(text('messenger:\u202egnp.\u2066evil')).name, 'gnp.evil');
    assert.equal(visitorOf(text(`messenger:${'x'.repeat(200)}`)).name.length, 100);
    const invisible = text('messenger:\u202e');
    assert.equal(visitorOf(invisible).name, visitorOf(invisible).username);
});
