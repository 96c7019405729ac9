import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hideKnownNoise, STOPPED } from '../workspace/engine/known-noise.mts';

const DEPRECATION = '(node:6922) [DEP0181] DeprecationWarning: crypto.Hmac constructor is deprecated.\n';
const timeout = () => new Error('[app] Request "x1" for method "api:sms:post" timed out after 30000ms');

test('what is known is not printed, and everything else is', (t) => {
    const printed: unknown[][] = [];
    t.mock.method(console, 'error', (...said: unknown[]) => void printed.push(said));
    const news = new Error('something else');
    const noise = hideKnownNoise();
    console.error('Subprocess stderr', DEPRECATION);
    console.error(new Error(STOPPED));
    assert.deepEqual(printed, []);
    console.error('Subprocess stderr', `${DEPRECATION}Uncaught: no memory\n`);
    console.error('Subprocess stderr', 'two\nlines\n');
    console.error(news);
    console.error('The event failed:', news);
    assert.deepEqual(printed, [
        ['Subprocess stderr', 'Uncaught: no memory'],
        ['Subprocess stderr', 'two\nlines\n'],
        [news],
        ['The event failed:', news],
    ]);
    noise.stop();
});

test('a request that times out is printed unless its runtime was killed on purpose', (t) => {
    const printed = t.mock.method(console, 'error', () => undefined).mock;
    const noise = hideKnownNoise();
    console.error(timeout());
    assert.equal(printed.callCount(), 1);
    noise.killed();
    console.error(timeout());
    assert.equal(printed.callCount(), 1);
    noise.stop();
});

test('the console is as it was when the engine stops', (t) => {
    const mine = t.mock.method(console, 'error', () => undefined).mock;
    const before = console.error;
    hideKnownNoise().stop();
    assert.equal(console.error, before);
    console.error(new Error(STOPPED));
    assert.equal(mine.callCount(), 1);
});
