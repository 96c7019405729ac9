import assert from 'node:assert/strict';
import test from 'node:test';
import { isGeneric, typeAllowed } from '../../lib/twilio/media-types.ts';

const DEFAULT_TYPES = 'image/*,audio/*,video/*,text/*,application/pdf';
const ALLOWED: ReadonlyArray<readonly [contentType: string, patterns: string, allowed: boolean]> = [
    ['image/jpeg', DEFAULT_TYPES, true],
    ['IMAGE/JPEG', DEFAULT_TYPES, true],
    ['audio/ogg; codecs=opus', DEFAULT_TYPES, true],
    ['application/pdf', DEFAULT_TYPES, true],
    ['application/pdf;x=image/png', 'image/*', false],
    ['application/zip', DEFAULT_TYPES, false],
    ['imagex/png', 'image/*', false],
    ['image/png', ' IMAGE/PNG ', true],
    ['image/png', 'audio/*, image/*', true],
    ['image/png', 'image', false],
    ['image/png', 'image/', false],
    ['image/png', '*/png', false],
    ['image/png', '.*', false],
    ['image/png', 'im*', false],
    ['image/png', ',,not a type,,image/*', true],
    ['application/zip', '*', true],
    ['image/jpg', 'image/jpeg', true],
    ['image/jpeg', 'image/jpg', true],
    ['audio/wav', 'audio/wav', true],
    ['image/png', 'image/png;q=1', true],
    ['application/zip', '*/*', true],
    ['image/png', '', false],
    ['', '*', false],
    ['garbage', '*', false],
    ['image/*', 'image/*', false],
];

for (const [contentType, patterns, allowed] of ALLOWED) {
    test(`${JSON.stringify(contentType)} is ${allowed ? '' : 'not '}allowed by ${JSON.stringify(patterns)}`, () => {
        assert.equal(typeAllowed(contentType, patterns), allowed);
    });
}

test('a type that says nothing of a file is told from one that has such a word in it', () => {
    for (const type of ['', 'garbage', 'application/octet-stream', 'Binary/Octet-Stream; q=1', 'unknown/unknown']) {
        assert.equal(isGeneric(type), true, type);
    }
    for (const type of ['image/png', 'application/x-download-list', 'x-unknown/y', 'application/zip']) {
        assert.equal(isGeneric(type), false, type);
    }
});
