import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLines } from '../../lib/model/setting-lines.ts';

/** `name=value`; every other line is refused. */
function pairIn(line: string): readonly [string, string] | string {
    const [name = '', value] = line.split('=');
    return value === undefined ? 'no pair' : [name, value];
}

test('every line is read without the white space around it, whatever ends the lines', () => {
    const { entries, problems } = parseLines(' a=1 \r\n\tb=2\rc=3\n', pairIn);
    assert.deepEqual([Object.fromEntries(entries), problems], [{ a: '1', b: '2', c: '3' }, []]);
});

test('blank lines and comments are passed over, and counted', () => {
    const { entries, problems } = parseLines('\n  \n# a=1\n  #b=2\nbroken', pairIn);
    assert.deepEqual([entries.size, problems], [0, [{ line: 5, why: 'no pair' }]]);
});

test('of two lines for one key the first counts, and the second is a problem', () => {
    const { entries, problems } = parseLines('a=1\na=2\nb=3', pairIn);
    assert.deepEqual(Object.fromEntries(entries), { a: '1', b: '3' });
    assert.deepEqual(problems, [{ line: 2, why: 'was already listed above' }]);
});
