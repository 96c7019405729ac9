import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    failedNote,
    type Impossible,
    impossibleNote,
    leftFilesNote,
    unknownNote,
} from '../../lib/words/reply-wording.ts';

const WHY = { meaning: 'It was filtered.', advice: 'Word it differently.' };

test('a failure names the reply, what happened, what to do, and the code', () => {
    assert.equal(
        failedNote('Hi', { ...WHY, code: 30007 }, 'en'),
        '⚠️ Not delivered: “Hi”. It was filtered. Word it differently. (Twilio error 30007)',
    );
});

test('without a code none is named', () => {
    assert.equal(failedNote('Hi', WHY, 'en'), '⚠️ Not delivered: “Hi”. It was filtered. Word it differently.');
});

test('every reason not to send says who can do what', () => {
    const expected: Readonly<Record<Impossible, RegExp>> = {
        'no-credentials': /administrator/,
        'no-api-address': /administrator/,
        'wrong-host': /no such host.*administrator/,
        'no-address': /next text/,
        'not-answerable': /cannot receive/,
        'opted-out': /STOP.*START/,
        'window-shut': /24 hours.*`\/sms again`/,
    };
    for (const why of Object.keys(expected) as Impossible[]) {
        const note = impossibleNote('Hi', why, 'en');
        assert.ok(note.startsWith('⚠️ Not sent: “Hi”. '));
        assert.match(note, expected[why]);
    }
});

test('an unknown outcome is not called a failure, and says that nothing was repeated', () => {
    assert.match(unknownNote('Hi', 'en'), /^⚠️ Perhaps not delivered: “Hi”\..*not sent again/);
});

test('a long reply is quoted by its beginning, on one line, and no character is cut in two', () => {
    const note = impossibleNote(`${'👍'.repeat(50)}\n\nmore`, 'opted-out', 'en');
    assert.ok(note.includes(`“${'👍'.repeat(40)}…”`));
    assert.ok(!impossibleNote('one\n\ntwo\tthree', 'opted-out', 'en').includes('\n'));
    assert.ok(impossibleNote('one\n\ntwo\tthree', 'opted-out', 'en').includes('“one two three”'));
});

test('a reply without words is called a file', () => {
    assert.match(unknownNote(' \n', 'en'), /: your file\. /);
});

test('what is quoted mentions nobody and is not read as Markdown', () => {
    for (const said of ['tell @all now', '@here', 'ask @all']) {
        assert.doesNotMatch(unknownNote(said, 'en'), /(^|[\s>“])@(all|here)/);
    }
    const name = 'a *bold* `name`.pdf';
    const note = leftFilesNote([{ name, reason: { kind: 'type' } }], 'en');
    assert.ok(!note.includes(name));
    assert.equal(note.replace(/[\\\u2060]/g, '').includes(name), true);
});

test('each file that stayed behind has its own line with its reason', () => {
    const lines = leftFilesNote(
        [
            { name: 'a.zip', reason: { kind: 'type' } },
            { name: 'b.pdf', reason: { kind: 'size', maxBytes: 512_000 } },
            { name: 'c.png', reason: { kind: 'gone' } },
        ],
        'en',
    ).split('\n');
    assert.equal(lines.length, 3);
    for (const [index, expected] of [/“a\.zip”\..*type/, /“b\.pdf”\..*512 kB/, /“c\.png”\..*any more/].entries()) {
        assert.match(lines[index] ?? '', expected);
    }
});
