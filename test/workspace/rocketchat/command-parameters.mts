/**
 * What is typed behind a command, in words, as Rocket.Chat cuts it. Both kinds of quotes hold words together, also where one
 * stands inside a word, and are lost: `I don't think it's late` is `I`, `dont think its`, `late`.
 * Source: apps/meteor/lib/utils/parseParameters.ts.
 */
export function commandParameters(typed: string): string[] {
    const words: string[] = [];
    let word: string | undefined;
    let end = 0;
    const finish = () => {
        if (word !== undefined) words.push(word);
        word = undefined;
    };
    const add = (plain: string) => {
        for (const piece of plain.split(/([ \n\r\t])/)) {
            if (/^[ \n\r\t]$/.test(piece)) finish();
            else if (piece !== '') word = (word ?? '') + piece;
        }
    };
    for (const { 0: whole, 2: inside = '', index } of typed.matchAll(QUOTED)) {
        // Two that touch are two words.
        if (index === end && end > 0) finish();
        add(typed.slice(end, index));
        word = (word ?? '') + inside;
        end = index + whole.length;
    }
    add(typed.slice(end));
    finish();
    return end === 0 ? words : words.map((one) => one.replaceAll('\\"', '"'));
}

const QUOTED = /(["'])((?:\\.|(?!\1)[^\\])*)\1/gs;
