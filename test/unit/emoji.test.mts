import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { emojiOf } from '../../lib/words/emoji.ts';
import { listedEmoji, renderedTable, TABLE } from '../emoji/render.mts';

test('every name of every emoji in Rocket.Chat’s picker stands for that emoji, in every skin tone', () => {
    const wrong = listedEmoji().flatMap(({ emoji, names }) => names.filter((name) => emojiOf(name) !== emoji));
    assert.deepEqual(wrong, []);
    assert.ok(listedEmoji().length > 3_000);
});

test('flags, families, keycaps and people with two tones are among them', () => {
    const names =
        'flag_de england family_mwgb hash rainbow_flag handshake_tone1_tone2 people_holding_hands_tone5 mage_dark_skin_tone';
    assert.deepEqual(names.split(' ').map(emojiOf), [
        '🇩🇪',
        '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
        '👨‍👩‍👧‍👦',
        '#️⃣',
        '🏳️‍🌈',
        '🫱🏻‍🫲🏼',
        '🧑🏿‍🤝‍🧑🏿',
        '🧙🏿',
    ]);
});

test('a name that is none stands for nothing', () => {
    for (const name of [
        'party_parrot',
        'heart_tone2',
        'wave_tone6',
        'wave_tone1_tone2',
        '_tone1',
        '',
        'constructor',
        '__proto__',
    ]) {
        assert.equal(emojiOf(name), undefined, name);
    }
});

test('the list is the one that is made from emoji-toolkit', () => {
    assert.equal(readFileSync(TABLE, 'utf8'), renderedTable());
});
