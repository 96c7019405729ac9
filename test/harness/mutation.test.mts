import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reaching } from '../mutation/reaching.mts';
import { sampleOf } from '../mutation/sample.mts';
import { scoreLines } from '../mutation/score.mts';
import { repositoryRoot } from '../workspace/cache.mts';

const MUTANTS = Array.from({ length: 50 }, (_, line) => ({
    fileName: 'lib/queue/turn.ts',
    location: { start: { line, column: 1 }, end: { line, column: 9 } },
    mutatorName: 'BooleanLiteral',
    replacement: 'true',
}));

const TESTS = ['verify', 'phone-format', 'public-url'].map((name) => `test/unit/${name}.test.mts`);

// It imports each file of its folder by a name that it makes up.
const TOPICS = 'test/unit/topics.test.mts';

test('the tests that lead to a file are found, the nearest first', () => {
    assert.deepEqual(reaching(TESTS, ['lib/twilio/public-url.ts'], repositoryRoot), [
        'test/unit/public-url.test.mts',
        'test/unit/verify.test.mts',
    ]);
    assert.deepEqual(reaching(TESTS, ['lib/words/no-such-file.ts'], repositoryRoot), []);
    assert.deepEqual(reaching([TOPICS, ...TESTS], ['lib/words/topics/check.ts'], repositoryRoot), [TOPICS]);
    const all = readdirSync(join(repositoryRoot, 'test/unit')).map((name) => `test/unit/${name}`);
    assert.ok(reaching(all, ['lib/words/topics/check.ts'], repositoryRoot).slice(0, 5).includes(TOPICS));
});

test('a seed draws the same faults in whichever order they come, another seed draws others', () => {
    const drawn = sampleOf(MUTANTS, { size: 10, seed: 1 });
    assert.deepEqual(sampleOf([...MUTANTS].reverse(), { size: 10, seed: 1 }), drawn);
    assert.notDeepEqual(sampleOf(MUTANTS, { size: 10, seed: 2 }), drawn);
    assert.equal(new Set(drawn).size, 10);
    assert.equal(sampleOf(MUTANTS, { size: 99, seed: 1 }).length, 50);
});

test('the score counts what was tried, by room and in all, and says how sure it is', () => {
    const outcomes = (fileName: string, status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'CompileError') => ({
        fileName,
        status,
    });
    const lines = scoreLines(
        [
            ...Array(80).fill(outcomes('/app/lib/queue/turn.ts', 'Killed')),
            outcomes('/app/lib/queue/turn.ts', 'Timeout'),
            ...Array(9).fill(outcomes('/app/lib/words/links.ts', 'Survived')),
            ...Array(10).fill(outcomes('/app/lib/words/links.ts', 'NoCoverage')),
            ...Array(99).fill(outcomes('/app/lib/words/links.ts', 'CompileError')),
        ],
        '/app',
    );
    assert.deepEqual(lines, [
        'lib/queue: 81 of 81, 100.0 % (95.5 to 100.0)',
        'lib/words: 0 of 19, 0.0 % (0.0 to 16.8)',
        'all: 81 of 100, 81.0 % (72.2 to 87.5)',
    ]);
});
