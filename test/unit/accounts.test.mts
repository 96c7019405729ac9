import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    type Account,
    type Accounts,
    allTokens,
    credentialsOf,
    parseSubaccount,
    tokensOf,
} from '../../lib/model/accounts.ts';
import { parseLines, type SettingLines } from '../../lib/model/setting-lines.ts';

const ONE = 'AC00000000000000000000000000000001';
const TWO = 'AC0000000000000000000000000000000f';
const FOREIGN = 'AC00000000000000000000000000000009';

/** A main account with two tokens and a subaccount. */
const OURS: Accounts = {
    main: { sid: ONE, authTokens: ['main', 'next'] },
    subaccounts: new Map([[TWO, { sid: TWO, authTokens: ['sub'] }]]),
};
const NAMELESS: Accounts = { ...OURS, main: { ...OURS.main, sid: '' } };
const ONLY_SUBACCOUNTS: Accounts = { ...OURS, main: { sid: '', authTokens: [] } };

function parseSubaccounts(setting: string): SettingLines<Account> {
    return parseLines(setting, parseSubaccount);
}

test('each line gives one subaccount with its token', () => {
    const { entries, problems } = parseSubaccounts(`${ONE}:first\r\n\n# comment\n  ${TWO} : second:with colon  `);
    assert.deepEqual(problems, [{ line: 4, why: 'the auth token has a space in it' }]);
    assert.deepEqual([...entries.values()], [{ sid: ONE, authTokens: ['first'] }]);
});

test('a token may hold a colon, and spaces around both parts do not count', () => {
    assert.deepEqual(parseSubaccounts(`\t${TWO} :  a:b `).entries.get(TWO), { sid: TWO, authTokens: ['a:b'] });
});

test('an empty setting lists nothing and has no problem', () => {
    assert.deepEqual(parseSubaccounts(' \n\n'), { entries: new Map(), problems: [] });
});

test('each kind of bad line is reported by number, and the good ones still count', () => {
    const lines = [
        'no colon here',
        `SK${ONE.slice(2)}:t`,
        `${ONE}:`,
        `${ONE}:good`,
        `${ONE}:again`,
        `${TWO.slice(0, -1)}:t`,
    ];
    const { entries, problems } = parseSubaccounts(lines.join('\n'));
    assert.deepEqual(
        problems.map(({ line }) => line),
        [1, 2, 3, 5, 6],
    );
    assert.deepEqual(entries.get(ONE)?.authTokens, ['good']);
});

test('no problem ever repeats what a line holds', () => {
    const token = 'abcdef0123456789abcdef0123456789';
    const lines = [token, `${token}:${ONE}`, `${ONE}:${token} ${token}`, `${ONE} ${token}`, `:${token}`];
    const { problems } = parseSubaccounts(lines.join('\n'));
    assert.equal(problems.length, lines.length);
    assert.doesNotMatch(JSON.stringify(problems), new RegExp(`${token}|${ONE}`));
});

const TOKENS: ReadonlyArray<
    readonly [what: string, named: string | undefined, accounts: Accounts, tokens: readonly string[]]
> = [
    ['the main account', ONE, OURS, ['main', 'next']],
    ['a subaccount', TWO, OURS, ['sub']],
    ['a foreign account', FOREIGN, OURS, []],
    ['any account where the main one has no sid', FOREIGN, NAMELESS, ['main', 'next']],
    ['no account', undefined, OURS, ['main', 'next']],
    ['no account where there are only subaccounts', undefined, ONLY_SUBACCOUNTS, ['sub']],
    ['a foreign account where there are only subaccounts', FOREIGN, ONLY_SUBACCOUNTS, []],
];

for (const [what, named, accounts, tokens] of TOKENS) {
    test(`a webhook that names ${what} may be signed with ${tokens.join(' or ') || 'nothing'}`, () => {
        assert.deepEqual(tokensOf(named, accounts), tokens);
    });
}

test('the login is the first token of the account that owns the number, or of the main one where none is named', () => {
    assert.deepEqual(credentialsOf(TWO, OURS), { accountSid: TWO, authToken: 'sub' });
    assert.deepEqual(credentialsOf(ONE, OURS), { accountSid: ONE, authToken: 'main' });
    assert.deepEqual(credentialsOf(undefined, OURS), { accountSid: ONE, authToken: 'main' });
    assert.deepEqual(credentialsOf(ONE, NAMELESS), { accountSid: ONE, authToken: 'main' });
});

test('there is no login without a sid or without a token', () => {
    assert.equal(credentialsOf(undefined, NAMELESS), undefined);
    assert.equal(credentialsOf(ONE, { main: { sid: ONE, authTokens: [] }, subaccounts: new Map() }), undefined);
    assert.equal(credentialsOf(undefined, ONLY_SUBACCOUNTS), undefined);
});

test('an account that is neither the main one nor listed has no login', () => {
    assert.equal(credentialsOf(FOREIGN, OURS), undefined);
    assert.equal(credentialsOf(FOREIGN, ONLY_SUBACCOUNTS), undefined);
    assert.deepEqual(credentialsOf(TWO, ONLY_SUBACCOUNTS), { accountSid: TWO, authToken: 'sub' });
});

test('all tokens are those of the main account and then those of the subaccounts', () => {
    assert.deepEqual(allTokens(OURS), ['main', 'next', 'sub']);
});
