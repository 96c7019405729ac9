import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSettings } from '../../lib/model/parse-settings.ts';
import { publicUrl } from '../../lib/model/public-address.ts';
import { SETTINGS, type Settings } from '../../lib/model/settings.ts';

const SUBACCOUNT = `AC${'1'.repeat(32)}`;
const SITE = 'https://site.example.com/chat/';

/** The root of the workspace as Twilio calls it. */
function rootIn({ publicAddress }: Settings): string | undefined {
    return publicAddress && publicUrl(publicAddress, '');
}

test('the packaged values are the documented defaults', () => {
    const packaged = Object.fromEntries(SETTINGS.map(({ id, packageValue }) => [id, packageValue]));
    const settings = parseSettings(packaged, 'https://chat.example.com');
    assert.equal(settings.apiUrl, 'https://api.twilio.com');
    assert.equal(rootIn(settings), 'https://chat.example.com');
    assert.deepEqual(settings.accounts, { main: { sid: '', authTokens: [] }, subaccounts: new Map() });
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
    assert.deepEqual(settings.accounts, { main: { sid: '', authTokens: [] }, subaccounts: new Map() });
    assert.deepEqual([settings.apiUrl, rootIn(settings)], ['https://api.twilio.com', undefined]);
    assert.deepEqual([settings.offlineReplyEveryMs, settings.rememberDays], [3_600_000, 7]);
    assert.equal(settings.media.enabled, true);
    assert.deepEqual(settings.problems, []);
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
    assert.deepEqual(settings.accounts.main, { sid: 'AC1', authTokens: ['token'] });
    assert.deepEqual([settings.apiUrl, rootIn(settings)], ['https://api.ie1.twilio.com', 'https://site']);
});

test('the primary token comes before the secondary, and the public URL before Site_Url', () => {
    const settings = parseSettings(
        { twilio_auth_token: 'a', twilio_auth_token_secondary: 'b', public_url: 'https://public' },
        'https://site',
    );
    assert.deepEqual([settings.accounts.main.authTokens, rootIn(settings)], [['a', 'b'], 'https://public']);
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
    assert.deepEqual(settings.accounts.subaccounts.get(SUBACCOUNT), { sid: SUBACCOUNT, authTokens: ['sesame'] });
    assert.deepEqual(
        settings.problems.map(({ setting, line }) => [setting, line]),
        [
            ['twilio_subaccounts', 2],
            ['departments_by_number', 2],
        ],
    );
    assert.ok(!JSON.stringify(settings.problems).includes('sesame'));
});

test('the whole webhook URL is a public URL, and a whole address of the API is one', () => {
    const settings = parseSettings(
        {
            public_url: 'https://chat.example.com/api/apps/public/x/sms-incoming/twilio?department=y#rc=3',
            twilio_api_url: 'api.dublin.ie1.twilio.com/2010-04-01/Accounts/AC1/Messages.json',
        },
        SITE,
    );
    assert.equal(rootIn(settings), 'https://chat.example.com');
    assert.equal(settings.apiUrl, 'https://api.dublin.ie1.twilio.com');
    assert.deepEqual(settings.problems, []);
});

test('a public URL that is no address gives way to Site_Url, and is a problem', () => {
    const settings = parseSettings({ public_url: 'our chat' }, SITE);
    assert.equal(rootIn(settings), 'https://site.example.com/chat');
    assert.deepEqual(settings.problems, [
        { setting: 'public_url', why: 'is not an address such as https://example.com' },
    ]);
});

test('where neither is an address there is none, and only what an admin of the app can mend is a problem', () => {
    assert.equal(rootIn(parseSettings({ public_url: 'our chat' }, 'not one either')), undefined);
    const unset = parseSettings({ public_url: ' ' }, '');
    assert.deepEqual([rootIn(unset), unset.problems], [undefined, []]);
});

test('an address of the API that is none is a problem, and nothing is sent to another one instead', () => {
    for (const twilio_api_url of ['ftp://api.twilio.com', 'https://', 'the default']) {
        const { apiUrl, problems } = parseSettings({ twilio_api_url }, SITE);
        assert.deepEqual(
            [apiUrl, problems.map(({ setting, line }) => [setting, line])],
            [undefined, [['twilio_api_url', undefined]]],
        );
    }
});

test('a blank address of the API is that of Twilio', () => {
    const { apiUrl, problems } = parseSettings({ twilio_api_url: ' ' }, SITE);
    assert.deepEqual([apiUrl, problems], ['https://api.twilio.com', []]);
});

test('a host with an underscore, which Twilio does not call back, is a problem of the setting, wherever it comes from', () => {
    for (const [public_url, site] of [
        ['https://my_chat.example.com', 'https://chat.example.com'],
        ['', 'https://my_chat.example.com'],
    ] as const) {
        const { problems, publicAddress } = parseSettings({ public_url }, site);
        assert.deepEqual(
            [problems.map(({ setting }) => setting), publicAddress?.hosts[0]],
            [['public_url'], 'my_chat.example.com'],
        );
    }
    assert.deepEqual(parseSettings({ public_url: 'https://chat.example.com/a_b' }, '').problems, []);
});

for (const [stored, rooms] of [
    [undefined, []],
    ['', []],
    [
        [{ _id: 'a' }, { _id: 'b', name: 'it' }],
        ['a', 'b'],
    ],
    [['a'], ['a']],
    ['a, b', ['a', 'b']],
    [[7, null, {}, { _id: 7 }], []],
] as const) {
    test(`alarm_room ${JSON.stringify(stored) ?? stored} are the rooms ${rooms.join(' and ') || 'none'}`, () => {
        assert.deepEqual(parseSettings({ alarm_room: stored }, '').alarmRooms, rooms);
    });
}

for (const [stored, hours] of [
    [undefined, 4],
    [1, 1],
    [48, 48],
    [0, 1],
    [-5, 4],
] as const) {
    test(`reply_expires_hours ${stored} are ${hours} hours`, () => {
        assert.equal(parseSettings({ reply_expires_hours: stored }, '').replyExpiresMs, hours * 3_600_000);
    });
}

test('the workspace’s own address is kept without the slashes at its end, and with those in between', () => {
    for (const [site, siteUrl] of [
        ['https://chat.example.com', 'https://chat.example.com'],
        ['https://chat.example.com///', 'https://chat.example.com'],
        ['https://example.com/chat/', 'https://example.com/chat'],
    ] as const) {
        assert.equal(parseSettings({}, site).siteUrl, siteUrl);
    }
});
