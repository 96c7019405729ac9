import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSettings, SETTINGS } from '../../lib/model/settings.ts';

const SUBACCOUNT = `AC${'1'.repeat(32)}`;

test('the packaged values are the documented defaults', () => {
    const packaged = Object.fromEntries(SETTINGS.map(({ id, packageValue }) => [id, packageValue]));
    const settings = parseSettings(packaged, 'https://chat.example.com');
    assert.equal(settings.apiUrl, 'https://api.twilio.com');
    assert.equal(settings.publicUrl, 'https://chat.example.com');
    assert.deepEqual(settings.authTokens, []);
    assert.equal(settings.offlineReplyEveryMs, 3_600_000);
    assert.deepEqual(settings.media, {
        enabled: true,
        types: 'image/*,audio/*,video/*,text/*,application/pdf',
        maxBytes: 16_777_216,
    });
    assert.deepEqual([settings.showDelivery, settings.rememberDays, settings.problems], [true, 7, []]);
});

test('values of the wrong type count as not set', () => {
    const wrong = Object.fromEntries(SETTINGS.map(({ id }) => [id, { id }]));
    const settings = parseSettings(wrong, '');
    assert.deepEqual([settings.accountSid, settings.authTokens, settings.subaccounts.size], ['', [], 0]);
    assert.deepEqual([settings.offlineReplyEveryMs, settings.rememberDays], [3_600_000, 7]);
    assert.equal(settings.media.enabled, true);
});

test('what is pasted is trimmed, and blank tokens are none', () => {
    const settings = parseSettings(
        {
            twilio_account_sid: ' AC1\n',
            twilio_auth_token: '\ttoken ',
            twilio_auth_token_secondary: '  ',
            twilio_api_url: 'https://api.ie1.twilio.com//',
        },
        ' https://site ',
    );
    assert.deepEqual([settings.accountSid, settings.authTokens], ['AC1', ['token']]);
    assert.deepEqual([settings.apiUrl, settings.publicUrl], ['https://api.ie1.twilio.com', 'https://site']);
});

test('the primary token comes before the secondary, and the public URL before Site_Url', () => {
    const settings = parseSettings(
        { twilio_auth_token: 'a', twilio_auth_token_secondary: 'b', public_url: 'https://public' },
        'https://site',
    );
    assert.deepEqual([settings.authTokens, settings.publicUrl], [['a', 'b'], 'https://public']);
});

const NUMBERS: ReadonlyArray<readonly [stored: unknown, days: number]> = [
    [30, 30],
    ['30', 30],
    [0, 1],
    [-3, 7],
    ['', 7],
    ['many', 7],
    [Number.NaN, 7],
    [Number.POSITIVE_INFINITY, 7],
    [2.6, 3],
    [null, 7],
];

for (const [stored, days] of NUMBERS) {
    test(`remember_days ${JSON.stringify(stored) ?? stored} is ${days} days`, () => {
        assert.equal(parseSettings({ remember_days: stored }, '').rememberDays, days);
    });
}

test('a problem names its setting and line and never repeats a token', () => {
    const settings = parseSettings(
        { twilio_subaccounts: `${SUBACCOUNT}:sesame\nAC12:opensesame`, departments_by_number: '\nSupport = +1555' },
        '',
    );
    assert.equal(settings.subaccounts.get(SUBACCOUNT)?.authToken, 'sesame');
    assert.deepEqual(
        settings.problems.map(({ setting, line }) => [setting, line]),
        [
            ['twilio_subaccounts', 2],
            ['departments_by_number', 2],
        ],
    );
    assert.ok(!JSON.stringify(settings.problems).includes('sesame'));
});
