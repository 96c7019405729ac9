import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseDepartment, parseDepartmentMap } from '../../lib/model/department-map.ts';

function byNumber(setting: string, to: string): readonly string[] {
    return chooseDepartment({ query: undefined, to, map: parseDepartmentMap(setting), fallback: undefined });
}

const MATCHES: ReadonlyArray<readonly [line: string, to: string]> = [
    ['+15558675310 = Support', '+15558675310'],
    ['+15558675310=Support', '+15558675310'],
    ['  +1 (555) 867-5310  =  Support  ', '+15558675310'],
    ['+1 555.867.5310 = Support', '+15558675310'],
    ['15558675310 = Support', '+15558675310'],
    ['+15558675310 = Support', '15558675310'],
    ['+15558675310 = Support', ' 15558675310'],
    ['12345 = Support', '12345'],
    ['whatsapp:+15558675310 = Support', 'whatsapp:+15558675310'],
    ['WhatsApp: +1 555 867 5310 = Support', 'whatsapp:+15558675310'],
    ['+15558675310 = Support', 'whatsapp:+15558675310'],
    ['rcs:my_agent = Support', 'rcs:my_agent'],
    ['messenger:1234567890 = Support', 'messenger:1234567890'],
];

for (const [line, to] of MATCHES) {
    test(`the line "${line}" decides for ${to}`, () => {
        assert.deepEqual(byNumber(line, to), ['Support']);
    });
}

test('a line for one channel says nothing about the others, and goes before the line for all', () => {
    assert.deepEqual(byNumber('whatsapp:+15558675310 = Chat', '+15558675310'), []);
    const both = '+15558675310 = Phone\nwhatsapp:+15558675310 = Chat';
    assert.deepEqual(byNumber(both, 'whatsapp:+15558675310'), ['Chat']);
    assert.deepEqual(byNumber(both, '+15558675310'), ['Phone']);
});

test('other numbers are not decided, not even one that only ends the same', () => {
    assert.deepEqual(byNumber('+15558675310 = Support', '+445558675310'), []);
    assert.deepEqual(byNumber('5558675310 = Support', '+15558675310'), []);
});

test('a department name may hold = and #', () => {
    assert.deepEqual(byNumber('+15558675310 = Level = 2 # night', '+15558675310'), ['Level = 2 # night']);
});

test('comments and blank lines are passed over, bad lines are reported with their number, good ones count', () => {
    const setting =
        '# our numbers\r\n\r\n+15558675310 Support\n+15558675310 = Support\n= Sales\n+15551234567 =\nSupport = +15558675310\n1 555 867 5310 = Sales';
    const { entries, problems } = parseDepartmentMap(setting);
    assert.deepEqual([...entries], [['15558675310', 'Support']]);
    assert.deepEqual(problems, [
        { line: 3, text: '+15558675310 Support', why: 'no = between the number and the department' },
        { line: 5, text: '= Sales', why: 'no number before the =' },
        { line: 6, text: '+15551234567 =', why: 'no department after the =' },
        { line: 7, text: 'Support = +15558675310', why: 'not a number or short code before the =' },
        { line: 8, text: '1 555 867 5310 = Sales', why: 'this number was already listed above' },
    ]);
});

test('the query goes before the number and the number before the default, and none is tried twice', () => {
    const map = parseDepartmentMap('+15558675310 = Support');
    const to = '+15558675310';
    const choose = (query: string | undefined, fallback: string | undefined) =>
        chooseDepartment({ query, to, map, fallback });
    assert.deepEqual(choose('Sales', 'Front desk'), ['Sales', 'Support', 'Front desk']);
    assert.deepEqual(choose(undefined, 'Front desk'), ['Support', 'Front desk']);
    assert.deepEqual(choose(' ', ' '), ['Support']);
    assert.deepEqual(choose('Support', ' Support '), ['Support']);
    assert.deepEqual(chooseDepartment({ query: undefined, to: '12345', map, fallback: undefined }), []);
});
