import assert from 'node:assert/strict';
import test from 'node:test';
import { stretchesOf } from '../../lib/words/links.ts';

function linksIn(line: string): readonly string[] {
    return stretchesOf(line)
        .filter(({ kind }) => kind === 'link')
        .map(({ text }) => text);
}

test('a line is cut into words and links, in order and with what each stretch of words follows', () => {
    assert.deepEqual(stretchesOf('see a.example/x, or mail ann@b.example now'), [
        { kind: 'words', text: 'see ', start: 0 },
        { kind: 'link', text: 'a.example/x', start: 4 },
        { kind: 'words', text: ', or mail ', start: 15, after: 'link' },
        { kind: 'link', text: 'ann@b.example', start: 25 },
        { kind: 'words', text: ' now', start: 38, after: 'address' },
    ]);
    assert.deepEqual(stretchesOf(''), [{ kind: 'words', text: '', start: 0 }]);
    assert.deepEqual(stretchesOf('https://a.example'), [
        { kind: 'words', text: '', start: 0 },
        { kind: 'link', text: 'https://a.example', start: 0 },
        { kind: 'words', text: '', start: 17, after: 'link' },
    ]);
});

const LINKS: ReadonlyArray<readonly [line: string, ...links: readonly string[]]> = [
    ['HTTPS://A.EXAMPLE/B', 'HTTPS://A.EXAMPLE/B'],
    ['web+chat-1://x.y?y=[z]', 'web+chat-1://x.y?y=[z]'],
    ['web+chat-1://x'],
    ['https://ann:pw@a_b.example/x_y http://localhost:80/x', 'https://ann:pw@a_b.example/x_y', 'http://localhost:80/x'],
    ['https://a.example/b](https://c.example)', 'https://a.example/b', 'https://c.example'],
    ['a.example/b](c.example)', 'a.example/b', 'c.example'],
    ['<https://a.example|b>', 'https://a.example|b'],
    ['a.example:80/b b.example?c d.example#e', 'a.example:80/b', 'b.example?c', 'd.example#e'],
    ['a.b.c.example', 'a.b.c.example'],
    ['élan@a.example', 'élan@a.example'],
    ['a.n-n@x.y.example', 'a.n-n@x.y.example'],
    ['example'],
    ['1.5 and 10:30', '1.5'],
    ['v2.0_b é.ü. 192.168.0.1/x', 'v2.0', 'é.ü', '192.168.0.1/x'],
    ['.5 a..b ok.'],
    ['@ann'],
    ['ann@example'],
    ['file://'],
];

for (const [line, ...links] of LINKS) {
    test(`the links of ${JSON.stringify(line)} are ${JSON.stringify(links)}`, () => {
        assert.deepEqual(linksIn(line), links);
    });
}

test('signs at the end of a link that the parser leaves out are words', () => {
    for (const sign of '.,!%~*"\':;()=') {
        assert.deepEqual(linksIn(`https://a.example/b${sign}`), ['https://a.example/b'], sign);
        assert.deepEqual(linksIn(`https://a.example/b${sign}${sign} c`), ['https://a.example/b'], sign);
    }
    for (const sign of '?#/&-_+$|') {
        assert.deepEqual(linksIn(`https://a.example/b${sign}`), [`https://a.example/b${sign}`], sign);
    }
});

test('words follow an address only after a mail address', () => {
    const after = (line: string) => stretchesOf(line)[2]?.after;
    assert.equal(after('ann@a.example*'), 'address');
    assert.equal(after('https://ann@a.example/*'), 'link');
    assert.equal(after('a.example/ann@b*'), 'link');
    assert.equal(after('a.example?b@c*'), 'link');
    assert.equal(after('a.example/ann@b.example*'), 'address');
    assert.equal(after('a.example?@*'), 'link');
    assert.equal(after('a.example*'), 'link');
});
