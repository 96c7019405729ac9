import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSubaccounts } from '../../lib/model/accounts.ts';

const ONE = 'AC00000000000000000000000000000001';
const TWO = 'AC0000000000000000000000000000000f';

test('each line gives one subaccount with its token', () => {
    const { entries, problems } = parseSubaccounts(`${ONE}:first\r\n\n# comment\n  ${TWO} : second:with colon  `);
    assert.deepEqual(problems, [{ line: 4, why: 'the auth token has a space in it' }]);
    assert.deepEqual([...entries.values()], [{ sid: ONE, authToken: 'first' }]);
});

test('a token may hold a colon, and spaces around both parts do not count', () => {
    assert.deepEqual(parseSubaccounts(`\t${TWO} :  a:b `).entries.get(TWO), { sid: TWO, authToken: 'a:b' });
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
    assert.equal(entries.get(ONE)?.authToken, 'good');
});

test('no problem ever repeats what a line holds', () => {
    const token = 'abcdef0123456789abcdef0123456789';
    const lines = [token, `${token}:${ONE}`, `${ONE}:${token} ${token}`, `${ONE} ${token}`, `:${token}`];
    const { problems } = parseSubaccounts(lines.join('\n'));
    assert.equal(problems.length, lines.length);
    assert.doesNotMatch(JSON.stringify(problems), new RegExp(`${token}|${ONE}`));
});
