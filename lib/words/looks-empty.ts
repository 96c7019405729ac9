/** Whether a reader would see nothing: white space, controls, signs that only steer others (zero width, direction,
 * variation), accents without a letter, and letters that are drawn as a blank. Source: Unicode general categories Z, C and M;
 * the blank Braille pattern and the Hangul fillers have others. */
export function looksEmpty(text: string): boolean {
    return !/[^\p{Z}\p{C}\p{M}\u2800\u115f\u1160\u3164\uffa0]/u.test(text);
}
