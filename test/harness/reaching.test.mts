import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reaching } from '../mutation/reaching.mts';
import { repositoryRoot } from '../workspace/cache.mts';

const TESTS = ['verify', 'phone-format', 'signature'].map((name) => `test/unit/${name}.test.mts`);

test('the tests that lead to a file are found, the nearest first', () => {
    assert.deepEqual(reaching(TESTS, ['lib/twilio/signature.ts'], repositoryRoot), [
        'test/unit/signature.test.mts',
        'test/unit/verify.test.mts',
    ]);
    assert.deepEqual(reaching(TESTS, ['lib/words/no-such-file.ts'], repositoryRoot), []);
});
