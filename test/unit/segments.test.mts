import assert from 'node:assert/strict';
import { test } from 'node:test';
import { segmentsIn } from '../../lib/words/segments.ts';
import { segmentsOf } from '../workspace/twilio/segments.mts';

const TEXTS: ReadonlyArray<readonly [text: string, parts: number, sign?: string]> = [
    ['', 0],
    ['Hello', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['Grüße, ça va? àèé', 1, 'ç'],
    [`${'a'.repeat(69)}’`, 1, '’'],
    [`${'a'.repeat(70)}’`, 2, '’'],
    ['👨‍👩‍👧', 1, '👨‍👩‍👧'],
];

for (const [text, parts, sign] of TEXTS) {
    test(`${JSON.stringify(text.slice(0, 12))} of ${text.length} takes ${parts}`, () => {
        const counted = segmentsIn(text);
        assert.equal(counted.sign, sign);
        if (text !== '') {
            assert.equal(counted.parts, segmentsOf(text), 'as the simulated Twilio counts');
        }
        assert.equal(counted.parts, parts);
    });
}
