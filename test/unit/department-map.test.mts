import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DepartmentMap, departmentFor, parseDepartment } from '../../lib/model/department-map.ts';
import { parseLines } from '../../lib/model/setting-lines.ts';

function mapOf(setting: string): DepartmentMap {
    return parseLines(setting, parseDepartment).entries;
}

function byNumber(setting: string, to: string): string | undefined {
    return departmentFor(to, mapOf(setting));
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
        assert.equal(byNumber(line, to), 'Support');
    });
}

test('a line for one channel says nothing about the others, and goes before the line for all', () => {
    assert.equal(byNumber('whatsapp:+15558675310 = Chat', '+15558675310'), undefined);
    const both = '+15558675310 = Phone\nwhatsapp:+15558675310 = Chat';
    assert.equal(byNumber(both, 'whatsapp:+15558675310'), 'Chat');
    assert.equal(byNumber(both, '+15558675310'), 'Phone');
});

test('other numbers are not decided, not even one that only ends the same', () => {
    assert.equal(byNumber('+15558675310 = Support', '+445558675310'), undefined);
    assert.equal(byNumber('5558675310 = Support', '+15558675310'), undefined);
});

test('a department name may hold = and #', () => {
    assert.equal(byNumber('+15558675310 = Level = 2 # night', '+15558675310'), 'Level = 2 # night');
});

test('comments and blank lines are passed over, bad lines are reported with their number, good ones count', () => {
    const setting =
        '# our numbers\r\n\r\n+15558675310 Support\n+15558675310 = Support\n= Sales\n+15551234567 =\nSupport = +15558675310\n1 555 867 5310 = Sales';
    const { entries, problems } = parseLines(setting, parseDepartment);
    assert.deepEqual([...entries], [['15558675310', 'Support']]);
    assert.deepEqual(problems, [
        { line: 3, why: 'no = between the number and the department' },
        { line: 5, why: 'no number before the =' },
        { line: 6, why: 'no department after the =' },
        { line: 7, why: 'not a number or short code before the =' },
        { line: 8, why: 'was already listed above' },
    ]);
});

for (const [number, key] of [
    ['123', '123'],
    ['+1 555', '1555'],
    ['a:b', 'a:b'],
    ['rcs2:my_agent', 'rcs2:my_agent'],
    ['messenger : 1234567890', 'messenger:1234567890'],
    ['12', undefined],
    ['Support', undefined],
    ['2chat:agent', undefined],
    ['my rcs:agent', undefined],
    ['rcs:my agent', undefined],
    ['rcs2:my agent', undefined],
    ['12345 x', undefined],
    ['x12345', undefined],
] as const) {
    test(`before the = “${number}” is ${key === undefined ? 'no number' : `the number ${key}`}`, () => {
        const parsed = parseDepartment(`${number} = Support`);
        assert.deepEqual(parsed, key === undefined ? 'not a number or short code before the =' : [key, 'Support']);
    });
}
