import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandParameters } from '../workspace/rocketchat/command-parameters.mts';

test('what is typed behind a command is cut as Rocket.Chat cuts it: quotes hold together, and are lost', () => {
    const rows: ReadonlyArray<readonly [typed: string, words: readonly string[]]> = [
        ['', []],
        ['   ', []],
        [' help', ['help']],
        ['a  b\tc\nd', ['a', 'b', 'c', 'd']],
        ['say "hello there" now', ['say', 'hello there', 'now']],
        ["say 'hello  there' now", ['say', 'hello  there', 'now']],
        ['a "b" c', ['a', 'b', 'c']],
        ['"a""b c"', ['a', 'b c']],
        ["I don't think", ['I', "don't", 'think']],
        ["I don't think it's late", ['I', 'dont think its', 'late']],
        ['a \\"quoted\\" b', ['a', '\\"quoted\\"', 'b']],
        ['"say \\"hi\\" now" b', ['say "hi" now', 'b']],
        ['open "never closed', ['open', '"never', 'closed']],
        ['a "" b', ['a', '', 'b']],
    ];
    for (const [typed, words] of rows) {
        assert.deepEqual(commandParameters(typed), words, typed);
    }
});
