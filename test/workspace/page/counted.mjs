/** A number with its noun: `1 text`, `2 texts`. @param {number} count @param {string} noun @param {string} [nouns] */
export const counted = (count, noun, nouns = `${noun}s`) => `${count} ${count === 1 ? noun : nouns}`;

/** `never`, `once`, `twice`, `3 times`. @param {number} count */
export const times = (count) => ['never', 'once', 'twice'][count] ?? `${count} times`;

/** Where a text is, counted there. @param {number} count */
export const inInbox = (count) => (count === 0 ? 'not in the inbox' : `in the inbox ${times(count)}`);
