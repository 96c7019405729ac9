import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optOutOf } from '../../lib/twilio/opt-out-words.ts';
import { addressOf, textWith } from './texts.mts';

const TEXT = textWith();

const KEYWORDS = {
    stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'REVOKE', 'OPTOUT', 'CANCEL', 'stop', 'Stop', ' stop\n'],
    start: ['START', 'YES', 'UNSTOP', 'start', '\tYes '],
    help: ['HELP', 'INFO', 'help', 'Info'],
};

for (const [meaning, bodies] of Object.entries(KEYWORDS)) {
    for (const body of bodies) {
        test(`${JSON.stringify(body)} means ${meaning}`, () => {
            assert.equal(optOutOf({ ...TEXT, body }), meaning);
        });
    }
}

const ORDINARY = ['STOP please', 'please stop', 'STOP.', 'STOP!', 'stopped', 'S T O P', 'STOP STOP', '"stop"', '', ' '];

for (const body of [...ORDINARY, 'ARRET', 'ＳＴＯＰ', 'toString', 'constructor', '__proto__']) {
    test(`${JSON.stringify(body)} is an ordinary text`, () => {
        assert.equal(optOutOf({ ...TEXT, body }), undefined);
    });
}

test('OptOutType decides, whatever the body and the channel', () => {
    assert.equal(optOutOf({ ...TEXT, body: 'ARRET', optOutType: 'STOP' }), 'stop');
    assert.equal(optOutOf({ ...TEXT, body: 'STOP', optOutType: 'HELP' }), 'help');
    assert.equal(
        optOutOf({ ...TEXT, from: addressOf('whatsapp:+14017122661'), body: 'x', optOutType: 'START' }),
        'start',
    );
});

test('on other channels than SMS the keywords are ordinary answers', () => {
    for (const address of ['whatsapp:+14017122661', 'messenger:5000000000000001']) {
        assert.equal(
            optOutOf({ ...TEXT, from: addressOf(address), to: addressOf('whatsapp:+15558675310'), body: 'YES' }),
            undefined,
        );
    }
    assert.equal(optOutOf({ ...TEXT, to: addressOf('rcs:corner_bakery_agent'), body: 'CANCEL' }), undefined);
});

test('a short code that asks to stop is heard too', () => {
    assert.equal(optOutOf({ ...TEXT, from: addressOf('40404'), body: 'STOP' }), 'stop');
});
