import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestOf } from '../../lib/words/nearest.ts';

const NAMES = ['check', 'connect', 'disconnect', 'test', 'recover', 'forget', 'help'];

test('the name that was meant is found by its first letters, or with two letters wrong', () => {
    const rows: ReadonlyArray<readonly [word: string, name: string | undefined]> = [
        ['conn', 'connect'],
        ['conect', 'connect'],
        ['hepl', 'help'],
        ['chekc', 'check'],
        ['forgetme', 'forget'],
        ['recovered', 'recover'],
        ['tset', 'test'],
        ['c', undefined],
        ['ab', undefined],
        ['', undefined],
        ['constructor', undefined],
        ['weather', undefined],
        ['x'.repeat(100_000), undefined],
    ];
    for (const [word, name] of rows) {
        assert.equal(nearestOf(word, NAMES), name, word.slice(0, 20));
    }
});
